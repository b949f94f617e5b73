package dev.linkwright.mail.pace;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import dev.linkwright.shared.RuleViolation;

/**
 * A young mailbox begins with few mails and sends a few more each day until its daily cap: receiving servers distrust a sudden crowd.
 *
 * @param start  mails on the first day
 * @param growth mails more on every day after
 * @param from   the first day
 */
public record WarmUp(int start, int growth, LocalDate from) {

    public WarmUp {
        if (start < 1 || start > 100_000) {
            throw new RuleViolation("warmUpStart", "The first day has between 1 and 100000 mails.");
        }
        if (growth < 1 || growth > 100_000) {
            throw new RuleViolation("warmUpGrowth", "Each day has at least 1 mail more, otherwise it never warms up.");
        }
    }

    /** How many may leave that day; never more than the cap. */
    int capOn(LocalDate day, int dailyCap) {
        long days = Math.max(0, ChronoUnit.DAYS.between(from, day));
        return (int) Math.min(dailyCap, start + days * growth);
    }

    /** The number of the day, from 1. */
    long dayNumber(LocalDate day) {
        return Math.max(0, ChronoUnit.DAYS.between(from, day)) + 1;
    }

    /** On which day, from 1, the full cap is reached. */
    long days(int dailyCap) {
        return dailyCap <= start ? 1 : 1 + (dailyCap - start + growth - 1) / growth;
    }
}
