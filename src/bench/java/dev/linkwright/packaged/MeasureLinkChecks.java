package dev.linkwright.packaged;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/**
 * Due links checked end to end (claim, fetch, inspect, record) by the packaged application and its own job on loopback, against linkinator
 * on the same pages and wrk as the limit, all in one run. Needs nginx and wrk (Debian), linkinator in target/linkinator (npm) and a
 * packaged application.
 */
class MeasureLinkChecks {

    private static final int LINKS = Integer.getInteger("bench.links", 50_000);
    private static final int HOSTS = Integer.getInteger("bench.hosts", 2_000);
    private static final int PART = 10_000;
    private static final int WARM = Integer.getInteger("bench.warm", 40_000);
    private static final String HEAP = System.getProperty("bench.heap", "256m");
    private static final String MORE = System.getProperty("bench.java", "");
    private static final String JDK = System.getProperty("bench.jdk", System.getProperty("java.home"));
    private static final int READ = Integer.getInteger("bench.read", 10_000);
    private static final int PORT = 18_088;
    private static final int APP = 18_087;
    private static final Path FOLDER = Path.of("target", "link-checks").toAbsolutePath();
    private static final String TARGET = "https://fernhill.example/target";

    private final StringBuilder report = new StringBuilder();

    @Test
    void measure() throws Exception {
        Files.createDirectories(FOLDER.resolve("www"));
        Files.writeString(FOLDER.resolve("www/page.html"), page(TARGET));
        for (int part = 0; part * PART < LINKS; part++) Files.writeString(FOLDER.resolve("www/index" + part + ".html"), index(part));
        Process nginx = nginx();
        Process app = application();
        try {
            say("%d links over %d hosts, pages of %d bytes; %s %s", LINKS, HOSTS, Files.size(FOLDER.resolve("www/page.html")),
                run(Path.of(JDK, "bin", "java").toString(), "-version").lines().findFirst().orElse(""), MORE);
            String wrk = run("wrk", "-t1", "-c32", "-d4s", "http://" + host(1) + ":" + PORT + "/p/1");
            say("wrk: %s", wrk.lines().filter(l -> l.contains("Requests/sec")).findFirst().orElse(wrk));
            try (Connection database = database()) {
                if (WARM > 0) checked("right after the start", app, database, WARM, 1);
                checked("all", app, database, LINKS, 0);
            }
            linkinator();
            linkinatorReads();
        } finally {
            app.destroy();
            app.waitFor(30, TimeUnit.SECONDS);
            nginx.destroy();
            nginx.waitFor(5, TimeUnit.SECONDS);
            Files.writeString(Path.of("target", "link-checks.txt"), report);
        }
    }

