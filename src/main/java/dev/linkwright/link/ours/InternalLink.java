package dev.linkwright.link.ours;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

import dev.linkwright.account.User;
import dev.linkwright.link.Backlink;
import dev.linkwright.shared.RuleViolation;

/** One line of the checklist after a win: a page of ours that should link to another. Ticked by hand, or seen by us on the page. */
@Entity
public class InternalLink {

    /** OPEN to be made; TICKED somebody says it is; SEEN our look found it; DROPPED not wanted. */
    public enum State { OPEN, TICKED, SEEN, DROPPED }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long brandId;
    @ManyToOne(fetch = FetchType.LAZY)
    private Backlink backlink;
    private String fromUrl;
    private String toUrl;
    private String because;
    @Enumerated(EnumType.STRING)
    private State state = State.OPEN;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "settled_by")
    private User settledBy;
    private Instant settledAt;
    private Instant lookedAt;
    private String saw;
    private Instant nextLookAt;
    private Instant claimedUntil;

    protected InternalLink() {}

    InternalLink(Backlink backlink, String from, String to, String because, Instant now) {
        this.backlink = backlink;
        this.brandId = backlink.brand().id();
        this.fromUrl = from;
        this.toUrl = to;
        this.because = because;
        this.nextLookAt = now;
    }

    void tick(User by, Instant now) {
        if (state == State.SEEN) throw new RuleViolation("", "We have seen this link ourselves; there is nothing to tick.");
        settle(State.TICKED, by, now);
    }

    void drop(User by, Instant now) {
        settle(State.DROPPED, by, now);
        nextLookAt = null;
    }

    void open(Instant now) {
        settle(State.OPEN, null, now);
        nextLookAt = now;
    }

    private void settle(State next, User by, Instant now) {
        state = next;
        settledBy = by;
        settledAt = by == null ? null : now;
    }

    /** @param next when to look again where it was not there */
    void looked(boolean there, String words, Instant now, Instant next) {
        lookedAt = now;
        saw = words;
        claimedUntil = null;
        if (there) state = State.SEEN;
        nextLookAt = there || state == State.DROPPED ? null : next;
    }

    public Long id() { return id; }

    public Backlink backlink() { return backlink; }

    public String fromUrl() { return fromUrl; }

    public String toUrl() { return toUrl; }

    /** Why it is proposed, in words. */
    public String because() { return because; }

    public State state() { return state; }

    public Optional<User> settledBy() { return Optional.ofNullable(settledBy); }

    public Instant lookedAt() { return lookedAt; }

    /** What the last look saw, in words; null before the first. */
    public String saw() { return saw; }

    public boolean open() { return state == State.OPEN; }

    public boolean there() { return state == State.SEEN || state == State.TICKED; }
}
