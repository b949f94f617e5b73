package dev.linkwright.campaign;

import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.campaign.figures.Dimension;
import dev.linkwright.campaign.figures.Figures;
import dev.linkwright.campaign.figures.Measure;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Report;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * A large campaign from the draft to its last approval, then the figures over many campaigns. {@code -Dbench.people=...} (2,000) in the one,
 * {@code -Dbench.rows=...} (1,000,000) enrollments in the others. Nothing is sent.
 */
@QuarkusTest
class MeasureCampaigns {

    private static final int PEOPLE = Integer.getInteger("bench.people", 2_000);
    private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int CAMPAIGNS = 20;
    private static final int ROUNDS = 7;

    @Inject
    CampaignCast cast;
    @Inject
    LaunchGate gate;
    @Inject
    LaunchCampaign launch;
    @Inject
    ApproveFirstMail approve;
    @Inject
    Cast one;
    @Inject
    Enrol enrol;
    @Inject
    Figures figures;
    @Inject
    EntityManager entities;

    private final Report report = new Report();

    @Test
    @ActivateRequestContext
    void measure() throws Exception {
        Scene scene = cast.draft(0, true, CampaignCast.THREE_STEPS);
        List<Long> people = people();
        sql("analyze");
        report.once(String.format(Locale.ROOT, "%,d people enrolled at one stroke", PEOPLE), () -> enrol.run(scene.campaignId(), people, null, scene.ana(), CampaignCast.NOW));
        report.once("gate", () -> {
            if (!gate.check(scene.campaignId()).ok()) {
                throw new AssertionError(gate.check(scene.campaignId()).problems().get(0).toString());
            }
        });
        entities.clear();
        report.once("launch", () -> launch.run(scene.campaignId(), scene.ana(), CampaignCast.NOW));
        List<Long> waiting = QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery("select id from enrollment where campaign_id = ?1 order by id", Long.class)
            .setParameter(1, scene.campaignId()).getResultList());
        long started = System.nanoTime();
        waiting.subList(0, 200).forEach(id -> {
            entities.clear();
            QuarkusTransaction.requiringNew().run(() -> approve.run(id, scene.ana(), CampaignCast.NOW));
        });
        report.say("| an approval, mean of 200 | %.1f ms |", (System.nanoTime() - started) / 200 / 1e6);
        Visitor visitor = Visitor.signedIn(scene.ana()).with("brand", scene.brand().id().toString());
        String campaign = "/campaigns/" + scene.campaignId();
        pages(visitor, List.of(campaign + "/review", campaign + "/people", campaign + "/results", campaign + "?step=1"));
        many(scene);
        for (Dimension by : Dimension.values()) {
            report.middle(ROUNDS, "figures by " + by.key(), () -> figures.table(new Figures.Asked(scene.brand().id(), null, by, null, null)));
        }
        report.middle(ROUNDS, "figures of one campaign by mail", () -> figures.table(new Figures.Asked(scene.brand().id(), scene.campaignId(), Dimension.STEP, null, null)));
        report.middle(ROUNDS, "people behind one number", () -> figures.people(new Figures.Asked(scene.brand().id(), null, Dimension.CAMPAIGN, null, null), String.valueOf(scene.campaignId()), Measure.values()[0], 0, 51));
        pages(visitor, List.of("/campaigns", "/campaigns/figures?by=campaign", "/campaigns/figures?by=step", "/campaigns/figures?by=person", "/reports", "/"));
        report.keep("target/campaigns.txt");
    }

    /** As many people as there are to be, each at a site of its own, after one that was made as usual. */
    private List<Long> people() {
        long pattern = one.contact(one.site(), "Ines").id();
        return QuarkusTransaction.requiringNew().call(() -> {
            String site = list("site", "'id', 'domain', 'title'");
            run("insert into site (domain, title, " + site + ") select 'big-' || n || '.example', 'The big site ' || n, " + site + " from site, generate_series(1, " + PEOPLE
                + ") n where id = (select site_id from contact where id = " + pattern + ")");
            String contact = list("contact", "'id', 'site_id', 'email'");
            run("insert into contact (site_id, email, " + contact + ") select s.id, 'ines@' || s.domain, " + of("c", contact)
                + " from contact c, site s where c.id = " + pattern + " and s.domain like 'big-%.example'");
            return entities.createNativeQuery("select id from contact where email like 'ines@big-%.example'", Long.class).getResultList();
        });
    }

    /** More campaigns of the same people, two mails each, a quarter answered; rows alone, nothing follows from them. */
    private void many(Scene scene) {
        report.once(String.format(Locale.ROOT, "%,d enrollments of %d other campaigns made", ROWS, CAMPAIGNS), () -> QuarkusTransaction.requiringNew().timeout(900).run(() -> {
            run("set local session_replication_role = replica");
            String columns = list("campaign", "'id', 'name', 'version'");
            run("insert into campaign (name, " + columns + ") select 'Wave ' || n, " + columns + " from campaign, generate_series(1, " + CAMPAIGNS + ") n where id = " + scene.campaignId());
            String rest = list("enrollment", "'id', 'campaign_id', 'contact_was', 'state', 'first_sent_at', 'last_sent_at', 'replied_at', 'replied_after', 'won_at', 'promised_at'");
            run("""
                insert into enrollment (campaign_id, contact_was, state, first_sent_at, last_sent_at, replied_at, replied_after, promised_at, won_at, %1$s)
                select c.id, r, 'FINISHED', now(), now(), case when (e.id + r) %% 4 = 0 then now() end, case when (e.id + r) %% 4 = 0 then 1 end,
                    case when (e.id + r) %% 16 = 0 then now() end, case when (e.id + r) %% 32 = 0 then now() end, %5$s
                from enrollment e, campaign c, generate_series(1, %2$d) r where e.campaign_id = %3$d and c.name like 'Wave %%' and c.brand_id = %4$d
                """.formatted(rest, ROWS / CAMPAIGNS / PEOPLE, scene.campaignId(), scene.brand().id(), of("e", rest)));
            String send = list("step_send", "'enrollment_id', 'step_no', 'message_id', 'sent_at'");
            run("""
                insert into step_send (enrollment_id, step_no, message_id, sent_at, %1$s)
                select e.id, n, -(e.id * 2 + n), now(), %3$s from (select * from step_send limit 1) x, generate_series(1, 2) n, enrollment e join campaign c on c.id = e.campaign_id
                where c.name like 'Wave %%' and c.brand_id = %2$d
                """.formatted(send, scene.brand().id(), of("x", send)));
        }));
        sql("analyze");
    }

    /** Every other column of a table, so that a new one is not forgotten. */
    private String list(String table, String without) {
        return (String) entities.createNativeQuery("select string_agg(column_name, ', ') from information_schema.columns where table_schema = current_schema() and table_name = '"
            + table + "' and is_generated = 'NEVER' and column_name not in (" + without + ")").getSingleResult();
    }

    private static String of(String table, String columns) {
        return columns.replaceAll("(\\w+)", table + ".$1");
    }

    private void run(String sql) {
        entities.createNativeQuery(sql).executeUpdate();
    }

    private void sql(String text) {
        QuarkusTransaction.requiringNew().timeout(600).run(() -> run(text));
    }

    private void pages(Visitor visitor, List<String> paths) throws Exception {
        for (String path : paths) {
            report.middle(ROUNDS, "page " + path.replaceAll("/\\d+", "/N") + " over HTTP", () -> {
                if (visitor.get(path).statusCode() != 200) {
                    throw new AssertionError(path);
                }
                return null;
            });
        }
    }
}
