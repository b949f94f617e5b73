package dev.linkwright.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages a stranger would cite, by their address. */
class TargetTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://fernhill.example", "https://fernhill.example/", "http://www.fernhill.example/index.html", "https://fernhill.example/de", "https://fernhill.example/en-gb/",
        "https://fernhill.example/?utm_source=mail", "https://fernhill.example/#top"})
    void aHomePageIsOneUnderEveryName(String url) {
        assertThat(Target.of(url).isHome()).isTrue();
        assertThat(Target.of(url).whyNobodyCitesIt()).hasValueSatisfying(why -> assertThat(why).contains("home page"));
    }

    @ParameterizedTest
    @CsvSource({"https://fernhill.example/pricing, price list", "https://fernhill.example/en/pricing.html, price list", "https://fernhill.example/products/blue-lamp, buying",
        "https://fernhill.example/sign-up, signing in", "https://fernhill.example/kontakt, contact", "https://fernhill.example/impressum, legal",
        "https://fernhill.example/careers/senior-engineer, applicants", "https://fernhill.example/tag/remote, list of other pages"})
    void somePagesNobodyCites(String url, String because) {
        assertThat(Target.of(url).whyNobodyCitesIt()).hasValueSatisfying(why -> assertThat(why).contains(because));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://fernhill.example/remote-hiring", "https://fernhill.example/research/jobs-2026", "https://fernhill.example/guides/how-to-price-a-product",
        "https://fernhill.example/blog/2026/10/contact-centres-survey", "https://fernhill.example/?p=812", "https://fernhill.example/tools/salary-calculator"})
    void othersTheyDo(String url) {
        assertThat(Target.of(url).whyNobodyCitesIt()).isEmpty();
    }
}
