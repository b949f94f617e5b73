package dev.linkwright.link;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Embeddable;

/** What speaks against a link since it was last seen: misses in a row, or visits that could not tell. One ends the other. */
@Embeddable
class Doubts {

    static final int CHECKS_TO_LOSE = 3;
    static final Duration TIME_TO_LOSE = Duration.ofHours(48);

    private Instant missingSince;
    private int missingChecks;
    private Instant unverifiableSince;

    void cleared() {
        missingSince = null;
        missingChecks = 0;
        unverifiableSince = null;
    }

    void missed(Instant at) {
        unverifiableSince = null;
        if (missingSince == null) missingSince = at;
        missingChecks++;
    }

    /** Three misses in a row it is not; their count starts anew. */
    void unverifiable(Instant at) {
        if (unverifiableSince == null) unverifiableSince = at;
        missingSince = null;
        missingChecks = 0;
    }

    boolean areEnoughToLose(Instant at) {
        return missingChecks >= CHECKS_TO_LOSE && Duration.between(missingSince, at).compareTo(TIME_TO_LOSE) >= 0;
    }

    Instant missingSince() { return missingSince; }

    int missingChecks() { return missingChecks; }

    Instant unverifiableSince() { return unverifiableSince; }
}
