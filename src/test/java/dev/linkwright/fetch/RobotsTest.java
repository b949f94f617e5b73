package dev.linkwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.net.URI;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9309, section by section. */
class RobotsTest {

    private static final WebAddress PAGE = WebAddress.parse("https://tidy-desk.example/blog/post?a=1").orElseThrow();

    private final TestWeb web = new TestWeb();
    private final SafeFetcher fetcher = web.fetcher();

    @AfterEach
    void stop() {
        fetcher.close();
        web.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "User-agent: *\\nDisallow: / | false",
        "User-agent: LINKWRIGHT\\nDisallow: /\\n\\nUser-agent: *\\nAllow: / | false",
        "User-agent: linkwright\\nAllow: /\\n\\nUser-agent: *\\nDisallow: / | true",
        "User-agent: *\\nDisallow: /blog\\nAllow: /blog/post | true",
        "User-agent: *\\nAllow: /blog/\\nDisallow: /blog/post | false",
        "User-agent: *\\nDisallow: /blog/post\\nAllow: /blog/post | true",
        "User-agent: *\\nDisallow: /*?a= | false",
        "User-agent: *\\nDisallow: /blog/post$ | true",
        "User-agent: *\\nDisallow: /%62log/ | false",
        "User-agent: *\\nDisallow: | true",
        "User-agent: other\\nUser-agent: linkwright\\nDisallow: /blog | false",
        "user-AGENT : *\\nDISALLOW : /blog # no blog | false",
        "<html>Not found</html> | true",
        "\\uFEFFUser-agent: *\\nDisallow: / | false",
    })
    void whoMayReadWhat(String file, boolean open) {
        assertThat(rules(200, file.replace("\\n", "\n").replace("\\uFEFF", "\uFEFF")).letsUsRead(PAGE)).isEqualTo(open);
    }

    /** 2.3.1.3 unavailable, 2.3.1.4 unreachable. */
    @ParameterizedTest
    @CsvSource({"200,true", "204,true", "304,true", "400,true", "401,true", "403,true", "404,true", "410,true", "429,false", "500,false", "503,false"})
    void whatItsStatusMeans(int status, boolean open) {
        Robots.Rules rules = rules(status, "");
        assertThat(rules.unreachable().isEmpty() && rules.letsUsRead(PAGE)).isEqualTo(open);
    }

    @Test
    void aServerThatDoesNotAnswerKeepsUsAwayAndSaysWhy() {
        Robots.Rules rules = new Robots().of(PAGE, a -> { throw FetchTrouble.failed("no answer in time"); });
        assertThat(rules.unreachable()).hasValueSatisfying(why -> assertThat(why).hasMessage("robots.txt could not be read: no answer in time"));
    }

    @Test
    void itIsReadOncePerHostSchemeAndPort() {
        int[] reads = {0};
        Robots robots = new Robots();
        for (String url : List.of("https://a.example/1", "https://a.example/2", "http://a.example/1", "https://www.a.example/", "https://a.example:8443/")) {
            robots.of(WebAddress.parse(url).orElseThrow(), a -> {
                reads[0]++;
                return answer(404, "");
            });
        }
        assertThat(reads[0]).isEqualTo(4);
    }

    @Test
    void whatItSaidBeforeCountsWhileItCannotBeReached() {
        Robots robots = new Robots();
        robots.of(PAGE, a -> answer(200, "User-agent: *\nDisallow: /private"));
        robots.forgetTimes();
        Robots.Rules rules = robots.of(PAGE, a -> answer(503, ""));
        assertThat(rules.unreachable()).isEmpty();
        assertThat(rules.letsUsRead(PAGE)).isTrue();
        assertThat(rules.letsUsRead(WebAddress.parse("https://tidy-desk.example/private").orElseThrow())).isFalse();
        robots.forgetTimes();
        assertThat(robots.of(PAGE, a -> answer(200, "User-agent: *\nDisallow: /")).letsUsRead(PAGE)).as("and no longer").isFalse();
    }

    @Test
    void onlyItsFirst500KilobytesCount() {
        String filler = "# filler\n".repeat(Robots.MOST_BYTES / 9 + 1);
        web.page("/robots.txt", 200, Map.of("Content-Type", "text/plain"), "User-agent: *\nDisallow: /early\n" + filler + "Disallow: /late\n");
        assertThat(get("/early")).isInstanceOf(FetchResult.Refused.class);
        assertThat(get("/late")).isInstanceOf(FetchResult.Response.class);
    }

    @Test
    void itsRedirectsAreFollowedFiveTimesEvenToAnotherHost() {
        try (TestWeb other = new TestWeb()) {
            SafeFetcher both = TestWeb.fetcher(new AllowedHosts(List.of("127.0.0.1:" + web.port(), "127.0.0.1:" + other.port())), Duration.ofSeconds(5), NameResolver.SYSTEM);
            other.page("/rules", 200, Map.of("Content-Type", "text/plain"), "User-agent: *\nDisallow: /private\n");
            web.redirect("/robots.txt", "/1");
            for (int i = 1; i <= 3; i++) web.redirect("/" + i, "/" + (i + 1));
            web.redirect("/4", other.at("/rules"));
            assertThat(both.get(URI.create(web.at("/private")))).isInstanceOf(FetchResult.Refused.class);
            both.close();
        }
    }

    @Test
    void moreRedirectsCountAsNone() {
        web.redirect("/robots.txt", "/robots.txt");
        assertThat(get("/page")).isInstanceOfSatisfying(FetchResult.Response.class, r -> assertThat(r.status()).isEqualTo(404));
        assertThat(web.seen().stream().filter(s -> s.endsWith("/robots.txt"))).hasSize(Robots.MOST_REDIRECTS + 1);
    }

    @Test
    void itsRedirectIntoTheHouseKeepsUsAway() {
        web.redirect("/robots.txt", "http://169.254.169.254/robots.txt");
        assertThat(get("/page")).isInstanceOfSatisfying(FetchResult.Refused.class, r -> assertThat(r.reason()).contains("not a public address"));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "2,2", "0.5,0", "10,10", "3600,10", "-1,0", "soon,0"})
    void theDelayItAsksForIsKeptUpToTenSeconds(String asked, long seconds) {
        assertThat(rules(200, "User-agent: *\nCrawl-delay: " + asked).delay().toSeconds()).isEqualTo(seconds);
    }

    private FetchResult get(String path) {
        return fetcher.get(URI.create(web.at(path)));
    }

    private static Robots.Rules rules(int status, String file) {
        return new Robots().of(PAGE, address -> answer(status, file));
    }

    private static Optional<HttpDoor.Answer> answer(int status, String body) throws IOException {
        return Optional.of(new HttpDoor.Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }
}
