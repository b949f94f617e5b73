package dev.linkwright.prospect;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One part of a score before it is weighed.
 *
 * @param value     0..1, empty when nothing is known
 * @param label     what it stands on, such as "DR 76" or "matched: remote work, survey"
 * @param source    who says so; null when unknown
 * @param asOf      the day it was so; null when unknown
 * @param estimated whether it comes from an open rank list instead of a reading
 */
public record Signal(Name name, Optional<Double> value, String label, String source, LocalDate asOf, boolean estimated) {

    /** The three signals, in the order of the score bar. */
    public enum Name {
        RELEVANCE, AUTHORITY, TRAFFIC;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public boolean known() {
        return value.isPresent();
    }
}
