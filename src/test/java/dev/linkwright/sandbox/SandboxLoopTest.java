package dev.linkwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.account.User;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.ApproveFirstMail;
import dev.linkwright.campaign.CampaignPlan;
import dev.linkwright.campaign.DraftReclamation;
import dev.linkwright.campaign.Enrol;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.LaunchCampaign;
import dev.linkwright.campaign.RecordPromise;
import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.WriteCampaign;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.job.RecurringJobs;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.CheckLink;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.shared.AppClock;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole loop through the sandbox's real mail server and real pages: write, get answers, win, lose, reclaim, leave without a trace. */
@QuarkusTest
class SandboxLoopTest {

    private static final String MAREN = "maren@tidy-desk.example";

    @Inject
    Sandbox sandbox;
    @Inject
    SamplePartners partners;
    @Inject
    SampleMails mails;
    @Inject
    AnswerAsPartner answerAsPartner;
    @Inject
    EditPartnerPage editPartnerPage;
    @Inject
    RecurringJobs jobs;
    @Inject
    WriteCampaign writeCampaign;
    @Inject
    Enrol enrol;
    @Inject
    LaunchCampaign launchCampaign;
    @Inject
    ApproveFirstMail approve;
    @Inject
    RecordPromise recordPromise;
    @Inject
    DraftReclamation draftReclamation;
    @Inject
    CheckLink checkLink;
    @Inject
    Brands brands;
    @Inject
    Assets assets;
    @Inject
    Mailboxes mailboxes;
    @Inject
    AppClock clock;
    @Inject
    Cast cast;
    @Inject
    EntityManager database;

