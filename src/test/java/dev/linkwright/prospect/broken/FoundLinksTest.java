package dev.linkwright.prospect.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.fetch.WebAddress;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** The links of a resource page that lead to other sites, each once, with their words. */
class FoundLinksTest {

    private static final WebAddress PAGE = WebAddress.parse("https://www.desk.co.uk/resources/").orElseThrow();

    @Test
    void onlyOtherSitesCountEachAddressOnce() {
        FoundLinks found = on("""
            <a href="/about">About</a> <a href="https://blog.desk.co.uk/x">Blog</a> <a href="mailto:a@b.example">Mail</a> <a href="javascript:void(0)">Menu</a>
            <a href="#top">Top</a> <a href="tel:123">Call</a>
            <ul><li><a href="https://One.example/Kit#part">A kit</a> for surveys</li><li><a href="//two.example">Two</a></li>
            <li>again: <a href="https://one.example/Kit">the kit</a></li></ul>
            <template><a href="https://hidden.example">x</a></template><noscript><a href="https://noscript.example">x</a></noscript>""");
        assertThat(found.links()).extracting(link -> link.to().toString()).containsExactly("https://one.example/Kit", "https://two.example/");
        assertThat(found.links().get(0).anchor()).isEqualTo("A kit");
        assertThat(found.links().get(0).around()).isEqualTo("A kit for surveys");
    }

    @Test
    void anotherSiteOfTheSamePlatformIsAnotherSite() {
        WebAddress page = WebAddress.parse("https://ana.github.io/list").orElseThrow();
        assertThat(FoundLinks.on(Jsoup.parse("<a href='https://ben.github.io/'>Ben</a><a href='https://ana.github.io/x'>me</a>"), page).links())
            .extracting(link -> link.to().host()).containsExactly("ben.github.io");
    }

    @Test
    void aPictureSpeaksByItsAlternativeText() {
        FoundLinks found = on("<p><a href='https://one.example/'><img src='x.png' alt='The hiring atlas'></a>");
        assertThat(found.links().get(0).anchor()).isEqualTo("The hiring atlas");
    }

    @Test
    void theFirstSpellingWithWordsIsKept() {
        FoundLinks found = on("<a href='https://one.example/'><img src='x.png'></a> <a href='https://one.example/'>One</a>");
        assertThat(found.links()).hasSize(1);
        assertThat(found.links().get(0).anchor()).isEqualTo("One");
    }

    @Test
    void relativeLinksAreReadAgainstTheBaseOfThePage() {
        FoundLinks found = on("<head><base href='https://mirror.example/lists/'></head><body><a href='kit'>Kit</a>");
        assertThat(found.links()).extracting(link -> link.to().toString()).containsExactly("https://mirror.example/lists/kit");
    }

    @Test
    void longSurroundingsAreCutAroundTheLink() {
        String filler = IntStream.range(0, 200).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        FoundLinks found = on("<p>" + filler + " see <a href='https://one.example/'>the one</a> and " + filler + "</p>");
        assertThat(found.links().get(0).around()).contains("see the one and").startsWith("…").endsWith("…").hasSizeLessThan(300);
    }

    @Test
    void aDirectoryIsReadUpToALimitAndSaysHowManyAreLeft() {
        String many = IntStream.range(0, 620).mapToObj(i -> "<a href='https://site-" + i + ".example/'>x</a>").collect(Collectors.joining());
        FoundLinks found = on(many);
        assertThat(found.links()).hasSize(FoundLinks.MOST);
        assertThat(found.more()).isEqualTo(120);
    }

    private static FoundLinks on(String html) {
        return FoundLinks.on(Jsoup.parse(html), PAGE);
    }
}
