package dev.linkwright.site;

import dev.linkwright.account.User;
import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** What colleagues should know about a site. */
@Entity
public class SiteNote {

    private static final int LONGEST = 4_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long siteId;
    private String text;
    @ManyToOne
    @JoinColumn(name = "written_by")
    private User writtenBy;
    private Instant writtenAt;
    private Instant changedAt;

    protected SiteNote() {
    }

    /** @throws RuleViolation naming {@code text} when there is none */
    SiteNote(long siteId, String text, User by, Instant now) {
        this.siteId = siteId;
        this.text = checked(text);
        this.writtenBy = by;
        this.writtenAt = now;
    }

    void change(String newText, Instant now) {
        text = checked(newText);
        changedAt = now;
    }

    public Long id() {
        return id;
    }

    public long siteId() {
        return siteId;
    }

    public String text() {
        return text;
    }

    public User writtenBy() {
        return writtenBy;
    }

    public Instant writtenAt() {
        return writtenAt;
    }

    /** Null when it stands as written. */
    public Instant changedAt() {
        return changedAt;
    }

    private static String checked(String text) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()) {
            throw new RuleViolation("text", "Write the note first.");
        }
        if (stripped.length() > LONGEST) {
            throw new RuleViolation("text", "A note holds " + LONGEST + " characters at most.");
        }
        return stripped;
    }
}
