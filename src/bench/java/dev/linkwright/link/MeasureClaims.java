package dev.linkwright.link;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import dev.linkwright.brand.Brand;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** What claiming due links costs with thousands and with a million waiting, and its plan. */
@QuarkusTest
class MeasureClaims {

    private static final int HOSTS = Integer.getInteger("bench.hosts", 2_000);
    private static final int WAITING = Integer.getInteger("bench.waiting", 1_000_000);
    private static final int PORT = 80;

    @Inject Cast cast;
    @Inject CheckClaims claims;
    @Inject EntityManager database;

    private final StringBuilder report = new StringBuilder();

    @Test
    @ActivateRequestContext
    void measure() throws Exception {
        Brand brand = cast.brand();
        claiming(brand, "https://" + brand.domains().get(0) + "/target");
        Files.writeString(Path.of("target", "link-claims.txt"), report);
    }

    private void claiming(Brand brand, String target) throws Exception {
        insert(brand, target, 20_000, "now() - interval '2 hours' + n * interval '1 millisecond'", 1);
        say("claiming with 20,000 due: %s", claimTimes());
        insert(brand, target, WAITING, "now() - interval '3 hours' + n * interval '5 milliseconds'", 2);
        say("claiming with %,d due: %s", WAITING + 20_000, claimTimes());
        List<String> plan = database.createNativeQuery("explain (analyze, buffers) select page_host from backlink where next_check_at <= now() and not background"
            + " and (claimed_until is null or claimed_until <= now()) and page_host <> all (cast('{}' as text[])) order by next_check_at limit 400", String.class).getResultList();
        plan.forEach(line -> say("    %s", line));
    }

    private String claimTimes() {
        List<Double> times = new ArrayList<>();
        List<String> busy = new ArrayList<>();
        int rows = 0;
        for (int i = 0; i < 21; i++) {
            long started = System.nanoTime();
            List<CheckClaims.Claim> got = claims.due(CheckClaims.Rows.BACKLINK, Instant.now(), 16, busy);
            times.add((System.nanoTime() - started) / 1e6);
            rows += got.size();
            got.stream().map(CheckClaims.Claim::host).distinct().forEach(busy::add);
        }
        times.sort(null);
        return "16 hosts in %.1f ms (middle of 21), %.1f ms at most, %d rows".formatted(times.get(10), times.get(20), rows);
    }

    private void insert(Brand brand, String target, int rows, String due, int kind) {
        QuarkusTransaction.requiringNew().timeout(600).run(() -> {
            database.createNativeQuery("insert into site (domain, created_at) select '127.' || 1 + h / 62500 || '.' || (h / 250) % 250 || '.' || 1 + h % 250, now() from generate_series(0, " + (HOSTS - 1) + ") h on conflict do nothing").executeUpdate();
            database.createNativeQuery("""
                insert into backlink (brand_id, site_id, page_url, page_key, target_url, target_key, source, state, created_at, won_at, next_check_at, next_check_because)
                select %d, s.id, 'http://' || s.domain || ':%d/p/' || n || '-%d', s.domain || ':%d/p/' || n || '-%d', '%s', '%s', 'bench', 'WON', now(), now() - interval '100 days', %s, 'bench'
                from generate_series(0, %d) n join lateral (select n %% %d as h) i on true
                join site s on s.domain = '127.' || 1 + i.h / 62500 || '.' || (i.h / 250) %% 250 || '.' || 1 + i.h %% 250
                """.formatted(brand.id(), PORT, kind, PORT, kind, target, target.replace("https://", ""), due, rows - 1, HOSTS)).executeUpdate();
        });
    }

    private void say(String text, Object... values) {
        String line = text.formatted(values);
        report.append(line).append('\n');
        System.out.println(line);
    }
}
