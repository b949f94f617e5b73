package dev.linkwright.link.reclaim;

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

import dev.linkwright.brand.Brand;
import dev.linkwright.link.Backlink;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;

/** One case: a link that is gone or is not what it was, with its cause and, in the end, its outcome. One open case a link. */
@Entity
public class Reclamation {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Brand brand;
    @ManyToOne(fetch = FetchType.LAZY)
    private Site site;
    @ManyToOne(fetch = FetchType.LAZY)
    private Backlink backlink;
    @Enumerated(EnumType.STRING)
    private Cause cause;
    private String seen;
    private String movedTo;
    private Instant foundAt;
    @Enumerated(EnumType.STRING)
    private Outcome state;
    private Instant closedAt;
    private Long closedBy;
    private String closedBecause;

    protected Reclamation() {}

    Reclamation(Backlink link, FindCause.Found found, Instant now) {
        brand = link.brand();
        site = link.site();
        backlink = link;
        foundAt = now;
        state = Outcome.OPEN;
        becauseOf(found);
    }

    /** A later look knows better. */
    void becauseOf(FindCause.Found found) {
        cause = found.cause();
        seen = found.seen();
        movedTo = found.movedTo();
    }

    /**
     * @param byOrNull null when it happened by itself
     * @param because in words
     */
    void close(Outcome outcome, Long byOrNull, String because, Instant now) {
        moveTo(outcome);
        closedAt = now;
        closedBy = byOrNull;
        closedBecause = because;
    }

    /** A slip is taken back. */
    void reopen() {
        moveTo(Outcome.OPEN);
        closedAt = null;
        closedBy = null;
        closedBecause = null;
    }

    private void moveTo(Outcome to) {
        if (!state.successors().contains(to))
            throw new RuleViolation("", "A case that is " + state.inWords().toLowerCase() + " cannot become " + to.inWords().toLowerCase() + ".");
        state = to;
    }

    public Long id() { return id; }

    public Brand brand() { return brand; }

    public Site site() { return site; }

    public Backlink backlink() { return backlink; }

    public Cause cause() { return cause; }

    /** What was seen, in words, without a full stop. */
    public String seen() { return seen; }

    /** Where the page is now, when it moved. */
    public Optional<String> movedTo() { return Optional.ofNullable(movedTo); }

    public Instant foundAt() { return foundAt; }

    public Outcome state() { return state; }

    /** Null while it is open. */
    public Instant closedAt() { return closedAt; }

    public Long closedBy() { return closedBy; }

    public String closedBecause() { return closedBecause; }
}
