package dev.linkwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeTimeTest {

    private static final Instant NOW = Instant.parse("2026-11-20T11:26:00Z");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @ParameterizedTest
    @CsvSource({
        "PT20S, just now", "PT50M, 50 min ago", "PT2H15M, 2 h ago", "PT20H, yesterday", "PT100H, 4 d ago",
        "P40D, 11 Oct", "P400D, 16 Oct 2025", "PT-30S, in a moment", "PT-3H, in 3 h", "PT-26H, tomorrow", "P-3D, in 3 d"
    })
    void aMomentIsSaidTheWayPeopleSayIt(Duration past, String words) {
        assertThat(RelativeTime.ago(NOW.minus(past), NOW, LISBON)).isEqualTo(words);
    }

    @Test
    void yesterdayIsTheViewersYesterday() {
        Instant lateEvening = Instant.parse("2026-11-20T03:00:00Z");

        assertThat(RelativeTime.ago(lateEvening, NOW, LISBON)).isEqualTo("8 h ago");
        assertThat(RelativeTime.ago(lateEvening, NOW, ZoneId.of("America/New_York"))).isEqualTo("yesterday");
    }

    @Test
    void theExactTimeIsInTheViewersZone() {
        assertThat(RelativeTime.exact(NOW, ZoneId.of("America/New_York"))).isEqualTo("20 Nov 2026, 06:26");
    }

    @Test
    void theYearIsSaidOnlyWhenItIsNotThisOne() {
        LocalDate today = LocalDate.of(2026, 11, 20);
        assertThat(RelativeTime.day(LocalDate.of(2026, 11, 16), today)).isEqualTo("16 Nov");
        assertThat(RelativeTime.day(LocalDate.of(2025, 11, 16), today)).isEqualTo("16 Nov 2025");
    }
}
