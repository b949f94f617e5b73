package dev.linkwright.link;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Why a link is not being looked at just now, in one sentence that names the rule and the time. */
public final class WhyNotChecked {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private WhyNotChecked() {}

    public static String sentence(Backlink link, Instant now) {
        if (link.nextCheckAt() == null) return "It is not looked at any more: it was written off.";
        if (link.claimedUntil() != null && link.claimedUntil().isAfter(now)) return "Its page is being visited right now.";
        if (link.nextCheckAt().isAfter(now)) return "It waits for " + TIME.format(link.nextCheckAt()) + " (" + link.nextCheckBecause() + ").";
        return "It is due since " + TIME.format(link.nextCheckAt()) + " (" + link.nextCheckBecause() + ") and waits for its host's turn: a host is asked for one page at a time, with a pause after each.";
    }
}
