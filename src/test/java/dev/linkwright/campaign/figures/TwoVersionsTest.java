package dev.linkwright.campaign.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals as the books have them, and no winner called on noise, however often somebody looks. */
class TwoVersionsTest {

    // Wilson's interval at 95 %, as published tables and other programs give it.
    @ParameterizedTest
    @CsvSource({"0, 10, 0.0, 0.2775", "1, 10, 0.0179, 0.4042", "5, 10, 0.2366, 0.7634", "10, 10, 0.7225, 1.0", "81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "1, 29, 0.0061, 0.1718"})
    void theIntervalIsWilsons(long part, long whole, double low, double high) {
        assertThat(new Share(part, whole).interval().low()).isCloseTo(low, within(0.0001));
        assertThat(new Share(part, whole).interval().high()).isCloseTo(high, within(0.0001));
    }

    @Test
    void nothingIsKnownOfNothing() {
        assertThat(new Share(0, 0).interval()).isEqualTo(new Share.Interval(0, 1));
        assertThat(new Share(0, 0).words("sent")).isEmpty();
        assertThat(new Share(3, 7).words("sent")).isEqualTo("3 of 7 sent");
        assertThat(new Share(34, 127).words("sent")).isEqualTo("26.8 % of 127 sent");
    }

    @Test
    void equalVersionsHaveNoWinnerHoweverOftenOneLooks() {
        Random random = new Random(20261121);
        int wrong = 0;
        int experiments = 1_000;
        for (int i = 0; i < experiments; i++) {
            double rate = 0.05 + 0.25 * random.nextDouble();
            boolean called = false;
            long a = 0;
            long b = 0;
            for (int mails = 1; mails <= 400; mails++) {
                a += random.nextDouble() < rate ? 1 : 0;
                b += random.nextDouble() < rate ? 1 : 0;
                // Looked at after every ten mails of each, forty times.
                called |= mails % 10 == 0 && !new TwoVersions(new Share(a, mails), new Share(b, mails)).winner().isEmpty();
            }
            wrong += called ? 1 : 0;
        }
        assertThat(wrong).as("winners called among %d pairs of equal versions", experiments).isLessThanOrEqualTo(experiments * 3 / 100);
    }

    @Test
    void aRealDifferenceIsFound() {
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < 200; i++) {
            long a = random.doubles(600).filter(x -> x < 0.30).count();
            long b = random.doubles(600).filter(x -> x < 0.15).count();
            found += new TwoVersions(new Share(a, 600), new Share(b, 600)).winner().equals("A") ? 1 : 0;
        }
        assertThat(found).isGreaterThan(190);
    }

    @Test
    void theWordsSayWhatIsNotKnown() {
        assertThat(new TwoVersions(new Share(3, 9), new Share(0, 8)).sentence()).isEqualTo("No winner yet: 8 mails of the rarer version were sent, and below 30 of each nothing can be said.");
        assertThat(new TwoVersions(new Share(15, 66), new Share(9, 65)).sentence()).startsWith("No winner yet: the difference is within chance. If it stays as it is, about ").endsWith(" more mails would tell.");
        assertThat(new TwoVersions(new Share(10, 50), new Share(10, 50)).sentence()).isEqualTo("No winner yet: the difference is within chance.");
        assertThat(new TwoVersions(new Share(10, 500), new Share(60, 500)).sentence()).isEqualTo("Version B is answered more: 12 % against 2 %, more than chance explains.");
    }
}
