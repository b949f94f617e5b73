package dev.linkwright.site;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** One line of a site's time line. */
@Entity
public class SiteEvent {

    /** What kind of thing happened; chooses the icon. */
    public enum Kind {
        IMPORT, READING, NOTE, CONTACT, STAGE, MAIL, PRICE, LINK, MENTION, CHECK, LEASE, MERGE
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long siteId;
    private Long brandId;
    private Instant at;
    private Long userId;
    @Enumerated(EnumType.STRING)
    private Kind kind;
    private String text;

    protected SiteEvent() {
    }

    SiteEvent(long siteId, Long brandId, Kind kind, String text, Long userId, Instant at) {
        this.siteId = siteId;
        this.brandId = brandId;
        this.kind = kind;
        this.text = text;
        this.userId = userId;
        this.at = at;
    }

    public Long id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public Kind kind() {
        return kind;
    }

    public String text() {
        return text;
    }

    public Long brandId() {
        return brandId;
    }

    public Long userId() {
        return userId;
    }
}
