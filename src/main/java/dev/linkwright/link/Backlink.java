package dev.linkwright.link;

import static dev.linkwright.link.BacklinkState.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Brand;
import dev.linkwright.link.inspect.AnchorKind;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;

/**
 * A link, expected or seen, from a page to one of a brand's pages. {@link #saw} is its state machine: it is won by being seen, at
 * risk by being missed once, lost only by being missed three times over at least 48 hours with no other verdict in between.
 */
@Entity
public class Backlink {

    /** Key of a target nobody named: any page of the brand will do. */
    static final String ANY_PAGE = "*";

    /** One step of a link's life. {@code to} equals {@code from} when only its manner changed (followed, then nofollow). */
    record Step(BacklinkState from, BacklinkState to, String why) {
        boolean moved() { return from != to; }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Brand brand;
    @ManyToOne(fetch = FetchType.LAZY)
    private Site site;
    @ManyToOne(fetch = FetchType.LAZY)
    private Asset asset;
    private String pageUrl;
    private String pageKey;
    private String targetUrl;
    private String targetKey;
    private String source;
    @Enumerated(EnumType.STRING)
    private BacklinkState state;
    private LocalDate promisedFor;
    private Instant createdAt;
    private Instant wonAt;
    private Instant lostAt;
    private Instant writtenOffAt;
    private Instant reclaimingSince;
    @Embedded
    private Doubts doubts = new Doubts();
    private Instant lookedAtByHand;
    private Instant lastCheckedAt;
    private Instant lastSeenAt;
    @Enumerated(EnumType.STRING)
    private Observation lastObservation;
    @Enumerated(EnumType.STRING)
    private Observation lastGoodObservation;
    private List<String> qualifiers = List.of();
    private String anchor;
    @Enumerated(EnumType.STRING)
    private AnchorKind anchorKind;
    private boolean background;
    @Embedded
    private DueTime due = new DueTime();
    @Embedded
    private PageVersion version;
    @Embedded
    private PlacementTerms terms = PlacementTerms.notSaid();

    protected Backlink() {}

    /** Somebody promised this link. Addresses have been read by {@link PageAddress}, which gives their keys too. */
    Backlink(Brand brand, Site site, PageAddress page, PageAddress target, Asset asset, LocalDate promisedFor, String source, Instant now) {
        this.brand = brand;
        this.site = site;
        this.asset = asset;
        this.pageUrl = page.url();
        this.pageKey = page.key();
        this.targetUrl = target.url();
        this.targetKey = target.key();
        this.source = source;
        this.state = PROMISED;
        this.promisedFor = promisedFor;
        this.createdAt = now;
        due.at(CheckSchedule.promised(now, now), pageKey);
    }

    /** Takes in what a check saw; returns the steps it caused, for the record. */
    List<Step> saw(Observation observation, List<String> newQualifiers, Instant at) { return saw(observation, newQualifiers, false, at); }

    /** @param highValue a link that is looked at more often than others */
    List<Step> saw(Observation observation, List<String> newQualifiers, boolean highValue, Instant at) {
        lastCheckedAt = at;
        background = false;
        lastObservation = observation;
        List<Step> steps = new ArrayList<>();
        if (observation.isThere()) seen(observation, newQualifiers, at, steps);
        else if (observation.isMissing()) missed(observation, at, steps);
        else doubts.unverifiable(at); // never moves a state
        due.at(next(highValue, at), pageKey);
        return steps;
    }

    private void seen(Observation observation, List<String> newQualifiers, Instant at, List<Step> steps) {
        doubts.cleared();
        Optional<String> change = changeOfManner(observation, newQualifiers);
        lastSeenAt = at;
        lastGoodObservation = observation;
        qualifiers = List.copyOf(newQualifiers);
        steps.addAll(there(at));
        change.ifPresent(why -> steps.add(new Step(state, state, why)));
    }

