package dev.linkwright.link.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.Validators;
import dev.linkwright.link.PageAddress;

/** A feed of one brand, and when it is read next: sooner when it brings something, later when it does not or fails. */
@Entity
public class Feed {

    private static final Duration LIVELY = Duration.ofMinutes(30);
    private static final Duration QUIET = Duration.ofHours(2);
    private static final Duration LONGEST = Duration.ofHours(24);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Brand brand;
    private String url;
    private String urlKey;
    private String title = "";
    private boolean everyItemCounts;
    private Long createdBy;
    private Instant createdAt;
    private String validFor;
    private String etag;
    private String lastModified;
    private Instant lastPolledAt;
    private Instant lastGoodAt;
    private Instant lastChangedAt;
    private String trouble;
    private int failures;
    private long items;
    private long mentions;
    private Instant nextPollAt;

    protected Feed() {}

    Feed(Brand brand, PageAddress address, boolean everyItemCounts, User by, Instant now) {
        this.brand = brand;
        this.url = address.url();
        this.urlKey = address.key();
        this.everyItemCounts = everyItemCounts;
        this.createdBy = by.id();
        this.createdAt = now;
        this.nextPollAt = now;
    }

    /** As it calls itself. */
    void called(String ownTitle) {
        if (!ownTitle.isBlank()) title = ownTitle;
    }

    /** It was read; {@code newItems} of its items had not been seen, {@code found} of them became mentions. */
    void read(int newItems, int found, Instant now) {
        items += newItems;
        mentions += found;
        if (newItems > 0) lastChangedAt = now;
        good(newItems > 0 ? LIVELY : QUIET, now);
    }

    /** It says that nothing has changed (HTTP 304). */
    void unchanged(Instant now) {
        good(QUIET, now);
    }

    /** What to ask with next time; empty where it gave nothing. */
    void keep(Optional<Validators> given) {
        validFor = given.map(Validators::url).orElse(null);
        etag = given.flatMap(Validators::etag).orElse(null);
        lastModified = given.flatMap(Validators::lastModified).orElse(null);
    }

    Optional<Validators> validators() {
        return validFor == null ? Optional.empty() : Optional.of(new Validators(validFor, Optional.ofNullable(etag), Optional.ofNullable(lastModified)));
    }

    /** @param why in plain words; the next try comes later each time, at most a day */
    void failed(String why, Instant now) {
        lastPolledAt = now;
        trouble = why;
        failures++;
        Duration wait = Duration.ofHours(1L << Math.min(failures - 1, 5));
        nextPollAt = now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    }

    /** It says that it is over (HTTP 410); a person may start it again. */
    void over(Instant now) {
        failed("the feed says that it has ended (410)", now);
        nextPollAt = null;
    }

    void pause() {
        nextPollAt = null;
    }

    void resume(Instant now) {
        nextPollAt = now;
    }

    void countEveryItem(boolean every) {
        everyItemCounts = every;
    }

    private void good(Duration wait, Instant now) {
        lastPolledAt = now;
        lastGoodAt = now;
        trouble = null;
        failures = 0;
        nextPollAt = now.plus(wait);
    }

    public Long id() { return id; }

    public Brand brand() { return brand; }

    public String url() { return url; }

    /** As it calls itself; its address before it was read. */
    public String title() { return title.isBlank() ? url.replaceFirst("^https?://(www\\.)?", "") : title; }

    /** An alert's feed: each item names the brand, whether its excerpt says so or not. */
    public boolean everyItemCounts() { return everyItemCounts; }

    public Instant createdAt() { return createdAt; }

    public Instant lastPolledAt() { return lastPolledAt; }

    public Instant lastGoodAt() { return lastGoodAt; }

    /** When it last brought something new. */
    public Instant lastChangedAt() { return lastChangedAt; }

    /** Why the last poll failed; null when it did not. */
    public String trouble() { return trouble; }

    /** In a row. */
    public int failures() { return failures; }

    public long items() { return items; }

    public long mentions() { return mentions; }

    /** Null while it is paused. */
    public Instant nextPollAt() { return nextPollAt; }

    public boolean isPaused() { return nextPollAt == null; }
}
