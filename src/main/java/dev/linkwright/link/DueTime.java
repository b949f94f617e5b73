package dev.linkwright.link;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** When a page is visited next, and why then: of a link as of a mention, kept on its row. */
@Embeddable
class DueTime {

    @Column(name = "next_check_at")
    private Instant at;
    @Column(name = "next_check_because")
    private String because;
    /** Claims are given and taken by {@link CheckClaims} alone. */
    @Column(name = "claimed_until", insertable = false, updatable = false)
    private Instant claimedUntil;

    /** The time of the schedule, spread; all links of a page get the same one. */
    void at(NextCheck next, String pageKey) {
        at = next.spreadBy(pageKey);
        because = next.because();
    }

    /** This very time. */
    void at(Instant time, String why) {
        at = time;
        because = why;
    }

    void never(String why) {
        at = null;
        because = why;
    }

    /** Null for never. */
    Instant at() { return at; }

    String because() { return because; }

    /** A process has it in its hands. */
    boolean isBeingVisited(Instant now) { return claimedUntil != null && claimedUntil.isAfter(now); }
}
