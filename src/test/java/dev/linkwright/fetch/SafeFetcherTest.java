package dev.linkwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("<p>small</p>".getBytes(StandardCharsets.UTF_8));
        }
        web.on("/packed", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
        });
        assertThat(new String(response("/packed").body(), StandardCharsets.UTF_8)).isEqualTo("<p>small</p>");
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
        SafeFetcher hasty = new SafeFetcher(new AllowedHosts(List.of("127.0.0.1:" + web.port())), TestWeb.settings(Duration.ofSeconds(1)), NameResolver.SYSTEM);
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
}