    /** The link is there: won, or a policy risk where what was given for it is hidden. */
    private List<Step> there(Instant at) {
        BacklinkState now = terms.isHiddenBy(qualifiers) ? POLICY_RISK : WON;
        if (state == now || state == WRITTEN_OFF) return List.of();
        if (now == WON && (wonAt == null || state == LOST)) wonAt = at;
        if (state == LOST) {
            lostAt = null;
            reclaimingSince = null;
        }
        return List.of(moveTo(now, Verdict.there(state, now)));
    }

    /** What was given for it; returns the steps it caused. */
    List<Step> agreed(PlacementTerms newTerms, Instant now) {
        terms = newTerms;
        return state == WON || state == POLICY_RISK ? there(now) : List.of();
    }

    private void missed(Observation observation, Instant at, List<Step> steps) {
        doubts.missed(at);
        switch (state) {
            case WON, POLICY_RISK -> steps.add(moveTo(AT_RISK, Verdict.missing(observation)));
            case AT_RISK -> {
                if (doubts.areEnoughToLose(at)) {
                    lostAt = at;
                    steps.add(moveTo(LOST, Verdict.missing(observation) + ", in " + doubts.missingChecks() + " checks since it was first missed"));
                }
            }
            case PROMISED, LOST, WRITTEN_OFF -> { }
        }
    }

    private Optional<String> changeOfManner(Observation observation, List<String> newQualifiers) {
        if (lastGoodObservation == null) return Optional.empty();
        String before = Verdict.manner(lastGoodObservation, qualifiers);
        String now = Verdict.manner(observation, newQualifiers);
        return before.equals(now) ? Optional.empty() : Optional.of("it was " + before + " and is now " + now);
    }

    /** A person gives it up: no more checks, no reminder. */
    Step writeOff(String why, Instant now) {
        Step step = moveTo(WRITTEN_OFF, why == null || why.isBlank() ? "given up" : why.strip());
        writtenOffAt = now;
        due.never("no more checks: written off");
        return step;
    }

    /** A person takes giving it up back; it is what it was before, and is looked at again soon. */
    void takeBackWriteOff(BacklinkState before, Instant now) {
        if (state != WRITTEN_OFF) throw new RuleViolation("", "Only a link that was written off can be taken back.");
        state = before;
        writtenOffAt = null;
        due.at(now, "taken back: looked at soon");
    }

    /** A person wants it looked at now; {@code because} stands beside its next check until then. */
    public void lookNow(String because, Instant now) {
        if (state == WRITTEN_OFF) throw new RuleViolation("", "This link was written off; it is not checked any more.");
        due.at(now, because);
        background = false; // before everything that nobody waits for
    }

    /** Its page cannot be read by us, and a person saw the link there. */
    void seenByHand(Instant now) { lookedAtByHand = now; }

    /** A person does not want its page visited for now. */
    void pause(String by) {
        if (state == WRITTEN_OFF) throw new RuleViolation("", "This link was written off; it is not checked any more.");
        if (isPaused()) throw new RuleViolation("", "Its checks are paused already.");
        due.never("paused by " + by);
    }

    void resume(Instant now) {
        if (!isPaused()) throw new RuleViolation("", "Its checks are not paused.");
        due.at(now, "resumed: looked at soon");
    }

    /** Its page is not visited until somebody wants it to be. */
    public boolean isPaused() { return due.at() == null && state != WRITTEN_OFF; }

    /** The asset of ours it was given for; null for none. */
    void belongsTo(Asset assetOrNull) { asset = assetOrNull; }

    /**
     * A draft to win it back exists.
     *
     * @param toMend it is there, and not what it was
     */
    void startReclaiming(boolean toMend, Instant now) {
        if (state != LOST && !toMend) throw new RuleViolation("", "Only a lost link can be reclaimed; this one is " + state.inWords().toLowerCase() + ".");
        if (reclaimingSince == null) reclaimingSince = now;
    }

