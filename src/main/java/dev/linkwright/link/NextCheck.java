package dev.linkwright.link;

import java.time.Duration;
import java.time.Instant;

/**
 * When a page is visited next and why then.
 *
 * @param at the earliest time, null for never
 * @param spread the visit comes up to this much later, so that links recorded together are not all due together
 * @param because a short phrase such as "daily: at risk"
 */
record NextCheck(Instant at, Duration spread, String because) {

    /** The time for this page; all links of a page have the same share of the spread, so that one visit serves them. */
    Instant spreadBy(String pageKey) {
        if (at == null || spread.isZero()) return at;
        // Fibonacci hashing: neighbouring keys end far apart
        long share = (pageKey.hashCode() * 0x9E3779B97F4A7C15L) >>> 33;
        return at.plusSeconds(share % Math.max(1, spread.toSeconds()));
    }
}
