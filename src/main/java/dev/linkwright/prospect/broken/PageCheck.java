package dev.linkwright.prospect.broken;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** One look through a resource page. The same page again is another row, so that history stays. */
@Entity
@DynamicUpdate
public class PageCheck {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Brand brand;
    @ManyToOne
    private Site site;
    @ManyToOne
    private User user;
    private String url;
    private String title;
    @Enumerated(EnumType.STRING)
    private CheckState state = CheckState.QUEUED;
    private String failure;
    private int leftOut;
    private Instant createdAt;
    private Instant readAt;
    private Instant finishedAt;

    protected PageCheck() {
    }

    PageCheck(Brand brand, Site site, User by, String url, Instant now) {
        this.brand = brand;
        this.site = site;
        this.user = by;
        this.url = url;
        this.createdAt = now;
    }

    void read(String pageTitle, int links, int linksLeftOut, Instant now) {
        title = pageTitle == null || pageTitle.isBlank() ? null : pageTitle.strip();
        leftOut = linksLeftOut;
        readAt = now;
        moveTo(links == 0 ? CheckState.DONE : CheckState.CHECKING);
        finishedAt = links == 0 ? now : null;
    }

    void failed(String why, Instant now) {
        failure = why;
        moveTo(CheckState.FAILED);
        finishedAt = now;
    }

    /** What was found so far stays. */
    void stop(Instant now) {
        if (!state.isUnderWay()) {
            throw new RuleViolation("", "This page is not being checked any more.");
        }
        moveTo(CheckState.STOPPED);
        finishedAt = now;
    }

    void done(Instant now) {
        moveTo(CheckState.DONE);
        finishedAt = now;
    }

    void reopen() {
        if (state != CheckState.CHECKING) {
            moveTo(CheckState.CHECKING);
            finishedAt = null;
        }
    }

    private void moveTo(CheckState next) {
        if (!state.successors().contains(next)) {
            throw new RuleViolation("", "This page was not read, so there is nothing to look at again. Check the page anew.");
        }
        state = next;
    }

    public Long id() {
        return id;
    }

    public Brand brand() {
        return brand;
    }

    /** The site the page belongs to. */
    public Site site() {
        return site;
    }

    public User user() {
        return user;
    }

    public String url() {
        return url;
    }

    /** Null before it was read, and where the page has none. */
    public String title() {
        return title;
    }

    public CheckState state() {
        return state;
    }

    /** Why the page could not be read; null when it was. */
    public String failure() {
        return failure;
    }

    /** Links above the limit of one page. */
    public int leftOut() {
        return leftOut;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant finishedAt() {
        return finishedAt;
    }
}
