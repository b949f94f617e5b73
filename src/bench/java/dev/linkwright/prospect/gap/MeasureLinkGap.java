package dev.linkwright.prospect.gap;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.DescribeBrand;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * The link gap of a brand with a million links to five competitors: counting it, every usual filter with its count and its plan, pages over
 * HTTP. {@code -Dbench.rows=100000} for a smaller run; {@code -Dbench.out=...} names the file that the report goes to.
 */
@QuarkusTest
class MeasureLinkGap {

    private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int COMPETITORS = 5;
    private static final int ROUNDS = 11;

    @Inject
    Cast cast;
    @Inject
    DescribeBrand describe;
    @Inject
    CountLinkGap count;
    @Inject
    LinkGap gap;
    @Inject
    MakeProspects make;
    @Inject
    EntityManager entities;

    private final StringBuilder report = new StringBuilder();
    private Brand brand;

    @Test
    @ActivateRequestContext
    void measure() throws Exception {
        User ana = cast.ana();
        List<String> rivals = java.util.stream.IntStream.range(0, COMPETITORS).mapToObj(i -> "rival-" + i + ".example").toList();
        brand = describe.change(cast.brand().id(), new DescribeBrand.Fields(null, null, null, null, rivals, null, null), Instant.now());
        fill();
        say("%,d links of %,d sites to %d competitors", ROWS, ROWS / 2, COMPETITORS);
        long started = System.nanoTime();
        count.ofBrand(brand.id());
        say("counted in %.1f s", (System.nanoTime() - started) / 1e9);
        sql("analyze referring_site");
        long total = gap.count(brand, GapFilter.GAP);
        started = System.nanoTime();
        long made = make.all(brand, new GapFilter(4, Optional.empty(), Optional.of(false), Optional.empty(), false), ana, Instant.now());
        say("%,d of the %,d sites of the gap made prospects in %.1f s", made, total, (System.nanoTime() - started) / 1e9);
        Map<String, GapFilter> filters = new LinkedHashMap<>();
        filters.put("the gap", GapFilter.GAP);
        filters.put("three or more", new GapFilter(3, Optional.empty(), Optional.of(false), Optional.empty(), false));
        filters.put("of one competitor", new GapFilter(2, Optional.of("rival-3.example"), Optional.of(false), Optional.empty(), false));
        filters.put("not prospects yet", new GapFilter(2, Optional.empty(), Optional.of(false), Optional.of(false), false));
        filters.put("prospects already", new GapFilter(2, Optional.empty(), Optional.of(false), Optional.of(true), false));
        filters.put("one or more, not prospects", new GapFilter(1, Optional.empty(), Optional.of(false), Optional.of(false), false));
        filters.put("all that link to a competitor", GapFilter.allOf("rival-0.example"));
        filters.put("all that link to us", GapFilter.linkingToUs());
        filters.put("spam too", new GapFilter(2, Optional.empty(), Optional.of(false), Optional.empty(), true));
        say("| list | sites | first 50 | page 200 | count |%n|---|---|---|---|---|");
        for (Map.Entry<String, GapFilter> each : filters.entrySet()) {
            GapFilter filter = each.getValue();
            say("| %s | %,d | %.1f ms | %.1f ms | %.1f ms |", each.getKey(), gap.count(brand, filter), median(() -> gap.find(brand, filter, 0, 50)),
                median(() -> gap.find(brand, filter, 10_000, 50)), median(() -> gap.count(brand, filter)));
        }
        say("beside the competitors': %.1f ms", median(() -> gap.compared(brand)));
        Visitor visitor = Visitor.signedIn(ana).with("brand", brand.id().toString());
        for (String path : List.of("/prospects/broken", "/prospects/gap", "/prospects/gap?prospect=no", "/prospects/gap?least=1&us=any&spam=all&competitor=rival-0.example")) {
            say("GET %s: %.0f ms", path, median(() -> visitor.open(path)));
        }
        for (String list : List.of("the gap", "not prospects yet", "of one competitor")) {
            say("%n%s, the first fifty:%n%s", list, plan("select r.* from referring_site r where " + filters.get(list).where() + " order by r.n desc, r.authority desc nulls last, r.domain limit 50", filters.get(list)));
        }
        Files.writeString(Path.of(System.getProperty("bench.out", "target/link-gap.txt")), report.toString());
    }

    private void fill() {
        sql("insert into site (domain, title, created_at) select 'g' || lpad(cast(n as text), 8, '0') || '.example', 'Site number ' || n, now() from generate_series(1, " + ROWS / 2 + ") n");
        // every site links to a competitor with probability 2/5, so that a site has two of five on average
        sql("""
            insert into competitor_link (brand_id, competitor, site_id, links, source, as_of, created_at)
            select %d, 'rival-' || c || '.example', s.id, 1 + s.id %% 40, 'Ahrefs', date '2026-11-02', now()
            from site s cross join generate_series(0, %d) c
            where s.domain like 'g0%%' and abs(hashint8extended(s.id * 31 + c, 7)) %% 5 < 2
            """.formatted(brand.id(), COMPETITORS - 1));
        sql("""
            insert into competitor_link (brand_id, competitor, site_id, links, source, as_of, created_at)
            select %d, '%s', id, 1, 'Ahrefs', date '2026-11-02', now() from site where domain like 'g0%%' and id %% 25 = 0""".formatted(brand.id(), brand.domains().get(0)));
        sql("insert into site_reading (site_id, source, as_of, dr, is_spam, created_at) select id, 'Ahrefs', date '2026-11-02', (id * 7919) % 100, id % 50 = 1, now() from site where domain like 'g0%' and id % 10 < 9");
        sql("analyze competitor_link");
        sql("analyze site");
        sql("analyze site_reading");
    }

    private double median(Callable<?> work) throws Exception {
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long started = System.nanoTime();
            work.call();
            times[i] = (System.nanoTime() - started) / 1e6;
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }

    private String plan(String sql, GapFilter filter) {
        var query = entities.createNativeQuery("explain (analyze, buffers, costs off) " + sql, String.class);
        filter.parameters(brand.id()).forEach(query::setParameter);
        StringBuilder plan = new StringBuilder();
        query.getResultList().forEach(line -> plan.append("    ").append(line).append('\n'));
        return plan.toString();
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew().timeout(3600).run(() -> entities.createNativeQuery(statement).executeUpdate());
    }

    private void say(String text, Object... values) {
        String line = String.format(Locale.ROOT, text, values);
        System.out.println(line);
        report.append(line).append('\n');
    }
}
