package dev.linkwright.site.price;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;

/** What one kind of placement at a site costs, as somebody said on a day. */
@Entity
public class SitePrice {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long siteId;
    private Long contactId;
    @Column(columnDefinition = "citext")
    private String placement;
    private long amount;
    private String currency;
    @Enumerated(EnumType.STRING)
    private Rel rel;
    private String source;
    private LocalDate asOf;
    private String note;
    @Column(updatable = false)
    private Long importId;
    private Instant createdAt;

    protected SitePrice() {
    }

    SitePrice(long siteId, AskedPrice asked, String source, Instant now) {
        this.siteId = siteId;
        this.source = source;
        this.createdAt = now;
        say(asked);
    }

    final void say(AskedPrice asked) {
        placement = asked.placement();
        amount = asked.money().minorUnits();
        currency = asked.money().currency();
        rel = asked.rel();
        asOf = asked.asOf();
        note = asked.note();
        contactId = asked.contactId();
    }

    /** From now on it is somebody's own word, and no longer an import's. */
    void saidBy(String newSource) {
        source = newSource;
    }

    public Long id() {
        return id;
    }

    public long siteId() {
        return siteId;
    }

    /** Who named it; null where no one person did. */
    public Long contactId() {
        return contactId;
    }

    public String placement() {
        return placement;
    }

    public Money money() {
        return new Money(amount, currency);
    }

    /** Null where nobody said. */
    public Rel rel() {
        return rel;
    }

    public String source() {
        return source;
    }

    public LocalDate asOf() {
        return asOf;
    }

    public String note() {
        return note;
    }

    /** "Guest post 120.00 EUR, followed" */
    public String shown() {
        return placement + " " + money().shown() + (rel == null ? "" : ", " + rel.label());
    }
}
