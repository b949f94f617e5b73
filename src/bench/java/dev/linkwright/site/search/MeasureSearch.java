package dev.linkwright.site.search;

import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.RankedProspects;
import dev.linkwright.prospect.board.Board;
import dev.linkwright.prospect.list.Counts;
import dev.linkwright.prospect.list.Narrowed;
import dev.linkwright.prospect.list.Total;
import dev.linkwright.report.Search;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Finding a piece of text among a million sites: how long the filling takes in the background, and then the search page and the list's text
 * filter for rare, usual and everywhere pieces. {@code -Dbench.rows=100000} for a smaller run.
 */
@QuarkusTest
class MeasureSearch {

    private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int ROUNDS = 9;
    private static final List<String> TEXTS = List.of("mossy-harbour-4711", "harbour", "harb", "ilverto", "com", "ex", "marta lind", "marta.lind4711", "notes on copper", "nothing like it");

    @Inject
    Cast cast;
    @Inject
    FillSiteSearch fill;
    @Inject
    Search search;
    @Inject
    RankedProspects ranked;
    @Inject
    Board board;
    @Inject
    EntityManager entities;

    private final StringBuilder report = new StringBuilder();

    @Test
    @ActivateRequestContext
    void measure() throws Exception {
        Brand brand = cast.brand();
        sql("""
            insert into site (domain, title, created_at)
            select w.a[1 + n %% 23] || '-' || w.b[1 + (n / 23) %% 29] || '-' || n || w.t[1 + n %% 5], 'Notes on ' || w.c[1 + (n / 7) %% 31] || ' and ' || w.b[1 + n %% 29], now()
            from generate_series(1, %d) n, (select
              string_to_array('mossy quiet amber silver copper little northern rapid gentle brave crisp dusty early famous golden hollow ivory jolly kindly lucid modern noble open', ' ') as a,
              string_to_array('harbour kitchen garden desk studio ledger tower meadow bridge signal lantern market harvest journal compass cabin valley river forest engine pocket mirror window shelf bakery atlas anchor beacon canvas', ' ') as b,
              string_to_array('copper bread travel hiring surveys code music birds trains paper wool cycling soil tea glass chess film maps salt rope clocks boats stone ink wine bees ferns kites coal pots dyes', ' ') as c,
              array['.com', '.org', '.net', '.co.uk', '.de'] as t) w""".formatted(ROWS));
        sql("""
            insert into contact (site_id, name, email, source, source_at, created_at)
            select id, (array['Marta', 'Omar', 'Ines', 'Nora', 'Paul'])[1 + id % 5] || ' ' || (array['Lind', 'Haddad', 'Moreau', 'Berg'])[1 + id % 4],
                   lower((array['marta', 'omar', 'ines', 'nora', 'paul'])[1 + id % 5] || '.' || (array['lind', 'haddad', 'moreau', 'berg'])[1 + id % 4]) || id || '@' || domain, 'bench', now(), now()
            from site where id % 3 = 0""");
        sql("insert into prospect (brand_id, site_id, domain, stage, stage_since, score, authority, excluded_because, created_at) select " + brand.id()
                + ", id, domain, (array['NEW', 'NEW', 'NEW', 'NEW', 'QUALIFIED', 'CONTACTED', 'IN_CONVERSATION', 'WON'])[1 + id % 8], now(), random() * 100, random(),"
                + " case when random() < 0.03 then 'Marked as spam' end, now() from site");
        sql("insert into brand_ranking (brand_id, median_relevance, median_authority, median_traffic, ranked_at, scored_relevance, scored_authority, scored_traffic) select id, 0.3, 0.5, 0.2,"
                + " now(), weight_relevance, weight_authority, weight_traffic from brand where id = " + brand.id());
        for (String table : List.of("site", "contact", "prospect")) {
            outside("vacuum analyze " + table);
        }
        say("%,d sites, %s", ROWS, entities.createNativeQuery("select version()", String.class).getSingleResult());
        for (String text : List.of("mossy-h", "am")) {
            say("before the filling, “%s” on the search page: %.0f ms, %d found", text, median(() -> search.find(text, brand)), found(text, brand));
        }
        long started = System.nanoTime();
        fill.run(Instant.now());
        say("filled in the background in %.0f s", (System.nanoTime() - started) / 1e9);
        outside("vacuum analyze site_search");
        for (String text : TEXTS) {
            ProspectFilter filter = new ProspectFilter(Optional.empty(), false, Optional.empty(), text, Optional.empty(), Optional.empty());
            double page = median(() -> search.find(text, brand));
            double list = median(() -> ranked.find(brand, filter, Optional.empty(), 0, 50));
            double all = median(() -> listPage(brand, filter));
            double lanes = median(() -> board.show(brand, filter, Map.of(), 10, Instant.now()));
            double count = median(() -> ranked.count(brand, filter));
            say("“%s”: search page %.0f ms (%d found), list's first 50 rows %.0f ms, all its page asks %.0f ms, the board %.0f ms, exact count %.0f ms (%,d)",
                text, page, found(text, brand), list, all, lanes, count, ranked.count(brand, filter));
        }
        Files.writeString(Path.of(System.getProperty("bench.out", "target/search.txt")), report.toString());
    }

    /** What the page of the list asks: the words once, 50 rows, the excluded ones, and both counts. */
    private void listPage(Brand brand, ProspectFilter filter) {
        Narrowed asked = ranked.narrow(brand, filter);
        Counts counts = ranked.counts(brand);
        for (boolean sunk : new boolean[] {false, true}) {
            Narrowed half = asked.with(one -> one.onlySunk(sunk));
            if (!ranked.count(brand, half, counts, sunk ? 3 : 50, sunk ? 100 : Total.AT_ONCE).none()) {
                ranked.find(brand, half, Optional.empty(), RankedProspects.Sort.SCORE, 0, sunk ? 3 : 50);
            }
        }
    }

    private long found(String text, Brand brand) {
        return search.find(text, brand).groups().stream().mapToLong(group -> group.total()).sum();
    }

    private double median(Runnable what) {
        List<Double> times = new ArrayList<>();
        for (int round = -2; round < ROUNDS; round++) {
            long began = System.nanoTime();
            QuarkusTransaction.requiringNew().run(what);
            if (round >= 0) {
                times.add((System.nanoTime() - began) / 1e6);
            }
        }
        Collections.sort(times);
        return times.get(ROUNDS / 2);
    }

    private void sql(String sql) {
        QuarkusTransaction.requiringNew().timeout(1800).run(() -> entities.createNativeQuery(sql).executeUpdate());
    }

    /** Outside of a transaction, as vacuum wants it. */
    private void outside(String sql) throws Exception {
        try (var connection = io.quarkus.arc.Arc.container().instance(javax.sql.DataSource.class).get().getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void say(String words, Object... values) {
        String line = String.format(Locale.ROOT, words, values);
        System.out.println(line);
        report.append(line).append('\n');
    }
}
