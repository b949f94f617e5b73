package dev.linkwright.campaign.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.site.RecipientZone;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Hours are the recipient's: their zone, else their country's, else the campaign's; across changed clocks and holidays. */
class RecipientZoneTest {

    private static final ZoneId OURS = ZoneId.of("America/Toronto");
    private static final SendWindow MORNINGS = new SendWindow(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(12, 0), OURS);

    @Test
    void theZoneOfThePersonComesBeforeTheirCountryAndThatBeforeOurs() {
        assertThat(RecipientZone.of("Asia/Tokyo", "DE", OURS)).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(RecipientZone.of(null, "DE", OURS)).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(RecipientZone.of("nonsense", "Japan", OURS)).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(RecipientZone.of(null, "uk", OURS)).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(RecipientZone.of(null, "Atlantis", OURS)).isEqualTo(OURS);
        assertThat(RecipientZone.of(null, null, OURS)).isEqualTo(OURS);
    }

    @Test
    void nineInTheMorningStaysNineWhenClocksChange() {
        SendWindow berlin = MORNINGS.in(ZoneId.of("Europe/Berlin"));
        assertThat(berlin.next(Instant.parse("2026-03-27T12:00:00Z"))).isEqualTo("2026-03-30T07:00:00Z");
        assertThat(berlin.next(Instant.parse("2026-10-23T12:00:00Z"))).isEqualTo("2026-10-26T08:00:00Z");
    }

    @Test
    void aHolidayIsPassedOverAlsoALongOne() {
        SendWindow berlin = MORNINGS.in(ZoneId.of("Europe/Berlin"));
        assertThat(berlin.without(Set.of(LocalDate.of(2026, 11, 20))).next(Instant.parse("2026-11-20T07:00:00Z"))).isEqualTo("2026-11-23T08:00:00Z");
        Set<LocalDate> summer = new java.util.HashSet<>(LocalDate.of(2026, 7, 1).datesUntil(LocalDate.of(2026, 9, 1)).toList());
        assertThat(berlin.without(summer).next(Instant.parse("2026-07-01T07:00:00Z"))).isEqualTo("2026-09-01T07:00:00Z");
        SendWindow always = new SendWindow(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, OURS, Set.of(LocalDate.of(2026, 12, 25)));
        assertThat(always.closing(Instant.parse("2026-12-24T12:00:00Z"))).contains(Instant.parse("2026-12-25T05:00:00Z"));
    }
}
