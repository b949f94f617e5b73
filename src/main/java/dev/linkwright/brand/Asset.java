package dev.linkwright.brand;

import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;

/** A linkable asset of a brand: research, guide, tool, template, infographic... */
@Entity
public class Asset {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne
    private Brand brand;
    private String title;
    private String url;
    private String kind;
    private String citationRequest = "";
    private String embedSnippet = "";
    private LocalDate lastRefreshed;
    private Instant createdAt;

    protected Asset() {
    }

    /** @throws RuleViolation naming {@code title}, {@code url} or {@code kind} */
    public Asset(Brand brand, String title, String url, String kind, Instant now) {
        this.brand = brand;
        this.createdAt = now;
        describe(title, url, kind);
    }

    public void describe(String newTitle, String newUrl, String newKind) {
        if (newTitle == null || newTitle.isBlank()) {
            throw new RuleViolation("title", "Enter the asset's title.");
        }
        title = newTitle.strip();
        url = checkedUrl(newUrl);
        kind = newKind == null || newKind.isBlank() ? "page" : newKind.strip();
    }

    public Long id() {
        return id;
    }

    public Brand brand() {
        return brand;
    }

    public String title() {
        return title;
    }

    public String url() {
        return url;
    }

    public String kind() {
        return kind;
    }

    public String citationRequest() {
        return citationRequest;
    }

    public String embedSnippet() {
        return embedSnippet;
    }

    public LocalDate lastRefreshed() {
        return lastRefreshed;
    }

    public Instant createdAt() {
        return createdAt;
    }

    private static String checkedUrl(String url) {
        String stripped = url == null ? "" : url.strip();
        try {
            URI uri = URI.create(stripped);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return stripped;
            }
        } catch (IllegalArgumentException e) {
            // falls through to the same message
        }
        throw new RuleViolation("url", "Enter the asset's address with https://, such as https://example.com/guide.");
    }
}
