package dev.linkwright.campaign;

import static dev.linkwright.campaign.CampaignCast.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.campaign.schedule.NextSend;
import dev.linkwright.mail.DomainPaces;
import dev.linkwright.mail.MailDesk;
import dev.linkwright.mail.MailKind;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageState;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.send.SendDueMail;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.ScriptedSmtp;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The limits as the sender keeps them, each with its sentence and the next time. */
@QuarkusTest
class PaceHoldsTest {

    @Inject
    Cast cast;
    @Inject
    CampaignCast campaigns;
    @Inject
    MailDesk desk;
    @Inject
    DomainPaces domainPaces;
    @Inject
    SendDueMail sendDueMail;
    @Inject
    dev.linkwright.mail.WhyNotNow mailWhy;
    @Inject
    WhyNotNow whyNotNow;
    @Inject
    Enrollments enrollments;
    @Inject
    ApproveFirstMail approve;
    @Inject
    ChangeHolidays changeHolidays;
    @Inject
    PlaceRecipient placeRecipient;
    @Inject
    Messages messages;

    @AfterEach
    void noLimit() {
        domainPaces.limitTo(0, NOW);
    }

    @Test
    void aDomainGetsItsLimitADayAcrossMailboxesAndTheRestSaysWhen() {
        try (ScriptedSmtp server = new ScriptedSmtp(ScriptedSmtp.Fault.NONE)) {
            Mailbox one = desk.sendingTo(server.port(), NOW);
            Mailbox other = desk.sendingTo(server.port(), NOW);
            String domain = "big-" + Cast.number() + ".example";
            List<Message> mails = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                mails.add(desk.queued(i % 2 == 0 ? one : other, cast.brand(), null, cast.site(), "p" + i + "@" + domain, MailKind.FIRST, "enrollment:pace" + Cast.number() + ":step:1", NOW));
            }
            Message elsewhere = desk.first(one, NOW);
            domainPaces.limitTo(4, NOW);
            sendDueMail.run(NOW);
            assertThat(desk.row(elsewhere).state()).as("a full domain holds nobody else").isEqualTo(MessageState.SENT);
            assertThat(mails.stream().map(desk::row).filter(mail -> mail.state() == MessageState.SENT)).hasSize(4);
            Message waits = mails.stream().map(desk::row).filter(mail -> mail.state() == MessageState.QUEUED).findFirst().orElseThrow();
            assertThat(mailWhy.of(waits.id(), NOW)).contains(domain + " has had its 4 mails of today from us; the next leaves from 21 Nov, 00:00 UTC on.");
            sendDueMail.run(NOW.plus(Duration.ofDays(1)));
            assertThat(mails.stream().map(desk::row)).allMatch(mail -> mail.state() == MessageState.SENT);
        }
    }

    @Test
    void aYoungMailboxStopsAtItsCapOfTheDay() {
        try (ScriptedSmtp server = new ScriptedSmtp(ScriptedSmtp.Fault.NONE)) {
            Mailbox young = desk.sendingTo(server.port(), NOW);
            QuarkusTransaction.requiringNew().run(() -> desk.mailboxes().requireLocked(young.id()).warmUp(1, 1, NOW));
            List<Message> mails = List.of(desk.first(young, NOW), desk.first(young, NOW), desk.first(young, NOW), desk.first(young, NOW));
            sendDueMail.run(NOW);
            assertThat(server.taken()).hasSize(1);
            assertThat(mailWhy.of(mails.get(1).id(), NOW).orElseThrow()).contains("its 1 mail of today (day 1 of 1000 of warming up)").contains("21 Nov, 00:00 UTC");
            sendDueMail.run(NOW.plus(Duration.ofDays(1)));
            assertThat(server.taken()).hasSize(3);
        }
    }

    @Test
    void hoursAreTheRecipientsAndAHolidayAddedLaterMovesWhatWaits() {
        Scene scene = campaigns.launched(2);
        Enrollment first = of(scene, 0);
        setOfficeHours(scene);
        placeRecipient.run(scene.contact(0).id(), null, "Asia/Tokyo", NOW);
        placeRecipient.run(scene.contact(1).id(), "Germany", "", NOW);
        approve.run(first.id(), scene.ana(), NOW);
        Enrollment second = of(scene, 1);
        approve.run(second.id(), scene.ana(), NOW);
        // Friday 10:00 UTC is evening in Tokyo and late morning in Berlin.
        assertThat(waitsUntil(first)).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(waitsUntil(second)).isEqualTo(NOW);
        changeHolidays.add(LocalDate.of(2026, 11, 23), "Labour Thanksgiving Day", null, scene.brand().id(), scene.ana(), NOW);
        changeHolidays.add(LocalDate.of(2026, 11, 20), "A free Friday", "de", null, scene.ana(), NOW);
        assertThat(waitsUntil(first)).isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
        assertThat(waitsUntil(second)).as("the brand is away on Monday too").isEqualTo(Instant.parse("2026-11-24T08:00:00Z"));
        NextSend why = QuarkusTransaction.requiringNew().call(() -> whyNotNow.of(enrollments.require(second.id()), NOW));
        assertThat(why.why()).isEqualTo("It is a holiday for the recipient (20 November).");
        assertThat(why.time()).contains(Instant.parse("2026-11-24T08:00:00Z"));
        changeHolidays.coming(NOW).stream().filter(day -> "DE".equals(day.country())).forEach(day -> changeHolidays.remove(day.id(), scene.ana(), NOW));
        assertThat(waitsUntil(second)).isEqualTo(NOW);
    }

    @Test
    void adminsChangePaceAndHolidaysAndEverybodySeesThem() {
        Visitor cleo = Visitor.signedIn(cast.cleo());
        assertThat(cleo.post("/settings/pace/per-domain", "perDomain", "many").statusCode()).isEqualTo(422);
        assertThat(cleo.post("/settings/pace/per-domain", "perDomain", "50").statusCode()).isEqualTo(303);
        assertThat(cleo.post("/settings/pace/holidays", "day", "2030-12-25", "name", "Christmas Day", "country", "Narnia", "brand", "").asString()).contains("is not a country");
        assertThat(cleo.post("/settings/pace/holidays", "day", "2030-12-25", "name", "Christmas Day", "country", "France", "brand", "").statusCode()).isEqualTo(303);
        Visitor ana = Visitor.signedIn(cast.ana());
        assertThat(ana.open("/settings/pace").select("main").text()).contains("At most 50 mails a day").contains("Wednesday 25 December 2030").contains("France");
        assertThat(ana.post("/settings/pace/per-domain", "perDomain", "0").statusCode()).isEqualTo(403);
        String token = cast.token(cast.cleo());
        assertThat(Api.with(token).body(Map.of("perDomain", -1)).put("/pace").statusCode()).isEqualTo(422);
        int id = Api.with(token).get("/pace/holidays").path("items.find { it.country == 'FR' }.id");
        assertThat(Api.with(token).delete("/pace/holidays/" + id).statusCode()).isEqualTo(204);
        assertThat(Api.with(token).body(Map.of("day", "2030-01-01", "name", "New Year")).post("/pace/holidays").statusCode()).isEqualTo(422);
    }

    private Enrollment of(Scene scene, int contact) {
        return QuarkusTransaction.requiringNew().call(() -> enrollments.ofContact(scene.campaignId(), scene.contact(contact).id()).orElseThrow());
    }

    private Instant waitsUntil(Enrollment enrollment) {
        return QuarkusTransaction.requiringNew().call(() -> messages.bySendKey(StepSend.sendKey(enrollment.id(), 1)).orElseThrow().notBefore());
    }

    private void setOfficeHours(Scene scene) {
        QuarkusTransaction.requiringNew().run(() -> enrollments.getEntityManager().createNativeQuery("""
                update campaign set window_days = '{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY}', window_from = '09:00', window_to = '17:00' where id = ?1""")
                .setParameter(1, scene.campaignId()).executeUpdate());
    }
}
