package dev.linkwright.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.inspect.LinkInspector;
import dev.linkwright.link.inspect.Wanted;

/** Link quality: seven parts that add up to 0..100, from what the inspector reads of a page and what is measured of its site. */
class LinkQualityTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final String TARGET = "https://fernhill.example/survey";

    @Test
    void theBestLinkHasAHundredPointsAndEveryPartSaysWhy() {
        LinkQuality best = quality("<article><p>As <a href='" + TARGET + "'>Fernhill</a> found.</article>", Optional.of(strength(1.0, false)));
        assertThat(best.points()).isEqualTo(100);
        assertThat(best.parts()).extracting(LinkQuality.Part::why).containsExactly("followed", "in the main text", "number 1 of 1", "names the brand", "1",
            "no link to another site beside it", "DR 100, Ahrefs");
        assertThat(best.parts().stream().mapToInt(LinkQuality.Part::most).sum()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Counts for search engines | 10 | <article><p>As <a rel=ugc href='T'>Fernhill</a> found.</article>",
        "Counts for search engines | 3  | <meta name=robots content=noindex><article><p>As <a href='T'>Fernhill</a> found.</article>",
        "Place on the page         | 3  | <footer><a href='T'>Fernhill</a></footer>",
        "Place on the page         | 10 | <div class=author-box><a href='T'>Fernhill</a></div>",
        "Anchor                    | 6  | <article><p>See <a href='T'>remote work</a>.</article>",
        "Anchor                    | 3  | <article><p>See <a href='T'>here</a>.</article>",
        "Anchor                    | 5  | <article><p><a href='T'><img src=a.png alt='Fernhill'></a></article>",
        "Neighbours                | 1  | <article><p><a href='https://a.example'>a</a> <a href='https://b.example'>b</a> <a href='https://c.example'>c</a> <a href='T'>Fernhill</a> <a href='https://d.example'>d</a> <a href='https://e.example'>e</a></article>",
        "Position among its links  | 3  | <article><p><a href='/1'>1</a><a href='/2'>2</a><a href='/3'>3</a><a href='/4'>4</a><a href='/5'>5</a><p><a href='T'>Fernhill</a></article>",
    })
    void everyPartIsReadOffThePage(String part, int points, String html) {
        assertThat(quality(html.replace("T'", TARGET + "'"), Optional.empty()).parts()).filteredOn(p -> p.name().equals(part)).extracting(LinkQuality.Part::points).containsExactly(points);
    }

    @Test
    void theSiteCountsByItsAuthorityUnknownAsHalfSpamAsNothing() {
        String html = "<article><p>As <a href='" + TARGET + "'>Fernhill</a> found.</article>";
        assertThat(quality(html, Optional.of(strength(0.4, false))).points()).isEqualTo(88);
        assertThat(quality(html, Optional.empty()).points()).isEqualTo(90);
        assertThat(quality(html, Optional.of(strength(0.9, true))).points()).isEqualTo(80);
    }

    private static LinkQuality quality(String html, Optional<SiteStrength> strength) {
        Brand brand = new Brand("Fernhill", NOW);
        brand.describe(List.of("fernhill.example"), List.of(), List.of("remote work"), List.of());
        Backlink link = new Backlink(brand, null, PageAddress.of("https://partner.example/p", "pageUrl"), PageAddress.of(TARGET, "targetUrl"), null, null, "promised", NOW);
        URI page = URI.create("https://partner.example/p");
        FetchResult result = new FetchResult.Response(page, page, 200, Map.of("content-type", List.of("text/html; charset=utf-8")), List.of(),
            ("<!doctype html><title>A page</title><body>" + html).getBytes(StandardCharsets.UTF_8), true);
        Wanted wanted = new Wanted(WebAddress.parse(TARGET), brand.domains(), brand.names(), brand.keywords());
        return LinkQuality.of(LinkCheck.of(link, new Visit(result, LinkInspector.inspect(result, wanted)), java.util.Optional.empty(), NOW), strength);
    }

    private static SiteStrength strength(double authority, boolean spam) {
        return new SiteStrength(OptionalDouble.of(authority), "DR " + Math.round(100 * authority) + ", Ahrefs", spam);
    }
}
