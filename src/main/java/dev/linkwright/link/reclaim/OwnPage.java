package dev.linkwright.link.reclaim;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import dev.linkwright.brand.Brand;

/** A page of ours that links lead to. Gone means not found at two visits at least two hours apart; anything unclear leaves it as it was. */
@Entity
public class OwnPage {

    static final Duration TIME_TO_BE_GONE = Duration.ofHours(2);
    private static final Duration WEEKLY = Duration.ofDays(7);
    private static final Duration DAILY = Duration.ofDays(1);

    /** Suspect: not found once. */
    public enum State { UNKNOWN, FINE, SUSPECT, GONE }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Brand brand;
    private String targetKey;
    private String url;
    @Enumerated(EnumType.STRING)
    private State state = State.UNKNOWN;
    private String seen;
    private int status;
    private Instant missingSince;
    private Instant lastVisitedAt;
    private Instant nextVisitAt;

    protected OwnPage() {}

    /** It answered, and what it says is a page. */
    void found(int answered, Instant now) {
        visited("answers " + answered, answered, now);
        missingSince = null;
        state = State.FINE;
        nextVisitAt = now.plus(WEEKLY);
    }

    /** It answered that there is no such page. */
    void notFound(String why, int answered, Instant now) {
        visited(why, answered, now);
        if (missingSince == null) missingSince = now;
        boolean sure = !now.isBefore(missingSince.plus(TIME_TO_BE_GONE));
        state = sure ? State.GONE : State.SUSPECT;
        nextVisitAt = now.plus(sure ? DAILY : TIME_TO_BE_GONE);
    }

    /** Nothing can be said; it stays what it was. */
    void unclear(String why, Instant now) {
        visited("could not verify: " + why, 0, now);
        nextVisitAt = now.plus(DAILY);
    }

    private void visited(String words, int answered, Instant now) {
        seen = words;
        status = answered;
        lastVisitedAt = now;
    }

    public Long id() { return id; }

    public Brand brand() { return brand; }

    /** The key under which all spellings of it are one page, as links carry it. */
    public String targetKey() { return targetKey; }

    public String url() { return url; }

    public State state() { return state; }

    public boolean isGone() { return state == State.GONE; }

    /** The last visit in words. */
    public String seen() { return seen; }

    /** HTTP status; 0 when nothing answered. */
    public int status() { return status; }

    /** First of the visits in a row that did not find it; null when the last one did. */
    public Instant missingSince() { return missingSince; }

    public Instant lastVisitedAt() { return lastVisitedAt; }

    public Instant nextVisitAt() { return nextVisitAt; }
}
