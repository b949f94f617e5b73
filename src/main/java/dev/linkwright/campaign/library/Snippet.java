package dev.linkwright.campaign.library;

import dev.linkwright.campaign.letter.Template;
import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** A piece of text that is written often, put in at the cursor. May hold merge fields. */
@Entity
public class Snippet {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String name;
    private String text;
    private Long writtenBy;
    private Instant writtenAt;

    protected Snippet() { }

    Snippet(String name) {
        this.name = Library.name(name);
    }

    void write(String newText, long by, Instant now) {
        if (newText == null || newText.isBlank() || newText.length() > 5_000 || newText.indexOf('\0') >= 0) {
            throw new RuleViolation("text", "A snippet is a text of at most 5,000 characters.");
        }
        text = Template.body(newText).text().strip();
        writtenBy = by;
        writtenAt = now;
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    public Long writtenBy() {
        return writtenBy;
    }

    public Instant writtenAt() {
        return writtenAt;
    }
}
