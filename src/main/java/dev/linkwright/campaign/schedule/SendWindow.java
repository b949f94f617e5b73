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
 * The weekdays and hours in which mails may leave, by the clocks of one zone. An instant is inside when its local day
 * is one of the days and its local time is at or after {@code from} and before {@code to}; {@code to} 00:00 means the
 * end of the day. Clock changes need no special case: an hour that does not exist is never inside, one that happens
 * twice is inside twice.
 */
public record SendWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    private static final int DAYS_TO_LOOK_AHEAD = 15;

    public SendWindow {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("Choose at least one weekday.");
        }
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException("The window must open before it closes.");
        }
        days = Set.copyOf(days);
    }

    /** Monday to Friday, nine to five. */
    public static SendWindow officeHours(ZoneId zone) {
        return new SendWindow(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0), zone);
    }

    public boolean contains(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        LocalTime time = local.toLocalTime();
        return days.contains(local.getDayOfWeek()) && !time.isBefore(from)
                && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
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
        return Stream.iterate(start.minusDays(1), day -> day.plusDays(1)).limit(DAYS_TO_LOOK_AHEAD)
                .flatMap(day -> Stream.concat(
                        Stream.concat(instants(day.atTime(time), rules), instants(day.atStartOfDay(), rules)),
                        transitionOn(day, rules)))
                .filter(edge -> edge.isAfter(after))
                .sorted(Comparator.naturalOrder());
    }

    /** None for a local time that a clock change skips, two for one that happens twice. */
    private static Stream<Instant> instants(LocalDateTime local, ZoneRules rules) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        return offsets.stream().map(local::toInstant);
    }

    private Stream<Instant> transitionOn(LocalDate day, ZoneRules rules) {
        Instant start = day.minusDays(1).atTime(23, 0).toInstant(ZoneOffset.UTC).minusSeconds(24 * 3600);
        ZoneOffsetTransition transition = rules.nextTransition(start);
        boolean near = transition != null && transition.getInstant().isBefore(start.plusSeconds(4 * 24 * 3600));
        return near ? Stream.of(transition.getInstant()) : Stream.empty();
    }
}
