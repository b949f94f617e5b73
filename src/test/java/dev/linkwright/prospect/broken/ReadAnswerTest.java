package dev.linkwright.prospect.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.FetchResult.Hop;
import dev.linkwright.fetch.NameLookup;
import dev.linkwright.prospect.broken.Finding.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only 404, 410 and a name that is gone mean "gone"; what keeps us out means that we don't know. */
class ReadAnswerTest {

    private static final URI PAGE = URI.create("https://tools.example/lists/survey-kit.html");

    @ParameterizedTest
    @CsvSource({"404, GONE", "410, GONE", "401, CLOSED", "403, CLOSED", "405, CLOSED", "451, CLOSED", "429, LATER", "500, LATER", "502, LATER", "503, LATER",
        "520, LATER", "999, LATER", "200, ALIVE", "204, ALIVE", "206, ALIVE"})
    void everyStatusMeansOneThing(int status, Kind kind) {
        assertThat(found(response(status, "<title>A survey kit</title><p>Questions and answers.")).kind()).isEqualTo(kind);
    }

    @Test
    void aNameIsGoneOnlyWhenTheNameServerSaysSo() {
        FetchResult failed = new FetchResult.Failure(PAGE, List.of(), "no answer");
        assertThat(ReadAnswer.of(failed, host -> NameLookup.Answer.NO_SUCH_NAME)).satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.GONE);
            assertThat(finding.evidence()).isEqualTo("the name tools.example does not exist any more (DNS)");
        });
        assertThat(ReadAnswer.of(failed, host -> NameLookup.Answer.NO_ANSWER).kind()).isEqualTo(Kind.LATER);
        assertThat(ReadAnswer.of(failed, host -> NameLookup.Answer.EXISTS).kind()).isEqualTo(Kind.LATER);
    }

    @Test
    void theNameThatCountsIsTheLastOneOfTheRedirects() {
        List<Hop> chain = List.of(new Hop(PAGE, 301, URI.create("https://moved.example/kit")));
        Finding finding = ReadAnswer.of(new FetchResult.Failure(PAGE, chain, "no"), host -> host.equals("moved.example") ? NameLookup.Answer.NO_SUCH_NAME : NameLookup.Answer.EXISTS);
        assertThat(finding.evidence()).contains("moved.example");
        assertThat(finding.kind()).isEqualTo(Kind.GONE);
    }

    @Test
    void whatWeMayNotVisitIsUnknown() {
        assertThat(ReadAnswer.of(new FetchResult.Refused(PAGE, List.of(), "robots.txt of tools.example asks us not to read this page"), host -> NameLookup.Answer.NO_SUCH_NAME))
            .satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.CLOSED);
                assertThat(finding.evidence()).startsWith("robots.txt");
            });
    }

    @ParameterizedTest
    @ValueSource(strings = {"<title>404</title><p>Oops", "<title>Page not found | Tools</title><p>Sorry", "<title>Tools</title><h1>Sorry, this page could not be found, or page not found</h1>",
        "<title>Seite nicht gefunden</title>", "<title>Error 404</title>", "<title>Tools</title><h1>The page you are looking for no longer exists</h1>"})
    void aPageThatSaysNotFoundWithStatus200IsASuspicion(String html) {
        assertThat(found(response(200, html)).kind()).isEqualTo(Kind.SUSPECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<title>tools.example</title><p>This domain is for sale. Make an offer.", "<title>tools.example</title><p>Buy this domain",
        "<title>Parked</title><script src='https://img.sedoparking.com/x.js'></script>", "<html data-adblockkey='x'><title>tools.example</title>"})
    void aParkedDomainIsASuspicion(String html) {
        assertThat(found(response(200, html)).evidence()).contains("parked or for sale");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<title>How to build a 404 page that helps</title><p>Ideas for your site", "<title>Surveys</title><h1>What content to remove from a survey</h1>",
        "<title>File formats</title><p>All about them", "<title>Houses for sale</title><p>Two houses by the sea", "<title>Domain experts</title><p>Ask one"})
    void anOrdinaryPageIsNoSuspicion(String html) {
        assertThat(found(response(200, html)).kind()).isEqualTo(Kind.ALIVE);
    }

    @Test
    void aBotWallIsUnknownWhateverItsStatus() {
        for (int status : List.of(200, 403, 404, 503)) {
            assertThat(found(response(status, "<title>Just a moment...</title>")).kind()).isEqualTo(Kind.CLOSED);
        }
    }

    @Test
    void aDeepLinkThatNowLeadsToTheHomePageIsASuspicion() {
        FetchResult home = new FetchResult.Response(PAGE, URI.create("https://tools.example/"), 200, Map.of(), List.of(new Hop(PAGE, 301, URI.create("https://tools.example/"))),
            "<title>Tools</title><p>Welcome".getBytes(StandardCharsets.UTF_8), true);
        assertThat(found(home).kind()).isEqualTo(Kind.SUSPECT);
        FetchResult elsewhere = new FetchResult.Response(PAGE, URI.create("https://tools.example/kits/survey"), 200, Map.of(),
            List.of(new Hop(PAGE, 301, URI.create("https://tools.example/kits/survey"))), "<title>Kit".getBytes(StandardCharsets.UTF_8), true);
        assertThat(found(elsewhere).kind()).isEqualTo(Kind.ALIVE);
    }

    private static Finding found(FetchResult result) {
        return ReadAnswer.of(result, host -> NameLookup.Answer.EXISTS);
    }

    private static FetchResult response(int status, String html) {
        return new FetchResult.Response(PAGE, PAGE, status, Map.of("content-type", List.of("text/html; charset=utf-8")), List.of(), html.getBytes(StandardCharsets.UTF_8), true);
    }
}
