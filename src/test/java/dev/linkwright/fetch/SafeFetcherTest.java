package dev.linkwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SafeFetcherTest {

    private final TestWeb web = new TestWeb();
    private final SafeFetcher fetcher = web.fetcher();

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void aPageComesWithStatusHeadersAndTheWayThere() {
        web.redirect("/old", "/new?a=1#part");
        web.page("/new?a=1", 200, Map.of("Content-Type", "text/html", "X-Robots-Tag", "noindex"), "<p>Hello</p>");
        FetchResult.Response page = response("/old");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.finalUrl()).hasToString(web.at("/new?a=1"));
        assertThat(page.chain()).singleElement().satisfies(hop -> {
            assertThat(hop.status()).isEqualTo(302);
            assertThat(hop.to()).hasToString(web.at("/new?a=1"));
        });
        assertThat(page.header("x-robots-tag")).contains("noindex");
        assertThat(new String(page.body(), StandardCharsets.UTF_8)).isEqualTo("<p>Hello</p>");
    }

    @Test
    void anErrorPageIsAnAnswerToo() {
        web.page("/broken", 503, Map.of(), "later");
        assertThat(response("/broken").status()).isEqualTo(503);
        assertThat(response("/nowhere").status()).isEqualTo(404);
    }

    @Test
    void robotsTxtIsObeyedForUsAndReadForSearchEngines() {
        web.page("/robots.txt", 200, Map.of("Content-Type", "text/plain"),
            "User-agent: *\nDisallow: /private\n\nUser-agent: Googlebot\nDisallow: /unindexed\n");
        web.page("/private", "<p>no</p>");
        web.page("/unindexed", "<p>yes</p>");
        web.page("/open", "<p>yes</p>");
        assertThat(get("/private")).isInstanceOfSatisfying(FetchResult.Refused.class, r -> assertThat(r.reason()).contains("robots.txt"));
        assertThat(response("/unindexed").openToSearchEngines()).isFalse();
        assertThat(response("/open").openToSearchEngines()).isTrue();
        assertThat(web.seen().stream().filter(s -> s.endsWith("/robots.txt"))).hasSize(1);
    }

    @Test
    void aRobotsTxtThatFailsKeepsUsAway() {
        web.page("/robots.txt", 500, Map.of(), "");
        assertThat(get("/")).isInstanceOfSatisfying(FetchResult.Refused.class, r -> assertThat(r.reason()).contains("500"));
    }

    @Test
    void aSmallDownloadThatUnpacksToTooMuchIsBrokenOff() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 64; i++) gzip.write(new byte[1024 * 1024]);
        }
        web.on("/bomb", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
        });
        assertThat(get("/bomb")).isInstanceOfSatisfying(FetchResult.Failure.class, f -> assertThat(f.reason()).contains("larger than 1 MB"));
    }

    @Test
    void packedPagesAreUnpacked() throws Exception {
        byte[] page = "<p>kleine Größe</p>".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(page);
        }
        serve("/gzip", "gzip", gzip.toByteArray());
        serve("/x-gzip", "X-GZIP", gzip.toByteArray());
        serve("/deflate", "deflate", deflated(page, false));
        serve("/bare-deflate", "deflate", deflated(page, true));
        serve("/brotli", "br", java.util.Base64.getDecoder().decode("CwqAPHA+a2xlaW5lIEdyw7bDn2U8L3A+Aw=="));
        serve("/plain", "identity", page);
        serve("/twice", "deflate, gzip", gzipped(deflated(page, false)));
        for (String path : List.of("/gzip", "/x-gzip", "/deflate", "/bare-deflate", "/brotli", "/plain", "/twice"))
            assertThat(new String(response(path).body(), StandardCharsets.UTF_8)).as(path).isEqualTo("<p>kleine Größe</p>");
    }

    @Test
    void aPageIsAskedForOnlyIfItHasChanged() {
        web.on("/page", exchange -> {
            boolean same = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().add("ETag", "\"v1\"");
            exchange.getResponseHeaders().add("Last-Modified", "Fri, 20 Nov 2026 08:00:00 GMT");
            TestWeb.respond(exchange, same ? 304 : 200, Map.of("Content-Type", "text/html"), same ? "" : "<p>Hello</p>");
        });
        web.redirect("/old", "/page");
        FetchResult.Response first = response("/old");
        Validators validators = first.validators().orElseThrow();
        assertThat(validators).isEqualTo(new Validators(web.at("/page"), Optional.of("\"v1\""), Optional.of("Fri, 20 Nov 2026 08:00:00 GMT")));
        FetchResult.Response second = (FetchResult.Response) fetcher.get(URI.create(web.at("/old")), Optional.of(validators));
        assertThat(second.isUnchanged()).isTrue();
        assertThat(second.chain()).hasSize(1);
        web.redirect("/old", "/page?moved");
        web.page("/page?moved", "<p>Elsewhere</p>");
        assertThat(((FetchResult.Response) fetcher.get(URI.create(web.at("/old")), Optional.of(validators))).status()).as("another address, another page").isEqualTo(200);
        assertThat(response("/page?moved").validators()).isEmpty();
    }

    @Test
    void aLengthThatIsTooMuchIsNotWaitedFor() {
        web.on("/large", exchange -> exchange.sendResponseHeaders(200, 2_000_000));
        assertThat(get("/large")).isInstanceOfSatisfying(FetchResult.Failure.class, f -> assertThat(f.reason()).contains("larger than 1 MB"));
    }

    @Test
    void aPageThatDripsIsBrokenOff() {
        web.on("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                for (int i = 0; i < 200; i++) {
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    Thread.sleep(50);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        SafeFetcher hasty = TestWeb.fetcher(new AllowedHosts(List.of("127.0.0.1:" + web.port())), Duration.ofSeconds(1), NameResolver.SYSTEM);
        long started = System.nanoTime();
        assertThat(hasty.get(URI.create(web.at("/drip")))).isInstanceOfSatisfying(FetchResult.Failure.class, f -> assertThat(f.reason()).contains("longer than allowed"));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void redirectsInACircleEnd() {
        web.redirect("/a", "/b");
        web.redirect("/b", "/a");
        assertThat(get("/a")).isInstanceOfSatisfying(FetchResult.Failure.class, f -> assertThat(f.reason()).contains("redirects"));
    }

    @Test
    void tooManyHeadersAreNotRead() {
        web.on("/headers", exchange -> {
            for (int i = 0; i < 400; i++) exchange.getResponseHeaders().add("X-" + i, "y");
            exchange.sendResponseHeaders(200, -1);
        });
        assertThat(get("/headers")).isInstanceOf(FetchResult.Failure.class);
    }

    private FetchResult get(String path) {
        return fetcher.get(URI.create(web.at(path)));
    }

    private FetchResult.Response response(String path) {
        return (FetchResult.Response) get(path);
    }

    private void serve(String path, String coding, byte[] body) {
        web.on(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", coding);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
    }

    private static byte[] gzipped(byte[] bytes) throws java.io.IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] bytes, boolean bare) throws java.io.IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var deflater = new java.util.zip.DeflaterOutputStream(out, new java.util.zip.Deflater(9, bare))) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }
}
