package dev.linkwright.link.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.WebAddress;

class LinkInspectorTest {

    private static final URI PAGE = URI.create("https://tidy-desk.example/blog/post/");
    private static final Wanted FERNHILL = new Wanted(WebAddress.parse("https://fernhill.example/remote-hiring"), List.of("fernhill.example"),
        List.of("Fernhill", "Fern Hill"), List.of("remote hiring"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<a href='https://fernhill.example/remote-hiring'>x</a> | FOLLOWED",
        "<a href='http://www.fernhill.example/remote-hiring/?utm_source=a&gclid=1#top'>x</a> | FOLLOWED",
        "<a href='//FERNHILL.example/./remote%2Dhiring'>x</a> | FOLLOWED",
        "<map><area href='https://fernhill.example/remote-hiring' alt='study'></map> | FOLLOWED",
        "<a href=' https://fernhill.example/remote-&#10;hiring '>x</a> | FOLLOWED",
        "<a rel='nofollow' href='https://fernhill.example/remote-hiring'>x</a> | QUALIFIED",
        "<a rel='noopener NOFOLLOW,ugc' href='https://fernhill.example/remote-hiring'>x</a> | QUALIFIED",
        "<a rel='nofollow' href='https://fernhill.example/remote-hiring'>x</a><a href='https://fernhill.example/remote-hiring'>y</a> | FOLLOWED",
        "<meta name='robots' content='index, nofollow'><a href='https://fernhill.example/remote-hiring'>x</a> | QUALIFIED",
        "<meta name='Robots' content='NOINDEX'><a href='https://fernhill.example/remote-hiring'>x</a> | NOT_INDEXABLE",
        "<link rel='canonical' href='/other'><a href='https://fernhill.example/remote-hiring'>x</a> | NOT_INDEXABLE",
        "<link rel='canonical' href='/blog/post?utm_medium=rss'><a href='https://fernhill.example/remote-hiring'>x</a> | FOLLOWED",
        "<a href='https://fernhill.example/'>Fernhill</a> | WRONG_TARGET",
        "<a href='https://blog.fernhill.example/remote-hiring'>Fernhill</a> | WRONG_TARGET",
        "<a href='https://fernhill.example/remote-hiring?page=2'>Fernhill</a> | WRONG_TARGET",
        "<p>The fern hill survey says so. | MENTION_ONLY",
        "<p>Numbers of <b>Fern</b>hill's survey. | MENTION_ONLY",
        "<p>Fernhills and Fernhillers. | ABSENT",
        "<p>See <a href='https://else.example/'>Fernhill</a>. | ABSENT",
        "<p>Words.</p><p hidden>Fernhill</p><p style='display: none'>Fernhill</p><script>'Fernhill'</script><title>Fernhill</title> | ABSENT",
        "<!-- <a href='https://fernhill.example/remote-hiring'>x</a> --> <p>text | ABSENT",
        "<template><a href='https://fernhill.example/remote-hiring'>x</a></template> | ABSENT",
        "<noscript><a href='https://fernhill.example/remote-hiring'>x</a></noscript> | ABSENT",
        "<a href='https://notfernhill.example/remote-hiring'>x</a> | ABSENT",
        "<a href='mailto:a@fernhill.example'>x</a> <a href='javascript:1'>y</a> | ABSENT",
        "<title>Page not found</title><p>Sorry | GONE",
        "<h1>404</h1><footer><a href='https://fernhill.example/remote-hiring'>x</a></footer> | GONE",
        "<title>Just a moment...</title><p>Checking | UNVERIFIABLE",
        "<div id='root'></div><script src='app.js'></script> | UNVERIFIABLE",
    })
    void whatIsSeen(String html, Observation expected) {
        assertThat(see(html).observation()).as(html).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"404,GONE", "410,GONE", "401,UNVERIFIABLE", "403,UNVERIFIABLE", "429,UNVERIFIABLE", "500,UNVERIFIABLE", "503,UNVERIFIABLE"})
    void whatAStatusMeans(int status, Observation expected) {
        var answer = new FetchResult.Response(PAGE, PAGE, status, Map.of("content-type", List.of("text/html")), List.of(),
            "<a href='https://fernhill.example/remote-hiring'>x</a>".getBytes(StandardCharsets.UTF_8), true);
        assertThat(LinkInspector.inspect(answer, FERNHILL).observation()).isEqualTo(expected);
    }

    @Test
    void aVisitThatFailedSaysNothingAboutTheLink() {
        assertThat(LinkInspector.inspect(new FetchResult.Failure(PAGE, List.of(), "no such name"), FERNHILL))
            .satisfies(s -> assertThat(s.observation()).isEqualTo(Observation.UNVERIFIABLE))
            .satisfies(s -> assertThat(s.reason()).isEqualTo("no such name"));
        assertThat(LinkInspector.inspect(new FetchResult.Refused(PAGE, List.of(), "robots.txt"), FERNHILL).observation()).isEqualTo(Observation.UNVERIFIABLE);
    }

    @Test
    void headersCountLikeMetaElements() {
        String linked = "<a href='https://fernhill.example/remote-hiring'>x</a>";
        assertThat(see(linked, Map.of("x-robots-tag", List.of("noindex"))).observation()).isEqualTo(Observation.NOT_INDEXABLE);
        assertThat(see(linked, Map.of("x-robots-tag", List.of("googlebot: nofollow"))).observation()).isEqualTo(Observation.QUALIFIED);
        assertThat(see(linked, Map.of("x-robots-tag", List.of("otherbot: noindex", "unavailable_after: 25 Jun 2030"))).observation()).isEqualTo(Observation.FOLLOWED);
        assertThat(see(linked, Map.of("link", List.of("</real>; rel=\"canonical\""))).observation()).isEqualTo(Observation.NOT_INDEXABLE);
        assertThat(see(linked, Map.of("content-type", List.of("application/pdf"))).observation()).isEqualTo(Observation.UNVERIFIABLE);
    }

    @Test
    void aPageThatRobotsTxtHidesFromSearchEnginesIsNotIndexable() {
        var answer = new FetchResult.Response(PAGE, PAGE, 200, Map.of("content-type", List.of("text/html")), List.of(),
            "<a href='https://fernhill.example/remote-hiring'>x</a>".getBytes(StandardCharsets.UTF_8), false);
        assertThat(LinkInspector.inspect(answer, FERNHILL).observation()).isEqualTo(Observation.NOT_INDEXABLE);
    }

    @Test
    void relativeLinksAreReadAgainstTheBase() {
        assertThat(see("<base href='https://fernhill.example/x/'><a href='../remote-hiring'>x</a>").observation()).isEqualTo(Observation.FOLLOWED);
    }

    @Test
    void theProofHoldsTheLinkAndTheWordsAroundIt() {
        Sighting seen = see("<nav><a href='/'>Home</a></nav><article><p>The largest survey so far, <a rel='sponsored' href='https://fernhill.example/remote-hiring'>Fernhill's "
            + "<em>State of Remote Hiring</em></a>, puts the median at 34 days.</p><p>Next.</p></article>");
        FoundLink link = seen.link().orElseThrow();
        assertThat(link.around()).isEqualTo(new Words("The largest survey so far, ", "Fernhill's State of Remote Hiring", ", puts the median at 34 days."));
        assertThat(link.html()).startsWith("<a rel=\"sponsored\" href=").contains("State of Remote Hiring");
        assertThat(link.anchorKind()).isEqualTo(AnchorKind.BRAND);
        assertThat(link.placement()).isEqualTo(Placement.MAIN_TEXT);
        assertThat(seen.qualifiers()).containsExactly("sponsored");
        assertThat(seen.reason()).isEqualTo("live, but sponsored, in the main text");
    }

    @Test
    void itsPlaceAmongTheOtherLinksIsTold() {
        Sighting seen = see("<nav><a href='/'>Home</a></nav><p>See <a href='https://one.example/'>one</a>, <a href='/inside'>inside</a>, <a href='https://fernhill.example/remote-hiring'>it</a>, "
            + "<a href='https://two.example/'>two</a>.</p><p><a href='https://three.example/'>three</a></p>");
        FoundLink link = seen.link().orElseThrow();
        assertThat(link.position()).isEqualTo(4);
        assertThat(link.linksOnPage()).isEqualTo(6);
        assertThat(seen.outboundLinks()).isEqualTo(4);
        assertThat(link.neighbours()).containsExactly("https://one.example/", "https://two.example/");
    }

    @Test
    void theProofOfAMentionIsItsSentence() {
        assertThat(see("<p>Templates such as those of Fernhill save an afternoon.</p>").mention())
            .contains(new Words("Templates such as those of ", "Fernhill", " save an afternoon."));
    }

    @Test
    void aWrongTargetSuggestsTheRightOneAndWhatToFollow() {
        Sighting seen = see("<a href='/go'>x</a><a href='https://fernhill.example/old-name'>Fernhill</a>");
        assertThat(seen.suggestedTarget()).contains("https://fernhill.example/remote-hiring");
        assertThat(seen.leads()).extracting(FoundLink::url).containsExactly("https://fernhill.example/old-name");
        assertThat(seen.link().orElseThrow().url()).isEqualTo("https://fernhill.example/old-name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<nav><a href='L'>x</a></nav> | NAVIGATION", "<footer><p><a href='L'>x</a></footer> | FOOTER", "<aside><a href='L'>x</a></aside> | SIDEBAR",
        "<div class='siteFooter'><a href='L'>x</a></div> | FOOTER", "<div id='comments'><ol><li><a href='L'>x</a></ol></div> | COMMENTS",
        "<article><div class='author-box'><a href='L'>x</a></div></article> | AUTHOR_BOX", "<article><header><h1><a href='L'>x</a></h1></header></article> | MAIN_TEXT",
        "<div class='widget-area'><a href='L'>x</a></div> | SIDEBAR", "<p><a href='L'>x</a> | MAIN_TEXT"})
    void whereItStands(String html, Placement expected) {
        String page = html.replace("'L'", "'https://fernhill.example/remote-hiring'");
        assertThat(see(page).link().orElseThrow().placement()).as(html).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"remote hiring | EXACT", "a remote hiring study | PARTIAL", "click here | GENERIC", "fernhill.example/x | URL", "by Fernhill | BRAND",
        "<img src=a alt='Survey'> | IMAGE"})
    void whatItsWordsSay(String words, AnchorKind expected) {
        assertThat(see("<a href='https://fernhill.example/remote-hiring'>" + words + "</a>").link().orElseThrow().anchorKind()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://tidy-desk.example/", "https://tidy-desk.example/blog/", "https://parked.example/sale"})
    void aPageThatLeadsElsewhereIsGone(String end) {
        assertThat(redirectedTo(end, "<p>Welcome to our pages.").observation()).isEqualTo(Observation.GONE);
    }

    @Test
    void aDoorInFrontOfThePageSaysNothingAboutTheLink() {
        assertThat(redirectedTo("https://tidy-desk.example/login?next=/blog/post", "<form>Sign in</form>").observation()).isEqualTo(Observation.UNVERIFIABLE);
        assertThat(redirectedTo("https://tidy-desk.example/posts/login-trends", "<p>Words").observation()).isEqualTo(Observation.ABSENT);
    }

    @Test
    void aPageThatMovedIsReadWhereItIsNow() {
        assertThat(redirectedTo("https://tidy-desk.example/posts/new-name", "<p>Words.").observation()).isEqualTo(Observation.ABSENT);
        assertThat(redirectedTo("https://tidydesk.example/blog/post", "<a href='https://fernhill.example/remote-hiring'>x</a>").observation()).isEqualTo(Observation.FOLLOWED);
    }

    @Test
    void lettersAreReadInThePagesOwnEncoding() {
        Wanted cafe = new Wanted(Optional.empty(), List.of("cafe.example"), List.of("Café Größe"), List.of());
        byte[] latin = "<p>Bei Café Größe gesehen".getBytes(Charset.forName("windows-1252"));
        var answer = new FetchResult.Response(PAGE, PAGE, 200, Map.of("content-type", List.of("text/html; charset=ISO-8859-1")), List.of(), latin, true);
        assertThat(LinkInspector.inspect(answer, cafe).observation()).isEqualTo(Observation.MENTION_ONLY);
        byte[] meta = "<meta charset=windows-1252><p>Bei Café Größe gesehen".getBytes(Charset.forName("windows-1252"));
        assertThat(LinkInspector.inspect(new FetchResult.Response(PAGE, PAGE, 200, Map.of(), List.of(), meta, true), cafe).observation()).isEqualTo(Observation.MENTION_ONLY);
    }

    private static Sighting see(String html) {
        return see(html, Map.of());
    }

    private static Sighting see(String html, Map<String, List<String>> headers) {
        Map<String, List<String>> all = new java.util.HashMap<>(Map.of("content-type", List.of("text/html")));
        all.putAll(headers);
        return LinkInspector.inspect(new FetchResult.Response(PAGE, PAGE, 200, all, List.of(), html.getBytes(StandardCharsets.UTF_8), true), FERNHILL);
    }

    private static Sighting redirectedTo(String end, String html) {
        URI last = URI.create(end);
        return LinkInspector.inspect(new FetchResult.Response(PAGE, last, 200, Map.of("content-type", List.of("text/html")),
            List.of(new FetchResult.Hop(PAGE, 301, last)), html.getBytes(StandardCharsets.UTF_8), true), FERNHILL);
    }
}