    /**
     * Claims, fetches, inspects and records that many due links: from the first claim of the job's next tick until the last is recorded. How
     * far it is, is asked of the newest check's number, which costs nothing; to look for links without a check took a tenth of the machine.
     */
    private void checked(String which, Process app, Connection database, int links, int kind) throws Exception {
        long before = number(database, "select coalesce(max(id), 0) from link_check");
        insert(database, links, kind);
        while (number(database, "select count(*) from (select 1 from backlink where claimed_until is not null limit 1) c") == 0) Thread.sleep(50);
        try (Costs costs = new Costs(app.pid(), postmaster("1"))) {
            long started = System.nanoTime();
            for (int done = 0; done < links; done += PART) {
                long part = System.nanoTime();
                int more = Math.min(PART, links - done);
                while (number(database, "select coalesce(max(id), 0) from link_check") < before + done + more) Thread.sleep(50);
                say("    %d: %.0f a second", done + more, more / ((System.nanoTime() - part) / 1e9));
            }
            while (number(database, "select count(*) from backlink where page_key like '%-" + kind + "' and last_checked_at is null") > 0) Thread.sleep(250);
            double time = (System.nanoTime() - started) / 1e9;
            say("ours, %s: %d links in %.1f s, %.0f a second; %s", which, links, time, links / time, costs.told(links));
        }
        say("seen: %d followed of %d checks", number(database, "select count(*) from link_check where observation = 'FOLLOWED'"), number(database, "select count(*) from link_check"));
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

    /** The same with the pages themselves to look into: asked for the links of a page it reads it, asked for a link it sends HEAD. A few hundred at a time, which suits it best; so many that it is done within the minute. */
    private void linkinatorReads() throws Exception {
        Path script = FOLDER.resolve("reads.mjs");
        Files.writeString(script, """
            import {LinkChecker} from '%s';
            const host = n => { const h = n %% %d; return `127.${1 + Math.floor(h / 62500)}.${Math.floor(h / 250) %% 250}.${1 + h %% 250}`; };
            let read = 0;
            const started = Date.now();
            for (let from = 0; from < %d; from += 200) {
              const path = Array.from({length: Math.min(200, %3$d - from)}, (_, i) => `http://${host(from + i)}:%d/p/${from + i}`);
              const result = await new LinkChecker().check({path, concurrency: 100, linksToSkip: async url => !url.includes('/p/')});
              read += result.links.filter(link => link.state === 'OK').length;
            }
            const seconds = (Date.now() - started) / 1000, cpu = process.cpuUsage();
            console.log(`${read} pages read, ${(read / seconds).toFixed(0)} a second; processor time ${((cpu.user + cpu.system) / 1000 / read).toFixed(2)} ms a page; ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
            """.formatted(Path.of("target/linkinator/node_modules/linkinator/build/src/index.js").toUri(), HOSTS, READ, PORT));
        say("linkinator, reading: %s", run("node", script.toString()).strip());
    }

    private static String index(int part) {
        StringBuilder index = new StringBuilder("<!doctype html><title>All</title>");
        for (int n = part * PART; n < Math.min(LINKS, (part + 1) * PART); n++)
            index.append("<a href='http://").append(host(n)).append(':').append(PORT).append("/p/").append(n).append("'>").append(n).append("</a>\n");
        return index.toString();
    }

    private static void insert(Connection database, int rows, int kind) throws SQLException {
        String host = "'127.' || 1 + h / 62500 || '.' || (h / 250) % 250 || '.' || 1 + h % 250";
        try (Statement statement = database.createStatement()) {
            statement.execute("insert into brand (name, domains, created_at) values ('Fernhill', '{fernhill.example}', now()) on conflict do nothing");
            statement.execute("insert into site (domain, created_at) select " + host + ", now() from generate_series(0, " + (HOSTS - 1) + ") h on conflict do nothing");
            statement.execute("""
                insert into backlink (brand_id, site_id, page_url, page_key, target_url, target_key, source, state, created_at, won_at, next_check_at, next_check_because)
                select (select id from brand where name = 'Fernhill'), s.id, 'http://' || s.domain || ':%1$d/p/' || n || '-%2$d', s.domain || ':%1$d/p/' || n || '-%2$d',
                    '%3$s', '%4$s', 'bench', 'WON', now(), now() - interval '100 days', now() - interval '1 hour' + n * interval '1 millisecond', 'bench'
                from generate_series(0, %5$d) n join lateral (select n %% %6$d as h) i on true join site s on s.domain = %7$s
                """.formatted(PORT, kind, TARGET, TARGET.replace("https://", ""), rows - 1, HOSTS, host.replace("h ", "i.h ")));
        }
    }

    private static Process application() throws Exception {
        deleted(FOLDER.resolve("data").toFile());
        List<String> command = new java.util.ArrayList<>(List.of(Path.of(JDK, "bin", "java").toString(), "-Xmx" + HEAP));
        if (!MORE.isBlank()) command.addAll(List.of(MORE.split(" ")));
        command.addAll(List.of("-jar", System.getProperty("bench.app", "target/quarkus-app/quarkus-run.jar")));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(FOLDER.resolve("app.log").toFile());
        builder.environment().put("LINKWRIGHT_DATA_DIR", FOLDER.resolve("data").toString());
        builder.environment().put("LINKWRIGHT_PORT", String.valueOf(APP));
        builder.environment().put("LINKWRIGHT_HOST", "127.0.0.1");
        builder.environment().put("LINKWRIGHT_FETCH_ALLOW_HOSTS", IntStream.range(0, HOSTS).mapToObj(h -> host(h) + ":" + PORT).collect(Collectors.joining(",")));
        Process app = builder.start();
        for (int i = 0; i < 600 && !ready(); i++) {
            if (!app.isAlive()) throw new IllegalStateException(Files.readString(FOLDER.resolve("app.log")));
            Thread.sleep(200);
        }
        return app;
    }

    private static boolean ready() throws InterruptedException {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + APP + "/q/health/ready")).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Connection database() throws Exception {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + postmaster("4") + "/postgres", "postgres", "postgres");
    }

    /** A line of PostgreSQL's own file: 1 its process, 4 its port. */
    private static long postmaster(String line) throws IOException {
        return Long.parseLong(Files.readAllLines(FOLDER.resolve("data/pg17/postmaster.pid")).get(Integer.parseInt(line) - 1).strip());
    }

    private static long number(Connection database, String question) throws SQLException {
        try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void deleted(File file) {
        File[] inside = file.listFiles();
        if (inside != null) for (File each : inside) deleted(each);
        file.delete();
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
