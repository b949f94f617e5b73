package dev.linkwright.link.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.linkwright.brand.AnotherPage;
import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.PageAddress;
import dev.linkwright.shared.RuleViolation;

/** A link whose address differs from the agreed one leads to the agreed page, unless the brand says that this difference makes another. */
class BrandSaysWhatMakesAnotherPageTest {

    private static final URI PAGE = URI.create("https://tidy-desk.example/blog/post");

    @ParameterizedTest
    @CsvSource({
        "scheme, https://fernhill.example/a, http://fernhill.example/a", "scheme, http://fernhill.example/a, https://fernhill.example/a",
        "www, https://fernhill.example/a, https://www.fernhill.example/a", "www, https://www.fernhill.example/a, https://fernhill.example/a",
        "slash, https://fernhill.example/a, https://fernhill.example/a/", "slash, https://fernhill.example/a/, https://fernhill.example/a",
        "utm_content, https://fernhill.example/a, https://fernhill.example/a?utm_content=b", "utm_content, https://fernhill.example/a?UTM_Content=c, https://fernhill.example/a?UTM_Content=b",
        "gclid, https://fernhill.example/a?x=1&gclid=1, https://fernhill.example/a?x=1"})
    void onlyWhatItSaysMakesAnotherPage(String said, String agreed, String found) {
        assertThat(see(agreed, found, AnotherPage.USUAL)).as("usually").isEqualTo(Observation.FOLLOWED);
        assertThat(see(agreed, found, rule(said))).as("another page").isEqualTo(Observation.WRONG_TARGET);
        assertThat(see(agreed, agreed, rule(said))).as("the page itself").isEqualTo(Observation.FOLLOWED);
        for (String other : List.of("scheme", "www", "slash", "utm_content", "gclid"))
            if (!other.equals(said)) assertThat(see(agreed, found, rule(other))).as("only %s matters", other).isEqualTo(Observation.FOLLOWED);
        assertThat(key(agreed, AnotherPage.USUAL)).isEqualTo(key(found, AnotherPage.USUAL));
        assertThat(key(agreed, rule(said))).isNotEqualTo(key(found, rule(said)));
    }

    @Test
    void whatNobodyCanSayHoldsAnyhow() {
        AnotherPage all = AnotherPage.said(true, true, true, List.of("utm_content"));
        assertThat(see("https://fernhill.example", "https://fernhill.example/", all)).as("the home page has no slash to lack").isEqualTo(Observation.FOLLOWED);
        assertThat(see("https://fernhill.example/a", "https://fernhill.example/a#b", all)).as("a fragment").isEqualTo(Observation.FOLLOWED);
        assertThat(see("https://fernhill.example/a", "https://fernhill.example/a?utm_source=b", all)).as("other tracking parameters").isEqualTo(Observation.FOLLOWED);
        assertThat(see("https://fernhill.example/a", "https://fernhill.example/a?page=2", AnotherPage.USUAL)).as("a parameter that is not for tracking").isEqualTo(Observation.WRONG_TARGET);
    }

    @Test
    void aParameterIsSaidByItsName() {
        assertThat(AnotherPage.said(false, false, false, List.of(" UTM_Content", "", "gclid", "utm_content")).parametersThatMatter()).containsExactly("gclid", "utm_content");
        for (String wrong : List.of("utm_content=a", "?a", "two words"))
            assertThatThrownBy(() -> AnotherPage.said(false, false, false, List.of(wrong))).isInstanceOf(RuleViolation.class).hasMessageContaining(wrong).hasMessageContaining("Enter the name alone");
    }

    private static AnotherPage rule(String said) {
        return AnotherPage.said(said.equals("scheme"), said.equals("www"), said.equals("slash"), said.matches("scheme|www|slash") ? List.of() : List.of(said));
    }

    private static String key(String address, AnotherPage rule) {
        return PageAddress.of(address, "targetUrl", rule).key();
    }

    private static Observation see(String agreed, String found, AnotherPage rule) {
        Wanted wanted = new Wanted(WebAddress.parse(agreed), List.of("fernhill.example"), List.of("Fernhill"), List.of(), List.of(), rule);
        byte[] body = ("<p>See <a href='" + found + "'>the survey</a> for more.</p>").getBytes(StandardCharsets.UTF_8);
        return LinkInspector.inspect(new FetchResult.Response(PAGE, PAGE, 200, Map.of("content-type", List.of("text/html; charset=utf-8")), List.of(), body, true), wanted).observation();
    }
}
