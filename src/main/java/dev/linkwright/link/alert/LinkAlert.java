package dev.linkwright.link.alert;

import java.time.Instant;
import java.time.LocalDate;

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
import dev.linkwright.link.Backlink;

/** One piece of news about one link. It stands on the Today page until somebody has noted it. */
@Entity
public class LinkAlert {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Brand brand;
    @ManyToOne(fetch = FetchType.LAZY)
    private Backlink backlink;
    @Enumerated(EnumType.STRING)
    private AlertKind kind;
    private String words;
    private LocalDate promisedFor;
    private Instant at;
    private Instant notedAt;
    private Long notedBy;

    protected LinkAlert() {}

    LinkAlert(Backlink link, AlertKind kind, String words, Instant at) {
        this.brand = link.brand();
        this.backlink = link;
        this.kind = kind;
        this.words = words;
        this.at = at;
    }

    /** Somebody has seen it; twice is once. */
    public void noted(User by, Instant now) {
        if (notedAt != null) return;
        notedAt = now;
        notedBy = by.id();
    }

    public Long id() { return id; }

    public Brand brand() { return brand; }

    public Backlink backlink() { return backlink; }

    public AlertKind kind() { return kind; }

    /** What happened, without a full stop. */
    public String words() { return words; }

    /** The day that passed, of an overdue promise; else null. */
    public LocalDate promisedFor() { return promisedFor; }

    public Instant at() { return at; }

    /** Null while it waits for a look. */
    public Instant notedAt() { return notedAt; }

    public Long notedBy() { return notedBy; }
}
