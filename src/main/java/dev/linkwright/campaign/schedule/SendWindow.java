package dev.linkwright.campaign.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The weekdays and hours in which mails may leave, by the clocks of one zone, holidays apart. An instant is inside when its local day
 * is one of the days and its local time is at or after {@code from} and before {@code to}; {@code to} 00:00 means the
 * end of the day. Clock changes need no special case: an hour that does not exist is never inside, one that happens
 * twice is inside twice.
 */
public record SendWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, Set<LocalDate> holidays) {
    private static final int DAYS_TO_LOOK_AHEAD = 15;

    public SendWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
        this(days, from, to, zone, Set.of());
    }

    public SendWindow {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("Choose at least one weekday.");
        }
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException("The window must open before it closes.");
        }
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
    }

    /** Monday to Friday, nine to five. */
    public static SendWindow officeHours(ZoneId zone) {
        return new SendWindow(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0), zone);
    }

    public boolean contains(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        LocalTime time = local.toLocalTime();
        return days.contains(local.getDayOfWeek()) && !holidays.contains(local.toLocalDate()) && !time.isBefore(from)
                && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
    }

    /** The same hours by other clocks: the recipient's. */
    public SendWindow in(ZoneId otherZone) {
        return new SendWindow(days, from, to, otherZone, holidays);
    }

    public SendWindow without(Set<LocalDate> closed) {
        return new SendWindow(days, from, to, zone, closed);
    }

    /** Whether the local day is a holiday. */
    public boolean isHoliday(Instant instant) {
        return holidays.contains(LocalDate.ofInstant(instant, zone));
    }

    /** The first instant at or after the given one at which a mail may leave. */
    public Instant next(Instant earliest) {
        if (contains(earliest)) {
            return earliest;
        }
        return edges(earliest, from).filter(this::contains).findFirst()
                // A window that only a clock change swallows opens again a week later.
                .orElseThrow(() -> new IllegalStateException("This window never opens: " + this));
    }

    /** When the window that is open at this instant closes; nothing if it never does. */
    public Optional<Instant> closing(Instant inside) {
        return edges(inside, to).filter(edge -> !contains(edge)).findFirst();
    }

    /** The instant the given number of days later on the zone's clocks: three days after 10:00 is 10:00. */
    public Instant daysAfter(Instant start, int days) {
        return start.atZone(zone).plusDays(days).toInstant();
    }

    /** The local time, for sentences such as “it is 06:21 in Warsaw”. */
    public ZonedDateTime local(Instant instant) {
        return instant.atZone(zone);
    }

    /** Every instant after the given one at which the answer of contains can change, in order. */
    private Stream<Instant> edges(Instant after, LocalTime time) {
        ZoneRules rules = zone.getRules();
        LocalDate start = LocalDate.ofInstant(after, zone);
        // Behind the last holiday every week is like the next, so that is how far a look ahead ever has to go; most end on the first days.
        LocalDate end = holidays.stream().max(Comparator.naturalOrder()).filter(start::isBefore).orElse(start).plusDays(DAYS_TO_LOOK_AHEAD);
        return Stream.iterate(start.minusDays(1), day -> day.isBefore(end), day -> day.plusDays(1)).flatMap(day -> edgesOf(day, time, rules))
                .filter(edge -> edge.isAfter(after));
    }

    /** In order; the middle of a day and its clock change never stand before its beginning. */
    private Stream<Instant> edgesOf(LocalDate day, LocalTime time, ZoneRules rules) {
        Instant begins = day.atStartOfDay(zone).toInstant();
        Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
        return Stream.concat(Stream.concat(Stream.of(begins), instants(day.atTime(time), rules)), transitionBetween(begins, ends, rules)).sorted();
    }

    /** None for a local time that a clock change skips, two for one that happens twice. */
    private static Stream<Instant> instants(LocalDateTime local, ZoneRules rules) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        return offsets.stream().map(local::toInstant);
    }

    private static Stream<Instant> transitionBetween(Instant begins, Instant ends, ZoneRules rules) {
        ZoneOffsetTransition transition = rules.nextTransition(begins);
        return transition != null && transition.getInstant().isBefore(ends) ? Stream.of(transition.getInstant()) : Stream.empty();
    }
}
