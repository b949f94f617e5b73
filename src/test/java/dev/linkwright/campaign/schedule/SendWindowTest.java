package dev.linkwright.campaign.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SendWindowTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aFridayEveningWaitsForMondayMorning() {
        SendWindow window = SendWindow.officeHours(BERLIN);
        assertThat(window.next(Instant.parse("2026-11-20T18:00:00Z"))).isEqualTo("2026-11-23T08:00:00Z");
    }

    @Test
    void anInstantInsideIsTakenAsItIs() {
        Instant inside = Instant.parse("2026-11-20T09:30:00Z");
        assertThat(SendWindow.officeHours(BERLIN).next(inside)).isEqualTo(inside);
        assertThat(SendWindow.officeHours(BERLIN).closing(inside)).contains(Instant.parse("2026-11-20T16:00:00Z"));
    }

    @Test
    void nineOClockStaysNineOClockWhenTheClocksChange() {
        SendWindow window = SendWindow.officeHours(BERLIN);
        assertThat(window.next(Instant.parse("2026-03-28T12:00:00Z"))).isEqualTo("2026-03-30T07:00:00Z");   // summer time began
        assertThat(window.next(Instant.parse("2026-10-24T12:00:00Z"))).isEqualTo("2026-10-26T08:00:00Z");   // and ended
        assertThat(window.daysAfter(Instant.parse("2026-03-27T09:00:00Z"), 3)).isEqualTo("2026-03-30T08:00:00Z");
    }

    @Test
    void anHourThatDoesNotExistIsPassedOver() {
        SendWindow window = new SendWindow(Set.of(DayOfWeek.SUNDAY), LocalTime.of(2, 0), LocalTime.of(3, 0), BERLIN);
        assertThat(window.next(Instant.parse("2026-03-29T00:00:00Z"))).isEqualTo("2026-04-05T00:00:00Z");
    }

    @Test
    void allDayEveryDayNeverCloses() {
        SendWindow always = new SendWindow(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, BERLIN);
        Instant now = Instant.parse("2026-11-20T23:30:00Z");
        assertThat(always.next(now)).isEqualTo(now);
        assertThat(always.closing(now)).isEmpty();
    }

    @Test
    void aWindowThatCannotOpenIsRefused() {
        assertThatThrownBy(() -> new SendWindow(Set.of(), LocalTime.of(9, 0), LocalTime.of(17, 0), BERLIN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SendWindow(Set.of(DayOfWeek.MONDAY), LocalTime.of(17, 0), LocalTime.of(9, 0), BERLIN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Walks the minutes around clock changes and compares with the definition: first minute inside, first minute outside. */
    @Test
    void nextAndClosingAgreeWithACalendarWalkedMinuteByMinute() {
        List<String> zones = List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Apia");
        List<String> starts = List.of("2026-03-06T00:00:00Z", "2026-03-27T00:00:00Z", "2026-10-02T00:00:00Z", "2026-10-23T00:00:00Z", "2026-10-30T00:00:00Z",
                "2011-12-29T00:00:00Z", "2026-02-13T00:00:00Z");
        Random random = new Random(7);
        for (int round = 0; round < 600; round++) {
            SendWindow window = randomWindow(random, ZoneId.of(zones.get(random.nextInt(zones.size()))));
            Instant start = Instant.parse(starts.get(random.nextInt(starts.size()))).plus(Duration.ofMinutes(random.nextInt(4 * 24 * 60)));
            Instant walked = start;
            for (int minute = 0; minute < 15 * 24 * 60 && !window.contains(walked); minute++) {
                walked = walked.plusSeconds(60);
            }
            Instant next = window.next(start);
            assertThat(next).as("%s from %s", window, start).isEqualTo(walked);
            Instant end = next;
            for (int minute = 0; minute < 13 * 24 * 60 && window.contains(end); minute++) {
                end = end.plusSeconds(60);
            }
            assertThat(window.closing(next).orElse(end)).as("closing of %s after %s", window, next).isEqualTo(end);
        }
    }

    private static SendWindow randomWindow(Random random, ZoneId zone) {
        EnumSet<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(3) == 0) {
                days.add(day);
            }
        }
        int from = random.nextInt(24 * 4 - 2);
        int to = from + 1 + random.nextInt(24 * 4 - from - 1);
        return new SendWindow(days, LocalTime.of(from / 4, from % 4 * 15), LocalTime.of(to / 4, to % 4 * 15), zone);
    }
}