    /** The draft to win it back was dropped; it waits in the queue again. */
    public void stopReclaiming() { reclaimingSince = null; }

    /** The page as it was read in full; empty when it has to be read in full again. */
    void readAs(Optional<PageVersion> newVersion) { version = newVersion.orElse(null); }

    /** The anchor the last good check read. */
    void anchoredBy(String text, AnchorKind kind) { anchor = text; anchorKind = kind; }

    /** A new date or asset for a promise that is repeated. */
    void promisedAgain(Asset newAsset, LocalDate newDate) {
        if (newAsset != null) asset = newAsset;
        if (newDate != null) promisedFor = newDate;
    }

    private Step moveTo(BacklinkState to, String why) {
        if (!state.successors().contains(to))
            throw new RuleViolation("", "A link that is " + state.inWords().toLowerCase() + " cannot become " + to.inWords().toLowerCase() + ".");
        Step step = new Step(state, to, why);
        state = to;
        return step;
    }

    private NextCheck next(boolean highValue, Instant now) {
        if (state == WRITTEN_OFF) return new NextCheck(null, Duration.ZERO, "no more checks: written off");
        if (doubts.unverifiableSince() != null && state != LOST) return CheckSchedule.unverifiable(doubts.unverifiableSince(), now);
        return switch (state) {
            case PROMISED -> CheckSchedule.promised(createdAt, now);
            case WON -> CheckSchedule.won(wonAt, highValue, now);
            case POLICY_RISK -> CheckSchedule.policyRisk(now);
            case AT_RISK -> CheckSchedule.atRisk(now);
            case LOST, WRITTEN_OFF -> CheckSchedule.lost(now);
        };
    }

    /** As {@link QuietChecks} writes it: what a check changes that moves no state. */
    Object[] checked() {
        PageVersion page = version == null ? PageVersion.NONE : version;
        return new Object[] {id, doubts.missingSince(), doubts.missingChecks(), doubts.unverifiableSince(), lastCheckedAt, lastSeenAt, lastObservation.name(),
            lastGoodObservation == null ? null : lastGoodObservation.name(), String.join(" ", qualifiers), anchor, anchorKind == null ? null : anchorKind.name(), due.at(), due.because(),
            page.url(), page.etag(), page.modified(), page.readAt()};
    }

    public Long id() { return id; }
    public Brand brand() { return brand; }
    public Site site() { return site; }
    public Optional<Asset> asset() { return Optional.ofNullable(asset); }
    public String pageUrl() { return pageUrl; }
    public String targetUrl() { return targetUrl; }
    /** Where we know it from, in words. */
    public String source() { return source; }
    public BacklinkState state() { return state; }
    public LocalDate promisedFor() { return promisedFor; }
    public Instant createdAt() { return createdAt; }
    public Instant wonAt() { return wonAt; }
    public Instant lostAt() { return lostAt; }
    public Instant writtenOffAt() { return writtenOffAt; }
    public Instant reclaimingSince() { return reclaimingSince; }
    public Instant missingSince() { return doubts.missingSince(); }
    /** Misses in a row, without any other verdict in between. */
    public int missingChecks() { return doubts.missingChecks(); }
    public Instant unverifiableSince() { return doubts.unverifiableSince(); }
    public Instant lastCheckedAt() { return lastCheckedAt; }
    /** When the link was last seen on the page. */
    public Instant lastSeenAt() { return lastSeenAt; }
    public Observation lastObservation() { return lastObservation; }
    /** nofollow, sponsored, ugc as of the last time the link was seen. */
    public List<String> qualifiers() { return qualifiers; }
    public String anchor() { return anchor; }
    /** Null when there is none. */
    public Instant nextCheckAt() { return due.at(); }
    public String nextCheckBecause() { return due.because(); }
    DueTime due() { return due; }
    boolean isBackground() { return background; }
    public PlacementTerms terms() { return terms; }
    String pageKey() { return pageKey; }
}
