package dev.linkwright.prospect;

import dev.linkwright.account.User;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;

/** A site that one brand could get a link from. Its signals and score are written by {@link RankProspects}, set by set. */
@Entity
@DynamicUpdate
public class Prospect {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Brand brand;
    @ManyToOne
    private Site site;
    private String domain;
    @Enumerated(EnumType.STRING)
    private Stage stage = Stage.NEW;
    private Instant stageSince;
    @ManyToOne
    private User owner;
    @Enumerated(EnumType.STRING)
    private Opportunity opportunity;
    private String opportunityUrl;
    private String deadUrl;
    private String deadAnchor;
    private String lostUrl;
    private String lostAnchor;
    private LocalDate lostOn;
    @ManyToOne(fetch = FetchType.LAZY)
    private Asset replacement;
    @Embedded
    private Signals signals;
    @Column(insertable = false)
    private double score;
    private String excludedBecause;
    private Instant lastTouchAt;
    private Instant createdAt;
    private List<String> tags = new ArrayList<>();
    @OneToMany(mappedBy = "prospect", cascade = CascadeType.PERSIST)
    private List<StageEvent> events = new ArrayList<>();

    protected Prospect() {
    }

    Prospect(Brand brand, Site site, Instant now) {
        this.brand = brand;
        this.site = site;
        this.domain = site.domain();
        this.stageSince = now;
        this.createdAt = now;
    }

    /**
     * The one guarded door: moves and leaves an event row. Where the prospect is already, nothing happens.
     *
     * @param by  null when it happens by itself
     * @param why a few words; may be blank, but not where it is disqualified
     * @throws RuleViolation naming {@code stage} when that move is not allowed, {@code why} when the reason is missing
     */
    public void moveTo(Stage next, User by, String why, Instant now) {
        if (next == stage) {
            return;
        }
        if (!stage.mayBecome(next)) {
            throw new RuleViolation("stage", domain + " is " + stage.label() + " and can't become " + next.label() + ".");
        }
        if (next == Stage.DISQUALIFIED && (why == null || why.isBlank())) {
            throw new RuleViolation("why", "Say why " + domain + " is disqualified.");
        }
        events.add(new StageEvent(this, stage, next, by, why, now));
        if (next == Stage.DISQUALIFIED) {
            excludedBecause = "Disqualified: " + why.strip();
        } else if (stage == Stage.DISQUALIFIED) {
            excludedBecause = null;
        }
        stage = next;
        stageSince = now;
    }

    /** @param newOwner null for nobody */
    public void giveTo(User newOwner) {
        owner = newOwner;
    }

    public void see(Opportunity newOpportunity) {
        opportunity = newOpportunity;
    }

    /** Lower case, by name, each once. */
    public List<String> tags() {
        return List.copyOf(tags);
    }

    /** A link on their page leads nowhere any more, and an asset of ours could stand there. */
    public void replaceDeadLink(String page, String deadLink, String anchor, Asset asset) {
        opportunity = Opportunity.BROKEN_LINK;
        opportunityUrl = page;
        deadUrl = deadLink;
        deadAnchor = anchor == null || anchor.isBlank() ? null : anchor;
        replacement = asset;
    }

    /** A page of theirs linked to a competitor and does not any more, and an asset of ours could stand there. */
    public void replaceLostLink(String page, String competitorsPage, String anchor, LocalDate day, Asset asset) {
        opportunity = Opportunity.COMPETITOR_LOST_LINK;
        opportunityUrl = page;
        lostUrl = competitorsPage;
        lostAnchor = anchor == null || anchor.isBlank() ? null : anchor;
        lostOn = day;
        replacement = asset;
    }

    /** Somebody of us or of them said something: the "last touch" of the list. */
    public void touched(Instant at) {
        lastTouchAt = lastTouchAt == null || at.isAfter(lastTouchAt) ? at : lastTouchAt;
    }

    public Long id() {
        return id;
    }

    public Brand brand() {
        return brand;
    }

    public Site site() {
        return site;
    }

    public String domain() {
        return domain;
    }

    public Stage stage() {
        return stage;
    }

    public Instant stageSince() {
        return stageSince;
    }

    /** Null for nobody. */
    public User owner() {
        return owner;
    }

    /** Null where nobody said. */
    public Opportunity opportunity() {
        return opportunity;
    }

    /** The page of theirs where the link would stand; null where nobody said. */
    public String opportunityUrl() {
        return opportunityUrl;
    }

    /** The link on that page that leads nowhere any more; null when the opportunity is another. */
    public String deadUrl() {
        return deadUrl;
    }

    /** The words it stands under; null when there are none. */
    public String deadAnchor() {
        return deadAnchor;
    }

    /** The competitor's page that their page linked to and does not any more; null when the opportunity is another. */
    public String lostUrl() {
        return lostUrl;
    }

    /** The words it stood under; null when there are none. */
    public String lostAnchor() {
        return lostAnchor;
    }

    /** Null where no tool says when it went. */
    public LocalDate lostOn() {
        return lostOn;
    }

    /** What could stand in its place; null when the opportunity is another. */
    public Asset replacement() {
        return replacement;
    }

    /** The parts of the score with source and date; all unknown before the first ranking. */
    public Signals signals() {
        return signals == null ? Signals.UNKNOWN : signals;
    }

    /** 0..100, with the brand's saved weights. */
    public double score() {
        return score;
    }

    /** Why it sinks below the others; empty when it is ranked. */
    public Optional<String> excludedBecause() {
        return Optional.ofNullable(excludedBecause);
    }

    public Instant lastTouchAt() {
        return lastTouchAt;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
