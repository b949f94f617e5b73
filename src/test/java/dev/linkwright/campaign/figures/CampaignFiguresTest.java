package dev.linkwright.campaign.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.linkwright.campaign.CampaignCast;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.Step.Words;
import dev.linkwright.campaign.figures.Figures.Asked;
import dev.linkwright.campaign.figures.Figures.Row;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Enrolled, approved, sent, bounced, answered, positive, declined, promised, won by campaign, mail, version, sender, person, asset; every number opens its rows. */
@QuarkusTest
class CampaignFiguresTest {
    private static final List<StepText> MAILS = List.of(new StepText(0, "One", "Hello.\n\n{my_name}", null, new Words("Two", "Hello there.\n\n{my_name}", null)),
            new StepText(3, "", "Again.\n\n{my_name}"));

    @Inject
    CampaignCast campaigns;
    @Inject
    Cast cast;
    @Inject
    Figures figures;
    @Inject
    dev.linkwright.campaign.LaunchCampaign launch;
    @Inject
    EntityManager database;

    /**
     * Eight people with a known story: 7 approved (3 by Ben), 6 sent, 1 bounced, 4 answered (3 after mail 1, 1 after mail 2), 2 positive, 1 declined, 2 promised
     * (1 without an answer), 1 won.
     */
    private Scene story() {
        Scene scene = campaigns.draft(8, true, MAILS);
        launch.run(scene.campaignId(), scene.ana(), CampaignCast.NOW);
        long ben = cast.ben().id();
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("create temporary table n on commit drop as select id, row_number() over (order by id) as n from enrollment where campaign_id = ?1")
                    .setParameter(1, scene.campaignId()).executeUpdate();
            change("step_send s set approved_at = now(), approved_by = case when n.n <= 3 then " + ben + " else " + scene.ana().id() + " end", "s.enrollment_id", "<= 7");
            change("step_send s set sent_at = now(), variant = case when n.n % 2 = 0 then 'B' else 'A' end", "s.enrollment_id", "<= 6");
            change("enrollment e set first_sent_at = now(), last_sent_at = now(), next_step = 2, state = 'ACTIVE'", "e.id", "<= 6");
            secondMailOfTheFourth();
            change("enrollment e set next_step = 3", "e.id", "= 4");
            change("enrollment e set bounced_at = now()", "e.id", "= 6");
            change("enrollment e set replied_at = now(), replied_after = case when n.n = 4 then 2 else 1 end", "e.id", "<= 4");
            change("enrollment e set answer_tone = case when n.n = 3 then 'DECLINED' else 'POSITIVE' end", "e.id", "<= 3");
            change("enrollment e set promised_at = now()", "e.id", "in (1, 5)");
            change("enrollment e set won_at = now()", "e.id", "= 1");
        });
        return scene;
    }

    private void change(String what, String whose, String which) {
        database.createNativeQuery("update " + what + " from n where n.id = " + whose + " and n.n " + which).executeUpdate();
    }

    /** As a copy of its first. */
    private void secondMailOfTheFourth() {
        database.createNativeQuery("""
                with copy as (insert into message (thread_id, mailbox_id, brand_id, site_id, direction, kind, state, message_id, from_address, to_address, subject, body_text, created_at, sent_at)
                    select m.thread_id, m.mailbox_id, m.brand_id, m.site_id, m.direction, 'FOLLOW_UP', 'SENT', m.message_id || '2', m.from_address, m.to_address, m.subject, m.body_text, m.created_at, now()
                    from message m join step_send s on s.message_id = m.id join n on n.id = s.enrollment_id where n.n = 4 returning id, mailbox_id)
                insert into step_send (enrollment_id, step_no, message_id, mailbox_id, created_at, sent_at)
                select n.id, 2, copy.id, copy.mailbox_id, now(), now() from n, copy where n.n = 4
                """).executeUpdate();
    }

    @Test
    void everyDimensionCountsTheSameStory() {
        Scene scene = story();
        assertThat(counts(one(scene, Dimension.CAMPAIGN))).containsExactly(8L, 7L, 6L, 1L, 4L, 2L, 1L, 2L, 1L);
        assertThat(counts(one(scene, Dimension.ASSET))).containsExactly(8L, 7L, 6L, 1L, 4L, 2L, 1L, 2L, 1L);
        assertThat(counts(one(scene, Dimension.SENDER))).containsExactly(8L, 7L, 6L, 1L, 4L, 2L, 1L, 2L, 1L);
        assertThat(table(scene, Dimension.PERSON)).hasSize(2).anySatisfy(row -> {
            assertThat(row.label()).isEqualTo("Ben");
            assertThat(counts(row)).containsExactly(3L, 3L, 3L, 0L, 3L, 2L, 1L, 1L, 1L);
        }).anySatisfy(row -> assertThat(counts(row)).containsExactly(5L, 4L, 3L, 1L, 1L, 0L, 0L, 1L, 0L));
        List<Row> mails = table(scene, Dimension.STEP);
        assertThat(counts(mails.get(0))).containsExactly(8L, 7L, 6L, 1L, 3L, 2L, 1L, 2L, 1L);
        assertThat(counts(mails.get(1))).containsExactly(1L, 0L, 1L, 0L, 1L, 0L, 0L, 0L, 0L);
        List<Row> versions = table(scene, Dimension.VARIANT);
        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).count(Measure.SENT) + versions.get(1).count(Measure.SENT)).isEqualTo(6);
        assertThat(versions.get(0).count(Measure.ANSWERED)).isEqualTo(2);
        assertThat(versions.get(1).count(Measure.ANSWERED)).isEqualTo(1);
    }

    @Test
    void ratesNameWhatTheyAreAShareOf() {
        Row row = one(story(), Dimension.CAMPAIGN);
        assertThat(row.rate(Measure.ENROLLED)).isEmpty();
        assertThat(row.rate(Measure.SENT)).isEqualTo("6 of 8 enrolled");
        assertThat(row.rate(Measure.ANSWERED)).isEqualTo("4 of 6 sent");
        assertThat(row.rate(Measure.POSITIVE)).isEqualTo("2 of 4 answered");
        assertThat(row.rate(Measure.PROMISED)).isEqualTo("2 of 6 sent");
    }

    @Test
    void everyNumberOpensExactlyItsRows() {
        Scene scene = story();
        for (Dimension by : Dimension.values()) {
            Asked asked = asked(scene, by);
            for (Row row : figures.table(asked)) {
                for (Measure measure : Measure.values()) {
                    assertThat(figures.people(asked, row.key(), measure, 0, 100)).as("%s %s %s", by, row.label(), measure).hasSize((int) row.count(measure));
                }
            }
        }
        Visitor ana = Visitor.signedIn(scene.ana()).with("brand", scene.brand().id().toString());
        Document page = ana.open("/campaigns/figures?by=person");
        Element cell = page.select("td[data-label=Answered] a").first();
        assertThat(ana.open(cell.attr("href")).select("tbody tr")).hasSize(Integer.parseInt(cell.text()));
        for (Element link : ana.open("/campaigns/" + scene.campaignId() + "/results").select(".figures td[data-label=Positive] a")) {
            assertThat(ana.open(link.attr("href")).select("tbody tr")).hasSize(Integer.parseInt(link.text()));
        }
        assertThat(ana.open("/campaigns/" + scene.campaignId() + "/results").text()).contains("No winner yet").contains("below 30 of each nothing can be said")
                .contains("The range holds the true rate 95 times in 100");
    }

    @Test
    void theCsvSaysTheSameAndAPeriodNarrowsIt() {
        Scene scene = story();
        Visitor ana = Visitor.signedIn(scene.ana()).with("brand", scene.brand().id().toString());
        var file = ana.get("/campaigns/figures/table.csv?by=campaign");
        assertThat(file.statusCode()).as(file.headers() + file.body().asString()).isEqualTo(200);
        List<String> lines = file.body().asString().lines().toList();
        assertThat(lines.get(0)).startsWith("Campaign,Enrolled,Approved,\"Approved, % of enrolled\",Sent");
        assertThat(lines).hasSize(2).last().asString().contains(",8,7,87.50,6,75.00,1,16.67,4,66.67,2,50.00,1,25.00,2,33.33,1,16.67");
        assertThat(ana.get("/campaigns/figures/people.csv?by=campaign&measure=answered").body().asString().lines()).hasSize(5);
        LocalDate day = LocalDate.of(2026, 11, 20);
        assertThat(figures.table(new Asked(scene.brand().id(), null, Dimension.CAMPAIGN, day, day))).hasSize(1);
        assertThat(figures.table(new Asked(scene.brand().id(), null, Dimension.CAMPAIGN, day.plusDays(1), null))).isEmpty();
        assertThat(ana.get("/campaigns/figures?by=moon").statusCode()).isEqualTo(422);
        assertThat(ana.get("/campaigns/figures?from=soon").statusCode()).isEqualTo(422);
    }

    @Test
    void theApiCountsTheSameAndAPersonSaysWhatAnAnswerAmountsTo() {
        Scene scene = story();
        String token = cast.token(scene.ana());
        String path = "/brands/" + scene.brand().id() + "/campaign-figures";
        Api.with(token).get(path + "?by=campaign").then().statusCode(200).body("items[0].counts.answered", equalTo(4)).body("items[0].rates.answered.of", equalTo("sent"))
                .body("items[0].rates.answered.whole", equalTo(6));
        Api.with(token).get(path + "?by=moon").then().statusCode(422).body("field", equalTo("by"));
        List<Integer> answered = Api.with(token).get(path + "/people?by=campaign&measure=answered").then().statusCode(200).extract().path("items.id");
        assertThat(answered).hasSize(4);
        Api.with(token).body("{\"tone\":\"declined\"}").post("/enrollments/" + answered.get(3) + "/answer").then().statusCode(200).body("answer", equalTo("DECLINED"));
        assertThat(one(scene, Dimension.CAMPAIGN).count(Measure.DECLINED)).isEqualTo(2);
        Api.with(token).body("{\"tone\":\"splendid\"}").post("/enrollments/" + answered.get(3) + "/answer").then().statusCode(422).body("field", equalTo("tone"));
        List<Integer> silent = Api.with(token).get(path + "/people?by=campaign&measure=bounced").then().extract().path("items.id");
        Api.with(token).body("{\"tone\":\"positive\"}").post("/enrollments/" + silent.get(0) + "/answer").then().statusCode(422);
        Api.outsider().get(path).then().statusCode(401);
    }

    private Row one(Scene scene, Dimension by) {
        assertThat(table(scene, by)).hasSize(1);
        return table(scene, by).get(0);
    }

    private List<Row> table(Scene scene, Dimension by) {
        return figures.table(asked(scene, by));
    }

    private static Asked asked(Scene scene, Dimension by) {
        return new Asked(scene.brand().id(), null, by, null, null);
    }

    private static List<Long> counts(Row row) {
        return Stream.of(Measure.values()).map(row::count).toList();
    }
}
