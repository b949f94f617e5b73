package dev.linkwright.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The words for a moment seen from another: "2 h ago", "yesterday", "in 3 d", "16 Nov". */
final class RelativeTime {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private RelativeTime() {
    }

    static String ago(Instant moment, Instant now, ZoneId zone) {
        Duration past = Duration.between(moment, now);
        boolean future = past.isNegative();
        Duration far = past.abs();
        LocalDate day = LocalDate.ofInstant(moment, zone);
        LocalDate today = LocalDate.ofInstant(now, zone);
        long days = Math.abs(ChronoUnit.DAYS.between(day, today));
        if (far.compareTo(Duration.ofSeconds(60)) < 0) {
            return future ? "in a moment" : "just now";
        }
        if (far.compareTo(Duration.ofMinutes(60)) < 0) {
            return said(far.toMinutes() + " min", future);
        }
        if (days == 0 || far.compareTo(Duration.ofHours(6)) < 0) {
            return said(far.toHours() + " h", future);
        }
        if (days == 1) {
            return future ? "tomorrow" : "yesterday";
        }
        return days <= 14 ? said(days + " d", future) : day(day, today);
    }

    static String exact(Instant moment, ZoneId zone) {
        return EXACT.format(moment.atZone(zone));
    }

    static String day(LocalDate day, LocalDate today) {
        return (day.getYear() == today.getYear() ? DAY : DAY_AND_YEAR).format(day);
    }

    static String exactDay(LocalDate day) {
        return DAY_AND_YEAR.format(day);
    }

    private static String said(String length, boolean future) {
        return future ? "in " + length : length + " ago";
    }
}
