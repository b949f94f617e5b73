package dev.linkwright.link.reclaim;

import java.util.Set;

/** Where a case stands; each names what may come after it. */
public enum Outcome {

    OPEN, RECLAIMED, DECLINED, WRITTEN_OFF;

    /** What was declined or given up may still come back by itself; opening again takes a slip back. */
    Set<Outcome> successors() {
        return switch (this) {
            case OPEN -> Set.of(RECLAIMED, DECLINED, WRITTEN_OFF);
            case DECLINED, WRITTEN_OFF -> Set.of(RECLAIMED, OPEN);
            case RECLAIMED -> Set.of();
        };
    }

    public String inWords() {
        return switch (this) {
            case OPEN -> "Open";
            case RECLAIMED -> "Reclaimed";
            case DECLINED -> "Declined";
            case WRITTEN_OFF -> "Written off";
        };
    }
}
