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
        StringBuilder index = new StringBuilder("<!doctype html><title>All</title>");
        for (int n = 0; n < LINKS; n++) index.append("<a href='http://").append(host(n)).append(':').append(PORT).append("/p/").append(n).append("'>").append(n).append("</a>\n");
        Files.writeString(FOLDER.resolve("www/index.html"), index);
        for (int h = 0; h < HOSTS; h++) allowed.open(host(h), PORT);
        Process nginx = nginx();
        try {
            say("%d links over %d hosts, pages of %d bytes", LINKS, HOSTS, Files.size(FOLDER.resolve("www/page.html")));
            String wrk = run("wrk", "-t1", "-c32", "-d6s", "http://" + host(1) + ":" + PORT + "/p/1");
            say("wrk: %s", wrk.lines().filter(l -> l.contains("Requests/sec")).findFirst().orElse(wrk));
            insert(brand, target, LINKS, "now() - interval '1 hour' + n * interval '1 millisecond'", 0);
            Instant now = Instant.now();
            long started = System.nanoTime();
            int visited = 0;
            for (int n = check.run(now); n > 0; n = check.run(now)) visited += n;
            double ours = (System.nanoTime() - started) / 1e9;
            say("ours: %d links in %.1f s, %.0f a second; most memory %s (heap limit %d MB)", visited, ours, visited / ours, highWater(), Runtime.getRuntime().maxMemory() >> 20);
            say("seen: %s", database.createNativeQuery("select observation || ' ' || count(*) from link_check where backlink_id in (select id from backlink where brand_id = ?1) group by observation", String.class)
                .setParameter(1, brand.id()).getResultList());
            started = System.nanoTime();
            String peer = run("node", "target/linkinator/node_modules/.bin/linkinator", "http://" + host(0) + ":" + PORT + "/index.html", "--verbosity", "error");
            double theirs = (System.nanoTime() - started) / 1e9;
            say("linkinator: %.1f s, %.0f a second (%s)", theirs, LINKS / theirs, peer.lines().reduce((a, b) -> b).orElse(""));
            claiming(brand, target);
        } finally {
            nginx.destroy();
            nginx.waitFor(5, TimeUnit.SECONDS);
            Files.writeString(Path.of("target", "link-checks.txt"), report);
        }
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
            events { worker_connections 4096; }
            http { access_log off; keepalive_requests 100000; default_type text/html; client_body_temp_path %1$s/t; proxy_temp_path %1$s/t; fastcgi_temp_path %1$s/t; uwsgi_temp_path %1$s/t; scgi_temp_path %1$s/t;
              open_file_cache max=10;
              server { listen 0.0.0.0:%2$d backlog=4096; root %1$s/www;
                location = /robots.txt { return 404; } location = /index.html { } location / { try_files /page.html =404; } } }
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

    private static String highWater() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmHWM")).findFirst().orElse("?").replaceAll("\\s+", " ");
    }

    private void say(String text, Object... values) {
        String line = text.formatted(values);
        report.append(line).append('\n');
        System.out.println(line);
    }
}
