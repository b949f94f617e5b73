package dev.linkwright.mail.pace;

import java.time.Instant;

import dev.linkwright.shared.RuleViolation;

/**
 * How many mails one receiving domain gets a day from this whole installation, whichever mailboxes they leave from.
 *
 * @param perDay 0 for no limit
 */
public record DomainPace(int perDay) {

    public DomainPace {
        if (perDay < 0 || perDay > 100_000) {
            throw new RuleViolation("perDomain", "The limit is a number between 0 (none) and 100000.");
        }
    }

    public boolean limits() {
        return perDay > 0;
    }

    public Turn turn(String domain, int sentToday, Instant now) {
        if (!limits() || sentToday < perDay) {
            return Turn.NOW;
        }
        Instant tomorrow = Turn.dayAfter(now);
        return new Turn.Later(tomorrow, domain + " has had its " + perDay + (perDay == 1 ? " mail" : " mails") + " of today from us; the next leaves from "
                + Turn.shown(tomorrow) + " on.");
    }
}
