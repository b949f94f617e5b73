package dev.linkwright.prospect.list;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.prospect.Band;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.RankedProspects;
import dev.linkwright.prospect.RankedProspects.Sort;
import dev.linkwright.prospect.Rankings;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.Traits;
import dev.linkwright.prospect.Weights;
import dev.linkwright.site.search.FillSiteSearch;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * The list of a brand with a million prospects: the first page for any weights against the plain statement over a narrow bare table of the same
 * numbers, then every usual filter and sort with its plan, then pages over HTTP. {@code -Dbench.rows=100000} for a smaller run;
 * {@code -Dbench.out=...} names the file that the report goes to.
 */
@QuarkusTest
class MeasureRankedList {

    private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);

    @Inject
    Cast cast;
    @Inject
    Brands brands;
    @Inject
    RankedProspects ranked;
    @Inject
    Rankings rankings;
    @Inject
    FoldTally fold;
    @Inject
    FillSiteSearch fillSearch;
    @Inject
    EntityManager entities;

    private final StringBuilder report = new StringBuilder();
    private final Random random = new Random(11);
    private Brand brand;

    @Test
    @ActivateRequestContext
    void measure() throws Exception {
        User ana = cast.ana();
        brand = cast.brand();
        fill(ana);
        say("%,d prospects of one brand, %s", ROWS, entities.createNativeQuery("select version()", String.class).getSingleResult());
        againstTheBareTable();
        everyList(ana);
        overHttp(ana);
        Path out = Path.of(System.getProperty("bench.out", "target/ranked-list.txt"));
        Files.writeString(out, report.toString());
    }

    private void fill(User ana) {
        long started = System.nanoTime();
        sql("insert into site (domain, title, country, created_at) select 's' || lpad(n::text, 8, '0') || '.example', 'Site number ' || n,"
            + " case when n % 5000 = 0 then 'IS' else (array['US','US','GB','GB','DE','FR','IN','NL','ES',null])[1 + n % 10] end, now() from generate_series(1, " + ROWS + ") n");
        sql("insert into contact (site_id, name, email, source, source_at, created_at) select id, 'Person', 'hello@' || domain, 'bench', now(), now() from site where domain like 's0%' and id % 5 = 0");
        sql("""
            insert into prospect (brand_id, site_id, domain, stage, stage_since, owner_id, relevance, authority, authority_label, authority_source, authority_as_of,
                                  traffic, traffic_visits, traffic_source, traffic_as_of, spam, score, excluded_because, last_touch_at, created_at)
            select %d, id, domain, (array['NEW','NEW','NEW','NEW','NEW','NEW','NEW','NEW','QUALIFIED','QUALIFIED','CONTACTED','IN_CONVERSATION','PROMISED','WON','LOST'])[1 + floor(d.s * 15)],
                   now(), case when d.o < 0.05 then %d end,
                   d.r, d.a, 'DR ' || round(100 * d.a), 'Ahrefs', current_date, d.t, power(10, 6 * d.t) - 1, 'Ahrefs', current_date,
                   case when d.o < 0.5 then floor(d.o * 20) end,
                   100 * (0.5::float8 * coalesce(d.r, 0.5) + 0.3::float8 * coalesce(d.a, 0.5) + 0.2::float8 * coalesce(d.t, 0.5)) / 1.0::float8,
                   case when d.s between 0.5 and 0.53 then 'Spam score 9 %%, limit is 5 %%' end,
                   case when d.s > 0.7 then now() - d.o * interval '300 days' end, now()
            from (select id, domain, random() as s, random() as o, case when random() < 0.3 then null else random() end as r,
                         case when random() < 0.2 then null else random() end as a, case when random() < 0.4 then null else random() end as t
                  from site where domain like 's0%%' offset 0) d""".formatted(brand.id(), ana.id()));
        sql("insert into brand_ranking (brand_id, median_relevance, median_authority, median_traffic, ranked_at, scored_relevance, scored_authority, scored_traffic) values ("
            + brand.id() + ", 0.5, 0.5, 0.5, now(), 0.5, 0.3, 0.2)");
        sql("create table bare as select id, stage, sunk, relevance, authority, traffic, domain from prospect where brand_id = " + brand.id());
        for (String table : List.of("prospect", "site", "contact", "bare", "prospect_tally_change")) {
            outside("vacuum analyze " + table);
        }
        fold.run();
        while (fillSearch.run(java.time.Instant.now()) > 0) {
            // a slice at a time
        }
        for (String table : List.of("prospect_tally", "site_search")) {
            outside("vacuum analyze " + table);
        }
        say("filled in %d s", (System.nanoTime() - started) / 1_000_000_000);
    }

    private void againstTheBareTable() {
        for (Stage stage : new Stage[] {Stage.NEW, Stage.QUALIFIED, null}) {
            List<Double> bare = new ArrayList<>();
            List<Double> ours = new ArrayList<>();
            List<Double> saved = new ArrayList<>();
            ProspectFilter filter = stage == null ? ProspectFilter.ALL.onlySunk(false) : ProspectFilter.ALL.in(stage).onlySunk(false);
            for (int round = -3; round < ROUNDS; round++) {
                Weights weights = new Weights(random.nextDouble(), random.nextDouble(), random.nextDouble());
                double b = millis(() -> bare(stage, weights));
                double o = millis(() -> ranked.find(brand, filter, Optional.of(weights), 0, 50));
                double s = millis(() -> ranked.find(brand, filter, Optional.empty(), 0, 50));
                if (round >= 0) {
                    bare.add(b);
                    ours.add(o);
                    saved.add(s);
                }
            }
            say("first page, %s: bare top-50 %.1f ms, any weights %.1f ms (%.2f of bare, worst %.1f ms), saved weights %.1f ms (1/%.0f of bare)",
                stage == null ? "every stage" : "stage " + stage, middle(bare), middle(ours), middle(ours) / middle(bare), worst(ours), middle(saved), middle(bare) / middle(saved));
        }
        for (Weights extreme : List.of(new Weights(1, 0, 0), new Weights(0, 1, 0), new Weights(0, 0, 1), new Weights(1, 1, 1), new Weights(98, 1, 1))) {
            double b = middle(times(() -> bare(Stage.NEW, extreme)));
            double o = middle(times(() -> ranked.find(brand, ProspectFilter.ALL.in(Stage.NEW).onlySunk(false), Optional.of(extreme), 0, 50)));
            say("first page, %s: bare %.1f ms, ours %.1f ms (%.2f)", extreme, b, o, o / b);
        }
    }

    private List<?> bare(Stage stage, Weights w) {
        return entities.createNativeQuery("""
            select id, 100 * (%1$s * coalesce(relevance, 0.5) + %2$s * coalesce(authority, 0.5) + %3$s * coalesce(traffic, 0.5)) / %4$s as score
            from bare where not sunk %5$s order by score desc, authority desc nulls last, traffic desc nulls last, domain limit 50"""
            .formatted(w.relevance() + "::float8", w.authority() + "::float8", w.traffic() + "::float8", (w.relevance() + w.authority() + w.traffic()) + "::float8",
                stage == null ? "" : "and stage = '" + stage + "'").replace("::float8", ""), Object[].class).getResultList();
    }

    private void everyList(User ana) {
        ProspectFilter all = ProspectFilter.ALL.onlySunk(false);
        for (Sort sort : Sort.values()) {
            list("by " + sort, all, sort, Optional.empty(), 0);
        }
        list("page 200", all, Sort.SCORE, Optional.empty(), 10_000);
        list("page 2,000", all, Sort.SCORE, Optional.empty(), 100_000);
        list("any weights, page 20", all, Sort.SCORE, Optional.of(new Weights(3, 1, 2)), 1_000);
        list("open ones", all.onlyOpen(), Sort.SCORE, Optional.empty(), 0);
        list("one stage", all.in(Stage.WON), Sort.SCORE, Optional.empty(), 0);
        list("mine", all.of(ana.id()), Sort.SCORE, Optional.empty(), 0);
        list("nobody's", all.of(0), Sort.SCORE, Optional.empty(), 0);
        list("without a contact", all.withContact(false).onlyOpen(), Sort.SCORE, Optional.empty(), 0);
        list("qualified with a contact", all.in(Stage.QUALIFIED).withContact(true), Sort.SCORE, Optional.empty(), 0);
        list("excluded", ProspectFilter.ALL.onlySunk(true), Sort.SCORE, Optional.empty(), 0);
        for (Stage stage : Stage.values()) {
            list("board lane " + stage, all.in(stage), Sort.SCORE, Optional.empty(), 0);
        }
        list("words that few have", withText("s0000123"), Sort.SCORE, Optional.empty(), 0);
        list("words that many have", withText("99"), Sort.SCORE, Optional.empty(), 0);
        list("words that all have", withText("example"), Sort.SCORE, Optional.empty(), 0);
        list("words that none has", withText("qzxqzx"), Sort.SCORE, Optional.empty(), 0);
        list("authority of 50 and more", with(Band.from(50), Band.ANY, Band.ANY, ""), Sort.SCORE, Optional.empty(), 0);
        list("authority of 99 and more", with(Band.from(99), Band.ANY, Band.ANY, ""), Sort.SCORE, Optional.empty(), 0);
        list("authority below 2", with(Band.below(2), Band.ANY, Band.ANY, ""), Sort.SCORE, Optional.empty(), 0);
        list("5,000 visits and more", with(Band.ANY, Band.from(5_000), Band.ANY, ""), Sort.SCORE, Optional.empty(), 0);
        list("spam below 5", with(Band.ANY, Band.ANY, Band.below(5), ""), Sort.SCORE, Optional.empty(), 0);
        list("spam of 9 and more", with(Band.ANY, Band.ANY, Band.from(9), ""), Sort.SCORE, Optional.empty(), 0);
        list("a country that a tenth have", with(Band.ANY, Band.ANY, Band.ANY, "IN"), Sort.SCORE, Optional.empty(), 0);
        list("a country that one in 5,000 has", with(Band.ANY, Band.ANY, Band.ANY, "IS"), Sort.SCORE, Optional.empty(), 0);
        say("every count of list, tabs and board: %.1f ms", middle(times(() -> ranked.counts(brand))));
        say("count of words that few have: %.1f ms", middle(times(() -> ranked.count(brand, withText("s0000123")))));
        say("count of words that many have: %.1f ms", middle(times(() -> ranked.count(brand, withText("99")))));
    }

    private static ProspectFilter with(Band authority, Band visits, Band spam, String country) {
        return ProspectFilter.ALL.onlySunk(false).with(new Traits(Optional.empty(), "", authority, visits, spam, country, Optional.empty(), Optional.empty()));
    }

    private static ProspectFilter withText(String text) {
        return new ProspectFilter(Optional.empty(), false, Optional.empty(), text, Optional.empty(), Optional.of(false));
    }

    private void list(String name, ProspectFilter filter, Sort sort, Optional<Weights> weights, long offset) {
        List<Double> times = times(() -> ranked.find(brand, filter, weights, sort, offset, 50));
        List<Double> counts = times(() -> ranked.count(brand, ranked.narrow(brand, filter), ranked.counts(brand), offset + 50, offset + Total.AT_ONCE));
        say("%-32s %6.1f ms, worst %.1f ms; its count %.1f ms, worst %.1f ms", name, middle(times), worst(times), middle(counts), worst(counts));
        Explaining explaining = new Explaining(entities);
        Weights counting = weights.orElseGet(() -> Weights.of(brand));
        ListByIndex index = new ListByIndex(explaining);
        Listing explained = new Listing(index, new ListByGrid(explaining), new ListBeyondTally(index), new Narrowing(explaining), explaining);
        Listing.Look look = new Listing.Look(sort, counting, rankings.of(brand).medians(), weights.isEmpty());
        explained.ids(brand.id(), explained.narrow(brand.id(), filter), look, offset, 50);
        explained.count(brand.id(), explained.narrow(brand.id(), filter), look, offset + 50, offset + Total.AT_ONCE);
        report.append(explaining.plans.toString().indent(4));
    }

    /** Runs what the list runs, and keeps the plans. */
    private static final class Explaining extends Rows {
        final StringBuilder plans = new StringBuilder();
        private final EntityManager entities;

        Explaining(EntityManager entities) {
            super(entities);
            this.entities = entities;
        }

        @Override
        List<Object[]> of(String sql, Map<String, Object> values) {
            var query = entities.createNativeQuery("explain (analyze, costs off, timing off, buffers off, summary off) " + sql, String.class);
            values.forEach(query::setParameter);
            query.getResultList().forEach(line -> plans.append(shortened((String) line)).append('\n'));
            return super.of(sql, values);
        }

        private static String shortened(String line) {
            return line.length() > 220 ? line.substring(0, 220) + "…" : line;
        }
    }

    private void overHttp(User ana) throws Exception {
        Visitor visitor = Visitor.signedIn(ana).with("brand", brand.id().toString());
        for (String path : List.of("/prospects", "/prospects?stage=NEW&relevance=20&authority=70&traffic=10", "/prospects?stage=QUALIFIED", "/prospects?q=number+99", "/prospects?auth=good", "/prospects/board", "/imports", "/sites/1")) {
            for (int warm = 0; warm < 5; warm++) {
                visitor.open(path);
            }
            List<Double> alone = times(() -> visitor.open(path));
            ExecutorService clients = Executors.newFixedThreadPool(20);
            List<Callable<Double>> visits = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String url = path.contains("relevance=") ? "/prospects?stage=NEW&relevance=" + random.nextInt(101) + "&authority=" + random.nextInt(101) + "&traffic=" + (1 + random.nextInt(100)) : path;
                visits.add(() -> {
                    // on a thread of its own: no persistence context to clear
                    long asked = System.nanoTime();
                    visitor.open(url);
                    return (System.nanoTime() - asked) / 1e6;
                });
            }
            long started = System.nanoTime();
            List<Double> times = new ArrayList<>();
            for (Future<Double> visit : clients.invokeAll(visits)) {
                times.add(visit.get());
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            clients.shutdown();
            times.sort(Double::compare);
            say("HTTP %-60s alone %.0f ms; 20 clients p50 %.0f ms, p95 %.0f ms, %.0f pages/s", path, middle(alone), times.get(times.size() / 2), times.get(times.size() * 95 / 100), times.size() / seconds);
        }
    }

    private List<Double> times(Runnable work) {
        List<Double> times = new ArrayList<>();
        for (int round = -2; round < ROUNDS; round++) {
            double time = millis(work);
            if (round >= 0) {
                times.add(time);
            }
        }
        return times;
    }

    private double millis(Runnable work) {
        long started = System.nanoTime();
        work.run();
        double time = (System.nanoTime() - started) / 1e6;
        entities.clear();
        return time;
    }

    private static double middle(List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double worst(List<Double> times) {
        return times.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew().timeout(1200).run(() -> entities.createNativeQuery(statement).executeUpdate());
    }

    /** What may not stand in a transaction. */
    private void outside(String statement) {
        try (var connection = java.sql.DriverManager.getConnection(org.eclipse.microprofile.config.ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class),
            org.eclipse.microprofile.config.ConfigProvider.getConfig().getValue("quarkus.datasource.username", String.class),
            org.eclipse.microprofile.config.ConfigProvider.getConfig().getOptionalValue("quarkus.datasource.password", String.class).orElse(""));
             var run = connection.createStatement()) {
            run.execute(statement);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void say(String text, Object... values) {
        String line = String.format(Locale.ENGLISH, text, values);
        System.out.println(line);
        report.append(line).append('\n');
    }
}
