package dev.linkwright.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.linkwright.brand.Brand;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.shared.RuleViolation;

/** A paid or gifted link that is neither sponsored nor nofollow is a policy risk, not won. */
class PolicyRiskTest {

    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PAID, '', POLICY_RISK", "GIFTED, '', POLICY_RISK", "PAID, ugc, POLICY_RISK",
        "PAID, sponsored, WON", "PAID, nofollow, WON", "GIFTED, nofollow, WON",
        "EARNED, '', WON", "NOT_SAID, '', WON",
    })
    void whatWasGivenHasToBeSaid(String hadBy, String rel, BacklinkState expected) {
        Backlink link = promised(hadBy);
        see(link, 1, rel);
        assertThat(link.state()).isEqualTo(expected);
        assertThat(link.wonAt() != null).isEqualTo(expected == BacklinkState.WON);
    }

    @Test
    void itIsWonOnceItSaysSoAndNoLongerWhenItStops() {
        Backlink link = promised("PAID");
        see(link, 1, "");
        assertThat(see(link, 2, "sponsored")).extracting(Backlink.Step::to).contains(BacklinkState.WON);
        assertThat(link.wonAt()).isEqualTo(START.plus(Duration.ofHours(2)));
        assertThat(see(link, 3, "")).extracting(Backlink.Step::to).contains(BacklinkState.POLICY_RISK);
        assertThat(link.nextCheckBecause()).isEqualTo("weekly: policy risk");
    }

    @Test
    void sayingItLaterChangesALinkThatIsThereAndNoOther() {
        Backlink won = promised("NOT_SAID");
        see(won, 1, "");
        assertThat(won.agreed(PlacementTerms.of("paid", "120", "EUR"), START)).extracting(Backlink.Step::to).containsExactly(BacklinkState.POLICY_RISK);
        assertThat(won.terms().inWords()).isEqualTo("Paid, 120.00 EUR");
        assertThat(won.agreed(PlacementTerms.of("earned", "", ""), START)).extracting(Backlink.Step::to).containsExactly(BacklinkState.WON);
        Backlink promised = promised("NOT_SAID");
        assertThat(promised.agreed(PlacementTerms.of("paid", "", ""), START)).isEmpty();
        assertThat(promised.state()).isEqualTo(BacklinkState.PROMISED);
    }

    @Test
    void itIsLostLikeAnyOtherAndCanComeBackAsARisk() {
        Backlink link = promised("PAID");
        see(link, 1, "");
        for (int hour : new int[] {2, 26, 50}) link.saw(Observation.ABSENT, List.of(), START.plus(Duration.ofHours(hour)));
        assertThat(link.state()).isEqualTo(BacklinkState.LOST);
        see(link, 60, "");
        assertThat(link.state()).isEqualTo(BacklinkState.POLICY_RISK);
        assertThat(link.lostAt()).isNull();
    }

    @Test
    void badTermsAreRefusedByField() {
        assertThatThrownBy(() -> PlacementTerms.of("bribed", "", "")).isInstanceOf(RuleViolation.class).extracting("field").isEqualTo("hadBy");
        assertThatThrownBy(() -> PlacementTerms.of("earned", "5", "EUR")).isInstanceOf(RuleViolation.class).extracting("field").isEqualTo("amount");
        assertThatThrownBy(() -> PlacementTerms.of("paid", "5", "coins")).isInstanceOf(RuleViolation.class).extracting("field").isEqualTo("currency");
    }

    private static Backlink promised(String hadBy) {
        Backlink link = new Backlink(new Brand("Fernhill", START), null, PageAddress.of("https://a.example/p", "pageUrl"), PageAddress.of("https://fernhill.example/x", "targetUrl"),
            null, null, "promised", START);
        link.agreed(PlacementTerms.of(hadBy, "", ""), START);
        return link;
    }

    private static List<Backlink.Step> see(Backlink link, int hour, String rel) {
        List<String> qualifiers = rel.isEmpty() ? List.of() : List.of(rel);
        return link.saw(qualifiers.isEmpty() ? Observation.FOLLOWED : Observation.QUALIFIED, qualifiers, START.plus(Duration.ofHours(hour)));
    }
}
