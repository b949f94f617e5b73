package dev.linkwright.mail.pace;

import java.time.Instant;
import java.util.Optional;

/**
 * How fast one mailbox sends.
 *
 * @param warmUp null for a mailbox that is warm
 */
public record MailboxPace(String address, int dailyCap, int minGapSeconds, WarmUp warmUp) {

    /** The gap is up to a quarter longer, unevenly: a person does not send by the clock either. */
    private static final double JITTER = 0.25;

    /** How many may leave on the day of {@code now}. */
    public int capOn(Instant now) {
        return warmUp == null ? dailyCap : warmUp.capOn(Turn.day(now), dailyCap);
    }

    /** {@code nextSendAt} null: no mail has left yet. */
    public Turn turn(int sentToday, Instant nextSendAt, Instant now) {
        int cap = capOn(now);
        if (sentToday >= cap) {
            Instant tomorrow = Turn.dayAfter(now);
            return new Turn.Later(tomorrow, "The mailbox " + address + " has sent its " + cap + (cap == 1 ? " mail" : " mails") + " of today"
                    + (cap < dailyCap ? " (" + warmUpDay(now).orElseThrow() + " of warming up)" : "") + "; the next leaves from " + Turn.shown(tomorrow) + " on.");
        }
        if (nextSendAt != null && nextSendAt.isAfter(now)) {
            return new Turn.Later(nextSendAt, "At least " + minGapSeconds + " seconds between two mails of " + address + "; the next leaves from "
                    + Turn.shown(nextSendAt) + " on.");
        }
        return Turn.NOW;
    }

    /** When the next may leave after one at {@code now}; {@code jitter} between 0 and 1. Null: at once. */
    public Instant nextAfter(Instant now, double jitter) {
        return minGapSeconds == 0 ? null : now.plusMillis(Math.round(minGapSeconds * 1000L * (1 + JITTER * jitter)));
    }

    /** “day 9 of 28”; empty once it is warm. */
    public Optional<String> warmUpDay(Instant now) {
        if (warmUp == null || capOn(now) >= dailyCap) {
            return Optional.empty();
        }
        return Optional.of("day " + warmUp.dayNumber(Turn.day(now)) + " of " + warmUp.days(dailyCap));
    }
}
