package dev.linkwright.campaign;

import static dev.linkwright.campaign.CampaignCast.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.mail.CoolDown;
import dev.linkwright.mail.MailDesk;
import dev.linkwright.mail.MailKind;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageState;
import dev.linkwright.mail.send.SendDueMail;
import dev.linkwright.shared.AppClock;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.ScriptedSmtp;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody hears from a second campaign before they have rested from the first: not at enrolment, not through the gate, not at the last moment. */
@QuarkusTest
class RestBetweenCampaignsTest {

    @Inject
    Cast cast;
    @Inject
    CampaignCast campaigns;
    @Inject
    Enrol enrol;
    @Inject
    ApproveFirstMail approve;
    @Inject
    LaunchCampaign launch;
    @Inject
    LaunchGate gate;
    @Inject
    EndCampaign end;
    @Inject
    CoolDown coolDown;
    @Inject
    Enrollments enrollments;
    @Inject
    WhyNotNow whyNotNow;
    @Inject
    MailDesk desk;
    @Inject
    SendDueMail sendDueMail;
    @Inject
    AppClock clock;

    @AfterEach
    void theUsualDays() {
        coolDown.change(100, 30);
    }

    /** Somebody got the first mail of a campaign that then ended. */
    private Contact writtenTo(Instant at) {
        Scene scene = campaigns.launched(1);
        long id = one(scene);
        approve.run(id, scene.ana(), NOW);
        campaigns.leaves(id, 1, at);
        end.run(scene.campaignId(), scene.ana(), at);
        return scene.contact(0);
    }

    private long one(Scene scene) {
        return QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).get(0).id());
    }

    private Enrol.Result enrol(Scene scene, Contact contact, String reason, Instant now) {
        return enrol.run(scene.campaignId(), List.of(contact.id()), reason, scene.ana(), now);
    }

    @Test
    void anAddressRestsAHundredDaysAndItsSiteThirtyAsLongAsNobodySaysOtherwise() {
        Contact ines = writtenTo(NOW);
        Contact colleague = cast.contact(campaigns.siteOf(ines), "Nora");
        Scene next = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        assertThat(enrol(next, ines, null, NOW.plus(Duration.ofDays(99))).refused()).singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).contains("on 20 Nov 2026").contains("100 days").contains("until 28 Feb 2027"));
        assertThat(enrol(next, colleague, null, NOW.plus(Duration.ofDays(29))).refused()).singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).contains("somebody at that site").contains("30 days"));
        assertThat(enrol(next, colleague, null, NOW.plus(Duration.ofDays(31))).enrolled()).hasSize(1);
        assertThat(enrol(campaigns.draft(0, true, CampaignCast.THREE_STEPS), ines, null, NOW.plus(Duration.ofDays(101))).refused())
                .as("the address has rested; the site is held by the other campaign now").allSatisfy(refusal -> assertThat(refusal.reason()).doesNotContain("100 days"));
    }

    @Test
    void theDaysAreASetting() {
        Contact ines = writtenTo(NOW);
        String cleo = cast.token(cast.cleo());
        Api.with(cast.token(cast.ana())).body(Map.of("restContact", 0)).put("/pace").then().statusCode(403);
        Api.with(cleo).body(Map.of("restContact", -1)).put("/pace").then().statusCode(422).body("field", equalTo("contact"));
        Api.with(cleo).body(Map.of("restContact", 5, "restSite", 0)).put("/pace").then().statusCode(200).body("restContact", equalTo(5)).body("restSite", equalTo(0));
        assertThat(enrol(campaigns.draft(0, true, CampaignCast.THREE_STEPS), ines, null, NOW.plus(Duration.ofDays(4))).refused()).hasSize(1);
        assertThat(enrol(campaigns.draft(0, true, CampaignCast.THREE_STEPS), ines, null, NOW.plus(Duration.ofDays(6))).enrolled()).hasSize(1);
    }

    @Test
    void theGateStopsWhoWasWrittenToMeanwhileAndAReasonLetsThemThrough() {
        Instant today = clock.instant();
        coolDown.change(0, 0);
        Contact ines = writtenTo(today.minusSeconds(60));
        Scene next = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        enrol(next, ines, null, today);
        coolDown.change(100, 30);
        LaunchGate.Result result = QuarkusTransaction.requiringNew().call(() -> gate.check(next.campaignId()));
        assertThat(result.problems()).filteredOn(GateProblem::isBlocking).singleElement().satisfies(problem -> assertThat(problem.reason()).contains("100 days"));

        Scene other = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        assertThat(enrol(other, ines, "She asked for it by phone", today).enrolled()).hasSize(1);
        assertThat(QuarkusTransaction.requiringNew().call(() -> gate.check(other.campaignId())).ok()).isTrue();
        assertThat(QuarkusTransaction.requiringNew().call(() -> enrollments.require(one(other)).restWaived())).contains("She asked for it by phone");
    }

    @Test
    void theClaimIsTheLastGuardAndTheMailWaitsUntilTheRestIsOver() {
        try (ScriptedSmtp server = new ScriptedSmtp(ScriptedSmtp.Fault.NONE)) {
            Mailbox ana = desk.sendingTo(server.port(), NOW);
            Site site = cast.site();
            Contact tomas = cast.contact(site, "Tomas");
            Message first = desk.queued(ana, cast.brand(), null, site, tomas.email(), MailKind.FIRST, "enrollment:" + Cast.number() + "000:step:1", NOW);
            Message second = desk.queued(ana, cast.brand(), null, site, tomas.email(), MailKind.FIRST, "enrollment:" + Cast.number() + "000:step:1", NOW);
            sendDueMail.run(NOW);
            assertThat(server.taken()).hasSize(1);
            assertThat(List.of(desk.row(first).state(), desk.row(second).state())).containsExactlyInAnyOrder(MessageState.SENT, MessageState.DRAFT);
        }
        Scene scene = campaigns.launched(1);
        long id = one(scene);
        approve.run(id, scene.ana(), NOW);
        try (ScriptedSmtp server = new ScriptedSmtp(ScriptedSmtp.Fault.NONE)) {
            Message sooner = desk.queued(desk.sendingTo(server.port(), NOW), cast.brand(), null, campaigns.siteOf(scene.contact(0)), scene.contact(0).email(), MailKind.FIRST,
                    "enrollment:" + Cast.number() + "000:step:1", NOW);
            campaigns.sendsTo(scene.mailbox(), server.port());
            coolDown.change(100, 30);
            QuarkusTransaction.requiringNew().run(() -> desk.mailboxes().requireLocked(scene.mailbox().id()).pause("for the test", NOW));
            sendDueMail.run(NOW);
            assertThat(desk.row(sooner).state()).isEqualTo(MessageState.SENT);
            QuarkusTransaction.requiringNew().run(() -> desk.mailboxes().requireLocked(scene.mailbox().id()).resume(NOW));
            sendDueMail.run(NOW.plusSeconds(60));
            assertThat(server.taken()).hasSize(1);
            assertThat(campaigns.messageState(id, 1)).isEqualTo("QUEUED");
            String why = QuarkusTransaction.requiringNew().call(() -> whyNotNow.of(enrollments.require(id), NOW.plusSeconds(120))).why();
            assertThat(why).contains("A campaign wrote to").contains("100 days");
        }
    }
}
