package dev.linkwright.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Due links checked end to end (claim, fetch, inspect, record) on loopback, against linkinator on the same pages and wrk as the limit,
 * all in one run; then claiming with a million links waiting. Needs nginx and wrk (Debian) and linkinator in target/linkinator (npm).
 */
@QuarkusTest
class MeasureLinkChecks {

    private static final int LINKS = Integer.getInteger("bench.links", 50_000);
    private static final int HOSTS = Integer.getInteger("bench.hosts", 2_000);
    private static final int PART = 10_000;
    private static final int WARM = Integer.getInteger("bench.warm", 1);
    private static final int WAITING = Integer.getInteger("bench.waiting", 1_000_000);
    private static final int PORT = 18_088;
    private static final Path FOLDER = Path.of("target", "link-checks").toAbsolutePath();

    @Inject Cast cast;
    @Inject AllowedHosts allowed;
    @Inject CheckDueLinks check;
    @Inject CheckClaims claims;
    @Inject EntityManager database;

    private final StringBuilder report = new StringBuilder();

    @Test
    @ActivateRequestContext
    void measure() throws Exception {
        Brand brand = cast.brand();
        String target = "https://" + brand.domains().get(0) + "/target";
        Files.createDirectories(FOLDER.resolve("www"));
        Files.writeString(FOLDER.resolve("www/page.html"), page(target));
        for (int part = 0; part * PART < LINKS; part++) Files.writeString(FOLDER.resolve("www/index" + part + ".html"), index(part));
        for (int h = 0; h < HOSTS; h++) allowed.open(host(h), PORT);
        Process nginx = nginx();
        try {
            say("%d links over %d hosts, pages of %d bytes", LINKS, HOSTS, Files.size(FOLDER.resolve("www/page.html")));
            String wrk = run("wrk", "-t1", "-c32", "-d4s", "http://" + host(1) + ":" + PORT + "/p/1");
            say("wrk: %s", wrk.lines().filter(l -> l.contains("Requests/sec")).findFirst().orElse(wrk));
            for (int warm = 0; warm < WARM; warm++) checked("right after the start", brand, target, LINKS / 5, 3 + warm);
            checked("all", brand, target, LINKS, 0);
            linkinator();
            if (WAITING > 0) claiming(brand, target);
        } finally {
            nginx.destroy();
            nginx.waitFor(5, TimeUnit.SECONDS);
            Files.writeString(Path.of("target", "link-checks.txt"), report);
        }
    }

    /** Claims, fetches, inspects and records that many due links. */
    private void checked(String which, Brand brand, String target, int links, int kind) throws Exception {
        insert(brand, target, links, "now() - interval '1 hour' + n * interval '1 millisecond'", kind);
        try (Costs costs = new Costs()) {
            Instant now = Instant.now();
            long started = System.nanoTime();
            int visited = 0;
            for (int n = check.run(now); n > 0; n = check.run(now)) visited += n;
            double time = (System.nanoTime() - started) / 1e9;
            say("ours, %s: %d links in %.1f s, %.0f a second; %s (heap limit %d MB)", which, visited, time, visited / time, costs.told(visited), Runtime.getRuntime().maxMemory() >> 20);
        }
        say("seen: %s", database.createNativeQuery("select observation || ' ' || count(*) from link_check where backlink_id in (select id from backlink where brand_id = ?1 and page_key like ?2) group by observation", String.class)
            .setParameter(1, brand.id()).setParameter(2, "%-" + kind).getResultList());
    }

    /** In portions: it keeps a connection for every link, and a process may not have more than 20,000. */
    private void linkinator() throws Exception {
        double time = 0;
        for (int part = 0; part * PART < LINKS; part++) {
            long started = System.nanoTime();
            String said = run("node", "target/linkinator/node_modules/linkinator/build/src/cli.js", "http://" + host(0) + ":" + PORT + "/index" + part + ".html", "--verbosity", "error");
            time += (System.nanoTime() - started) / 1e9;
            say("linkinator: %s", said.strip().lines().reduce((a, b) -> b).orElse(""));
        }
        say("linkinator: %.1f s, %.0f a second", time, LINKS / time);
    }

    private static String index(int part) {
        StringBuilder index = new StringBuilder("<!doctype html><title>All</title>");
        for (int n = part * PART; n < Math.min(LINKS, (part + 1) * PART); n++)
            index.append("<a href='http://").append(host(n)).append(':').append(PORT).append("/p/").append(n).append("'>").append(n).append("</a>\n");
        return index.toString();
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

    private static String host(int n) {
        int h = n % HOSTS;
        return "127." + (1 + h / 62500) + "." + (h / 250) % 250 + "." + (1 + h % 250);
    }

    private static String page(String target) {
        StringBuilder html = new StringBuilder("<!doctype html><html lang=en><head><meta charset=utf-8><title>Notes on hiring</title></head><body><nav><a href='/'>Home</a> <a href='/about'>About</a></nav><article><h1>Notes on hiring</h1>");
        for (int i = 0; html.length() < 7_700; i++) {
            html.append("<p>Paragraph ").append(i).append(" tells of teams that work from afar, of meetings that could be letters, and of <a href='https://site-").append(i).append(".example/'>others</a> who tried.</p>\n");
            if (i == 12) html.append("<p>The median, says <a href='").append(target).append("'>the survey</a>, is 34 days.</p>");
        }
        return html.append("</article><footer>About us</footer></body></html>").toString();
    }

    private static Process nginx() throws IOException, InterruptedException {
        Files.writeString(FOLDER.resolve("nginx.conf"), """
            daemon off; worker_processes 1; pid %1$s/nginx.pid; error_log %1$s/error.log;
            events { worker_connections 19000; }
            http { access_log off; keepalive_requests 100000; default_type text/html; client_body_temp_path %1$s/t; proxy_temp_path %1$s/t; fastcgi_temp_path %1$s/t; uwsgi_temp_path %1$s/t; scgi_temp_path %1$s/t;
              open_file_cache max=10;
              server { listen 0.0.0.0:%2$d backlog=4096; root %1$s/www;
                location = /robots.txt { return 404; } location ~ ^/index { } location / { try_files /page.html =404; } } }
            """.formatted(FOLDER, PORT));
        Process nginx = new ProcessBuilder("/usr/sbin/nginx", "-c", FOLDER.resolve("nginx.conf").toString(), "-p", FOLDER.toString()).inheritIO().start();
        Thread.sleep(700);
        return nginx;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return out;
    }

    private void say(String text, Object... values) {
        String line = text.formatted(values);
        report.append(line).append('\n');
        System.out.println(line);
    }
}
