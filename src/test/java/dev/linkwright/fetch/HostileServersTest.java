package dev.linkwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

/**
 * Servers that do their worst, all at once: each costs one bounded failure and no thread, and the next honest page is read as if
 * nothing had been. The table goes to {@code target/hostile-servers.md} and from there to {@code src/bench/README.md}.
 */
class HostileServersTest {

    private static final Duration ALLOWED = Duration.ofSeconds(2);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
    // 64 MB of zeros in 106 bytes
    private static final String BROTLI_BOMB = "y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v0f////4J8AiMMCAN37P/7//8E/ARCHBQC693/8//+DfwIgDgsAdO//+P//B/8EQBwWAOje//H//w/+CYA4LADQvf/L//8//BMAcVgAoHv/Bw==";

    private record Row(String name, String outcome, long millis) {}

    /** What it does, and a word of the failure's reason; "answer" when an honest answer can be made of it. */
    private final Map<String, String> cases = new LinkedHashMap<>();

    @Test
    void eachCostsOneBoundedFailureAndNoThread() throws Exception {
        try (HostileServer server = new HostileServer()) {
            prepare(server);
            AllowedHosts allowed = new AllowedHosts();
            for (int i = 0; i < cases.size(); i++) allowed.open("host-" + i + ".example", server.port());
            allowed.open("good.example", server.port());
            SafeFetcher fetcher = TestWeb.fetcher(allowed, ALLOWED, host -> new InetAddress[] {InetAddress.getLoopbackAddress()});
            server.on("/good", OK + "Content-Length: 4\r\n\r\ngood");
            assertGood(fetcher, server);
            long threadsBefore = threads();
            List<Row> rows = visitAll(fetcher, server);
            assertThat(threads()).as("threads of ours").isLessThanOrEqualTo(Math.max(threadsBefore, 4));
            assertGood(fetcher, server);
            for (Row row : rows) {
                String expected = cases.get(row.name());
                // on a busy machine a flood may be broken off by the clock before it is by its size
                assertThat(row.outcome()).as(row.name()).containsAnyOf(expected, "longer than allowed");
                assertThat(row.millis()).as(row.name()).isLessThan(ALLOWED.toMillis() * 10);
            }
            write(rows);
            fetcher.close();
        }
    }

