package dev.linkwright.link.audit;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.RuleViolation;

/** One look at many links, from its start to what came out of it. */
@Entity
public class Audit {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Brand brand;
    @Enumerated(EnumType.STRING)
    private AuditKind kind;
    @Enumerated(EnumType.STRING)
    private AuditState state = AuditState.RUNNING;
    @ManyToOne(fetch = FetchType.LAZY)
    @jakarta.persistence.JoinColumn(name = "started_by")
    private User startedBy;
    private Instant startedAt;
    private Instant finishedAt;
    private int links;
    @ManyToOne(fetch = FetchType.LAZY)
    private Audit previous;
    private int toxic;
    private int toxicNew;

    protected Audit() {}

    Audit(Brand brand, AuditKind kind, User startedByOrNull, Audit previousOrNull, Instant now) {
        this.brand = brand;
        this.kind = kind;
        this.startedBy = startedByOrNull;
        this.previous = previousOrNull;
        this.startedAt = now;
    }

    void takesIn(int howMany) {
        links = howMany;
    }

    void done(int toxicSites, int newToxicSites, Instant now) {
        moveTo(AuditState.DONE, now);
        toxic = toxicSites;
        toxicNew = newToxicSites;
    }

    void stop(Instant now) {
        moveTo(AuditState.STOPPED, now);
    }

    private void moveTo(AuditState next, Instant now) {
        if (!state.successors().contains(next)) throw new RuleViolation("", "This audit has ended already.");
        state = next;
        finishedAt = now;
    }

    public Long id() { return id; }

    public Brand brand() { return brand; }

    public AuditKind kind() { return kind; }

    public AuditState state() { return state; }

    public boolean running() { return state == AuditState.RUNNING; }

    /** Empty when the schedule started it. */
    public Optional<User> startedBy() { return Optional.ofNullable(startedBy); }

    public Instant startedAt() { return startedAt; }

    public Instant finishedAt() { return finishedAt; }

    /** How many it looks at. */
    public int links() { return links; }

    /** The one of its kind that came to its end before; null at the first time. */
    public Audit previous() { return previous; }

    /** Sites on the list of bad links when it ended. */
    public int toxic() { return toxic; }

    public int toxicNew() { return toxicNew; }
}
