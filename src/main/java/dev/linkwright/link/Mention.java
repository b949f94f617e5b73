package dev.linkwright.link;

import static dev.linkwright.link.MentionState.*;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import dev.linkwright.brand.Brand;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.link.inspect.Words;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;

/** A page that names the brand without linking to it. */
@Entity
public class Mention {

    /** One step of its life. */
    record Step(MentionState from, MentionState to, String why) {}

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Brand brand;
    @ManyToOne(fetch = FetchType.LAZY)
    private Site site;
    @ManyToOne(fetch = FetchType.LAZY)
    private Backlink backlink;
    private String pageUrl;
    private String pageKey;
    private String source;
    @Enumerated(EnumType.STRING)
    private MentionState state;
    private String wordsLeft = "";
    private String words = "";
    private String wordsRight = "";
    private Instant foundAt;
    private Instant reclaimingSince;
    private Instant closedAt;
    private Instant confirmedAt;
    private String proposedTarget;
    private Long feedId;
    private Instant unverifiableSince;
    private Instant lastCheckedAt;
    @Enumerated(EnumType.STRING)
    private Observation lastObservation;
    @Embedded
    private DueTime due = new DueTime();

    protected Mention() {}

    /** @param backlinkOrNull the promised link this page falls short of */
    Mention(Brand brand, Site site, PageAddress page, Words seen, String source, Backlink backlinkOrNull, Instant now) {
        this.brand = brand;
        this.site = site;
        this.pageUrl = page.url();
        this.pageKey = page.key();
        this.source = source;
        this.backlink = backlinkOrNull;
        this.state = UNLINKED;
        this.foundAt = now;
        if (backlinkOrNull != null) this.confirmedAt = now;
        reads(seen);
        due(now);
    }

    /** It comes from outside and has not been looked at by us; {@code feedIdOrNull} is the feed that brought it. */
    void lookSoon(Long feedIdOrNull, Instant now) {
        feedId = feedIdOrNull;
        due.at(now, "first look");
    }

    /** A person wants it looked at now. */
    public void lookNow(String because, Instant now) {
        if (due.at() == null) throw new RuleViolation("", "This mention is closed; it is not checked any more.");
        due.at(now, because);
    }

    /** Our first look found neither name nor link, and nobody ever quoted a sentence: it was no mention. */
    boolean turnedOutToBeNone(Observation observation) {
        return observation == Observation.ABSENT && state == UNLINKED && confirmedAt == null && words.isEmpty();
    }

    /** Somebody, or a rule, drafted a mail asking for the link. Twice is once. */
    void startReclaiming(Instant now) {
        if (state == RECLAIMING) return;
        moveTo(RECLAIMING);
        reclaimingSince = now;
        if (confirmedAt == null) confirmedAt = now; // somebody read it and writes about it
    }

    /** The page of ours the link should lead to, as a person chose it; blank for the one that fits best. */
    void propose(String target) {
        proposedTarget = target == null || target.isBlank() ? null : PageAddress.of(target, "targetUrl").url();
    }

    /** The draft was dropped; it waits in the queue again. */
    public void stopReclaiming() {
        if (state != RECLAIMING) return;
        moveTo(UNLINKED);
        reclaimingSince = null;
    }

    /** The partner said no. */
    void decline(Instant now) {
        moveTo(DECLINED);
        close(now, "no more checks: declined");
    }

    void dismiss(Instant now) {
        moveTo(DISMISSED);
        close(now, "no more checks: dismissed");
    }

    /** A dismissal was a slip. */
    void restore(Instant now) {
        if (state != DISMISSED) throw new RuleViolation("", "Only a dismissed mention can be taken back.");
        moveTo(UNLINKED);
        closedAt = null;
        due(now);
    }

    /** It became a backlink. */
    void linkedBy(Backlink link, Instant now) {
        moveTo(LINKED);
        backlink = link;
        close(now, "checked as a link now");
    }

    /** Takes in what a visit saw when no link was on the page. */
    void saw(Observation observation, Words seen, Instant at) {
        lastCheckedAt = at;
        lastObservation = observation;
        if (observation == Observation.MENTION_ONLY && confirmedAt == null) confirmedAt = at;
        if (observation == Observation.UNVERIFIABLE) {
            if (unverifiableSince == null) unverifiableSince = at;
        } else {
            unverifiableSince = null;
        }
        if (!seen.words().isEmpty()) reads(seen);
        if (due.at() != null) due(at);
    }

    boolean mayBecome(MentionState other) {
        return state.successors().contains(other);
    }

    private void moveTo(MentionState to) {
        if (!mayBecome(to))
            throw new RuleViolation("", "A mention that is " + state.inWords().toLowerCase() + " cannot become " + to.inWords().toLowerCase() + ".");
        state = to;
    }

    private void close(Instant now, String because) {
        closedAt = now;
        due.never(because);
    }

    private void due(Instant now) {
        NextCheck next = unverifiableSince == null ? CheckSchedule.mention(foundAt, now) : CheckSchedule.unverifiable(unverifiableSince, now);
        due.at(next, pageKey);
    }

    private void reads(Words seen) {
        wordsLeft = seen.left();
        words = seen.words();
        wordsRight = seen.right();
    }

    public Long id() { return id; }

    public Brand brand() { return brand; }

    public Site site() { return site; }

    /** The promise it fell short of, or the link it became. */
    public Optional<Backlink> backlink() { return Optional.ofNullable(backlink); }

    public String pageUrl() { return pageUrl; }

    public String source() { return source; }

    public MentionState state() { return state; }

    /** The sentence that names the brand, with the name in the middle; empty until a visit has read it. */
    public Words words() { return new Words(wordsLeft, words, wordsRight); }

    public Instant foundAt() { return foundAt; }

    public Instant reclaimingSince() { return reclaimingSince; }

    public Instant closedAt() { return closedAt; }

    /** When a visit of ours first saw the name and no link; null before. */
    public Instant confirmedAt() { return confirmedAt; }

    /** The page of ours a person chose for the link; empty for the one that fits best. */
    public Optional<String> proposedTarget() { return Optional.ofNullable(proposedTarget); }

    public Instant lastCheckedAt() { return lastCheckedAt; }

    public Observation lastObservation() { return lastObservation; }

    /** Null when there is none. */
    public Instant nextCheckAt() { return due.at(); }

    public String nextCheckBecause() { return due.because(); }

    DueTime due() { return due; }

    String pageKey() { return pageKey; }
}