    @BeforeEach
    void start() {
        // Days pass for everybody: what tests before this one left waiting would be done here, brand by brand and link by link.
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("update brand_ranking set stale_since = null where stale_since is not null").executeUpdate();
            database.createNativeQuery("update backlink set next_check_at = null where next_check_at is not null").executeUpdate();
        });
        sandbox.start(cast.cleo(), clock.instant());
    }

    @AfterEach
    void leave() {
        sandbox.leave(cast.cleo(), clock.instant());
        clock.reset();
    }

    @Test
    void firstMailArrivesAndAnAnswerStopsTheSequence() {
        sendTo(MAREN);
        assertThat(exchange("tidy-desk.example")).hasSize(1);

        answer("tidy-desk.example", AnswerKind.ANSWER, "Yes, send me the table.");
        assertThat(text("select state || ' ' || stop_reason from enrollment order by id desc limit 1")).isEqualTo("STOPPED REPLIED");
        assertThat(text("select kind from message where direction = 'IN' order by id desc limit 1")).isEqualTo("REPLY");

        daysPass(4);
        assertThat(exchange("tidy-desk.example")).as("no follow-up after an answer").hasSize(2);
    }

    @Test
    void followUpLeavesAfterItsDaysInTheSameThread() {
        sendTo(MAREN);
        daysPass(4);
        List<SampleMail> exchange = exchange("tidy-desk.example");
        assertThat(exchange).hasSize(2);
        assertThat(exchange.get(1).subject()).isEqualTo("Re: " + exchange.get(0).subject());
        assertThat(header(exchange.get(1), "In-Reply-To")).isEqualTo(header(exchange.get(0), "Message-ID"));
    }

    @Test
    void outOfOfficeOnlyMovesTheFollowUp() {
        sendTo(MAREN);
        answer("tidy-desk.example", AnswerKind.OUT_OF_OFFICE, "");
        assertThat(text("select state from enrollment order by id desc limit 1")).isEqualTo("ACTIVE");
        daysPass(4);
        assertThat(received("tidy-desk.example")).isEqualTo(1);
        daysPass(5);
        assertThat(received("tidy-desk.example")).isEqualTo(2);
    }

    @Test
    void deliveryReportSuppressesTheAddress() {
        sendTo(MAREN);
        answer("tidy-desk.example", AnswerKind.HARD_BOUNCE, "");
        assertThat(text("select count(*) from suppression where address = '" + MAREN + "' and lifted_at is null")).isEqualTo("1");
    }

    @Test
    void wishToBeLeftAloneIsTakenInWords() {
        sendTo(MAREN);
        answer("tidy-desk.example", AnswerKind.UNSUBSCRIBE, "");
        assertThat(text("select count(*) from suppression where lifted_at is null and (address = '" + MAREN + "' or domain = 'tidy-desk.example')")).isEqualTo("1");
    }

    @Test
    void linkIsWonLostAndAMentionReclaimedAndNothingIsLeftBehind() {
        long thread = sendTo(MAREN);
        answer("tidy-desk.example", AnswerKind.ANSWER, "The link is on our guide now.");
        SamplePartner partner = QuarkusTransaction.requiringNew().call(() -> partners.require("tidy-desk.example"));
        Backlink link = QuarkusTransaction.requiringNew().call(() -> recordPromise.run(thread, partner.pageUrl(), SampleBrand.ASSET_URL, null, cast.ana(), clock.instant()));

        editPartnerPage.run("tidy-desk.example", PageState.NOFOLLOW, SampleBrand.ASSET_URL, "the survey", clock.instant());
        checkLink.now(link.id(), clock.instant());
        assertThat(state(link)).isEqualTo("WON QUALIFIED");

        editPartnerPage.run("tidy-desk.example", PageState.UNAVAILABLE, null, null, clock.instant());
        checkLink.now(link.id(), clock.instant());
        assertThat(state(link)).isEqualTo("WON UNVERIFIABLE");

        editPartnerPage.run("tidy-desk.example", PageState.NOT_FOUND, null, null, clock.instant());
        checkLink.now(link.id(), clock.instant());
        assertThat(state(link)).isEqualTo("AT_RISK GONE");

        editPartnerPage.run("tidy-desk.example", PageState.PLAIN, null, null, clock.instant());
        daysPass(4);
        assertThat(state(link)).isEqualTo("LOST ABSENT");
        QuarkusTransaction.requiringNew().run(() -> draftReclamation.ofBacklink(link.id(), cast.ana(), clock.instant()));
        long sample = Long.parseLong(text("select id from brand where sandbox"));

        sandbox.leave(cast.cleo(), clock.instant());
        for (String table : tablesWith("brand_id")) {
            assertThat(text("select count(*) from " + table + " where brand_id = " + sample)).as(table).isEqualTo("0");
        }
        assertThat(text("select count(*) from site where domain = 'tidy-desk.example'")).isEqualTo("0");
        assertThat(text("select count(*) from mailbox where sandbox")).isEqualTo("0");
    }

    /** Sends the first mail of a campaign of two to this contact. @return its thread */
    private long sendTo(String address) {
        User ana = cast.ana();
        long campaign = QuarkusTransaction.requiringNew().call(() -> {
            Brand brand = brands.find("sandbox").firstResult();
            return writeCampaign.create(brand.id(), new CampaignPlan("Remote hiring " + Cast.number(), Opportunity.DIGITAL_PR, assets.of(brand).get(0).id(),
                    List.of(mailboxes.byAddress(SampleBrand.MAILBOX).orElseThrow().id()),
                    List.of(new StepText(0, "Numbers for {site}", "Hello {first_name|there},\n\nour survey: {asset_url}\n\n{my_name}"),
                            new StepText(3, "", "Hello again {first_name|there}, did you see my mail?\n\n{my_name}")),
                    new SendWindow(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, ZoneId.of("UTC"))), ana, clock.instant()).id();
        });
        long contact = Long.parseLong(text("select id from contact where email = '" + address + "'"));
        Enrollment enrollment = QuarkusTransaction.requiringNew().call(() -> enrol.run(campaign, List.of(contact), null, ana, clock.instant()).enrolled().get(0));
        QuarkusTransaction.requiringNew().run(() -> launchCampaign.run(campaign, ana, clock.instant()));
        QuarkusTransaction.requiringNew().run(() -> approve.run(enrollment.id(), ana, clock.instant()));
        jobs.allOnce();
        return Long.parseLong(text("select thread_id from enrollment where id = " + enrollment.id()));
    }

    private void answer(String domain, AnswerKind kind, String words) {
        SampleMail last = exchange(domain).stream().filter(SampleMail::toPartner).reduce((a, b) -> b).orElseThrow();
        answerAsPartner.run(domain, last.id(), kind, words, clock.instant());
    }

    private void daysPass(int days) {
        for (int hours = 6; hours <= days * 24; hours += 6) {
            clock.advance(Duration.ofHours(6));
            if (hours % 24 == 0) {
                jobs.allOnce();
            } else {
                jobs.whatTimeBrings();
            }
        }
    }

    private List<SampleMail> exchange(String domain) {
        return QuarkusTransaction.requiringNew().call(() -> mails.with(partners.require(domain)));
    }

    private long received(String domain) {
        return exchange(domain).stream().filter(SampleMail::toPartner).count();
    }

    private static String header(SampleMail mail, String name) {
        return mail.readable().headers().stream().filter(header -> header.name().equalsIgnoreCase(name)).findFirst().orElseThrow().value();
    }

    private String state(Backlink link) {
        return text("select state || ' ' || last_observation from backlink where id = " + link.id());
    }

    private String text(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> String.valueOf(database.createNativeQuery(sql).getSingleResult()));
    }

    @SuppressWarnings("unchecked")
    private List<String> tablesWith(String column) {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                "select table_name from information_schema.columns where table_schema = 'public' and column_name = ?1", String.class)
                .setParameter(1, column).getResultList());
    }
}
