package dev.linkwright.prospect.broken;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;

/**
 * One link of a resource page to another site. It is called dead only when it was found gone on two visits, ten minutes or more apart;
 * what cannot be seen is tried three times more and then said to be that: could not check.
 */
@Entity
@DynamicUpdate
public class OutboundLink {

    static final Duration BETWEEN_VISITS = Duration.ofMinutes(10);
    private static final int GONE_BEFORE_DEAD = 2;
    private static final int MOST_VISITS = 4;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private PageCheck check;
    private int place;
    private String url;
    private String host;
    private String anchor;
    private String around;
    @Enumerated(EnumType.STRING)
    private LinkVerdict verdict = LinkVerdict.WAITING;
    private Integer status;
    private String evidence = "";
    private String finalUrl;
    private int tries;
    private int gone;
    private Instant checkedAt;
    private Instant nextCheckAt;
    private Long prospectId;

    protected OutboundLink() {
    }

    OutboundLink(PageCheck check, int place, FoundLinks.Found found, Instant now) {
        this.check = check;
        this.place = place;
        this.url = found.to().toString();
        this.host = found.to().host();
        this.anchor = found.anchor();
        this.around = found.around();
        this.nextCheckAt = now;
    }

    /** The one guarded door: takes in what a visit found. */
    void saw(Finding finding, Instant now) {
        tries++;
        status = finding.status().orElse(null);
        finalUrl = finding.finalUrl().orElse(null);
        evidence = finding.evidence();
        checkedAt = now;
        nextCheckAt = null;
        switch (finding.kind()) {
            case ALIVE -> verdict = LinkVerdict.ALIVE;
            case SUSPECT -> verdict = LinkVerdict.SUSPECT;
            case CLOSED -> verdict = LinkVerdict.UNKNOWN;
            case GONE -> {
                gone++;
                verdict = gone >= GONE_BEFORE_DEAD ? LinkVerdict.DEAD : LinkVerdict.GONE_ONCE;
                evidence = gone >= GONE_BEFORE_DEAD ? evidence + ", twice" : evidence;
                nextCheckAt = gone >= GONE_BEFORE_DEAD ? null : now.plus(BETWEEN_VISITS);
            }
            case LATER -> {
                boolean enough = tries >= MOST_VISITS;
                verdict = enough ? LinkVerdict.UNKNOWN : verdict == LinkVerdict.GONE_ONCE ? LinkVerdict.GONE_ONCE : LinkVerdict.WAITING;
                evidence = enough ? evidence + ", tried " + tries + " times" : evidence;
                nextCheckAt = enough ? null : now.plus(BETWEEN_VISITS);
            }
        }
    }

    /** From the beginning, at once. */
    void lookAgain(Instant now) {
        verdict = LinkVerdict.WAITING;
        tries = 0;
        gone = 0;
        nextCheckAt = now;
    }

    void becameProspect(long newProspectId) {
        prospectId = newProspectId;
    }

    public Long id() {
        return id;
    }

    public PageCheck check() {
        return check;
    }

    /** Order on the page, from 1. */
    public int place() {
        return place;
    }

    public String url() {
        return url;
    }

    public String host() {
        return host;
    }

    public String anchor() {
        return anchor;
    }

    /** The words of the block it stands in. */
    public String around() {
        return around;
    }

    public LinkVerdict verdict() {
        return verdict;
    }

    /** HTTP status of the last visit; null when nothing answered, or nobody was there yet. */
    public Integer status() {
        return status;
    }

    /** What the visits saw, in words; blank before the first. */
    public String evidence() {
        return evidence;
    }

    /** Where redirects led; null when nowhere else. */
    public String finalUrl() {
        return finalUrl;
    }

    public Instant checkedAt() {
        return checkedAt;
    }

    /** When it is visited next; null when nothing more is to be done. */
    public Instant nextCheckAt() {
        return nextCheckAt;
    }

    /** The prospect it was offered to. */
    public Optional<Long> prospectId() {
        return Optional.ofNullable(prospectId);
    }
}