    private void prepare(HostileServer server) throws IOException {
        raw(server, "accepts and says nothing", "longer than allowed", (out, s) -> Thread.sleep(60_000));
        raw(server, "drips its headers, a byte every 20 ms", "longer than allowed", (out, s) -> drip(out, OK + "X-A: " + "y".repeat(10_000), 20));
        raw(server, "drips its body, a byte every 20 ms", "longer than allowed", (out, s) -> drip(out, OK + "\r\n" + "x".repeat(10_000), 20));
        raw(server, "sends headers and then nothing", "longer than allowed", (out, s) -> {
            out.write((OK + "Content-Length: 10\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            Thread.sleep(60_000);
        });
        raw(server, "a body without end, in chunks", "larger than 1 MB", (out, s) -> forever(out, OK + "Transfer-Encoding: chunked\r\n\r\n", "4000\r\n" + "x".repeat(0x4000) + "\r\n"));
        raw(server, "a body without end, without length", "larger than 1 MB", (out, s) -> forever(out, OK + "\r\n", "x".repeat(16_384)));
        raw(server, "headers without end", "no proper answer", (out, s) -> forever(out, OK, "X-More: and more\r\n"));
        raw(server, "one header line of 10 MB", "no proper answer", (out, s) -> forever(out, OK + "X-Long: ", "y".repeat(10_000_000)));
        raw(server, "\"100 Continue\" without end", "longer than allowed", (out, s) -> forever(out, "", "HTTP/1.1 100 Continue\r\n\r\n"));
        raw(server, "blank lines without end instead of an answer", "no proper answer", (out, s) -> forever(out, "", "\r\n"));
        raw(server, "redirects to itself", "more than 8 redirects", (out, s) -> write(out, "HTTP/1.1 302 Found\r\nLocation: ?\r\nContent-Length: 0\r\n\r\n"));
        raw(server, "redirects to ever longer addresses", "redirects", (out, s) -> write(out, "HTTP/1.1 301 Moved\r\nLocation: ?" + "y".repeat(5_000) + "\r\nContent-Length: 0\r\n\r\n"));
        raw(server, "redirects with a body without end", "redirects", (out, s) -> forever(out, "HTTP/1.1 302 Found\r\nLocation: ?x\r\n\r\n", "x".repeat(16_384)));
        raw(server, "redirects to this machine", "refused", (out, s) -> write(out, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:22/\r\nContent-Length: 0\r\n\r\n"));
        packed(server, "64 MB of zeros in 64 kB of gzip", "larger than 1 MB", "gzip", gzipped(64, false));
        packed(server, "64 MB of zeros in 106 bytes of Brotli", "larger than 1 MB", "br", Base64.getDecoder().decode(BROTLI_BOMB));
        packed(server, "gzip in gzip in gzip in gzip", "packed 4 times over", "gzip, gzip, gzip, gzip", gzipped(1, false));
        packed(server, "gzip that breaks off", "could not be unpacked", "gzip", gzipped(1, true));
        packed(server, "says gzip and sends plain text", "could not be unpacked", "gzip", "<p>plain".getBytes(StandardCharsets.UTF_8));
        packed(server, "says Brotli and sends noise", "could not be unpacked", "br", "noise noise noise noise".getBytes(StandardCharsets.UTF_8));
        packed(server, "a packing nobody asked for", "did not ask for", "zstd", new byte[] {40, -75, 47, -3});
        reply(server, "a chunk size that is no number", "no proper answer", OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n");
        reply(server, "a chunk size below zero", "no proper answer", OK + "Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n");
        reply(server, "a chunk of 9 exabytes", "no proper answer", OK + "Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\nhello");
        reply(server, "chunks that break off", "no proper answer", OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n5\r\nwo");
        reply(server, "a length longer than its body", "no proper answer", OK + "Content-Length: 1000\r\n\r\nshort");
        reply(server, "a length shorter than its body", "answer", OK + "Content-Length: 5\r\nConnection: close\r\n\r\nhello and more than was said");
        reply(server, "a length of 9 exabytes", "larger than 1 MB", OK + "Content-Length: 9223372036854775807\r\n\r\nhello");
        reply(server, "a length below zero", "no proper answer", OK + "Content-Length: -1\r\n\r\nhello");
        reply(server, "a length that is no number", "no proper answer", OK + "Content-Length: many\r\n\r\nhello");
        reply(server, "two lengths", "no proper answer", OK + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!");
        reply(server, "not HTTP at all", "no proper answer", "SSH-2.0-OpenSSH_9.2\r\n");
        reply(server, "noise", "no proper answer", "\u0000\u0001\u0002\u00ff\u00fe".repeat(5_000));
        reply(server, "hangs up without a word", "no proper answer", "");
        raw(server, "resets the connection", "no proper answer", (out, s) -> s.setSoLinger(true, 0));
        raw(server, "a picture without end", "answer", (out, s) -> forever(out, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n", "x".repeat(16_384)));
        reply(server, "a page that never was closed", "answer", OK + "Content-Length: 150000\r\nConnection: close\r\n\r\n" + "<b>".repeat(50_000));
    }

    private List<Row> visitAll(SafeFetcher fetcher, HostileServer server) throws Exception {
        List<Callable<Row>> visits = new ArrayList<>();
        int i = 0;
        for (String name : cases.keySet()) {
            URI page = URI.create("http://host-" + i + ".example:" + server.port() + "/" + i++);
            visits.add(() -> {
                long started = System.nanoTime();
                FetchResult result = fetcher.get(page);
                String outcome = result instanceof FetchResult.Failure failure ? failure.reason()
                    : result instanceof FetchResult.Refused refused ? "refused: " + refused.reason() : "answer " + ((FetchResult.Response) result).status();
                return new Row(name, outcome, (System.nanoTime() - started) / 1_000_000);
            });
        }
        ExecutorService callers = Executors.newFixedThreadPool(visits.size());
        try {
            List<Row> rows = new ArrayList<>();
            for (Future<Row> visit : callers.invokeAll(visits)) rows.add(visit.get());
            return rows;
        } finally {
            callers.shutdownNow();
        }
    }

    private static void assertGood(SafeFetcher fetcher, HostileServer server) {
        assertThat(fetcher.get(URI.create("http://good.example:" + server.port() + "/good"))).isInstanceOfSatisfying(FetchResult.Response.class,
            r -> assertThat(new String(r.body(), StandardCharsets.UTF_8)).isEqualTo("good"));
    }

    /** The client's own: two that read, one that starts them, one that closes idle connections. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(n -> n.startsWith("httpclient") || n.startsWith("idle-connection") || n.startsWith("fetch-")).count();
    }

    private void raw(HostileServer server, String name, String expected, HostileServer.Answer answer) {
        server.on("/" + cases.size(), answer);
        server.on("/" + cases.size() + "?", answer);
        server.on("/" + cases.size() + "?x", answer);
        server.on("/" + cases.size() + "?" + "y".repeat(5_000), answer);
        cases.put(name, expected);
    }

    private void reply(HostileServer server, String name, String expected, String answer) {
        raw(server, name, expected, (out, s) -> write(out, answer));
    }

    private void packed(HostileServer server, String name, String expected, String coding, byte[] body) {
        raw(server, name, expected, (out, s) -> {
            write(out, OK + "Content-Encoding: " + coding + "\r\nContent-Length: " + body.length + "\r\n\r\n");
            out.write(body);
        });
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void forever(OutputStream out, String start, String more) throws IOException {
        write(out, start);
        for (int i = 0; i < 1_000_000; i++) write(out, more); // ends when the visitor hangs up
    }

    private static void drip(OutputStream out, String text, long millis) throws IOException, InterruptedException {
        for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
            out.write(b);
            out.flush();
            Thread.sleep(millis);
        }
    }

    private static byte[] gzipped(int megabytes, boolean broken) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < megabytes; i++) gzip.write(new byte[1024 * 1024]);
        }
        byte[] all = packed.toByteArray();
        return broken ? java.util.Arrays.copyOf(all, all.length / 2) : all;
    }

    private static void write(List<Row> rows) throws IOException {
        StringBuilder table = new StringBuilder("| the server | what it costs | time |\n|---|---|---|\n");
        for (Row row : rows) table.append("| ").append(row.name()).append(" | ").append(row.outcome().replaceAll("host-\\d+", "host")).append(" | ").append(row.millis()).append(" ms |\n");
        Files.writeString(Path.of("target", "hostile-servers.md"), table);
    }
}
