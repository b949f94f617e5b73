package dev.linkwright.site;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** A registrable domain, shared by all brands. */
@Entity
public class Site {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String domain;
    private String title;
    private String description;
    private String language;
    private String country;
    private Instant createdAt;

    protected Site() {
    }

    public Site(RegistrableDomain domain, Instant now) {
        this.domain = domain.name();
        this.createdAt = now;
    }

    /** What the site is about in a few words, as an import or its own page says. Blank changes nothing. */
    public void describe(String newTitle, String newDescription) {
        title = newTitle == null || newTitle.isBlank() ? title : newTitle.strip();
        description = newDescription == null || newDescription.isBlank() ? description : newDescription.strip();
    }

    public Long id() {
        return id;
    }

    public String domain() {
        return domain;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    public String language() {
        return language;
    }

    public String country() {
        return country;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
