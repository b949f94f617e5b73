package dev.linkwright.campaign.library;

import dev.linkwright.campaign.letter.Template;
import dev.linkwright.campaign.playbook.PlaybookKind;
import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** A mail of the team's, with its merge fields, to begin a step from. */
@Entity
public class MailTemplate {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String name;
    @Enumerated(EnumType.STRING)
    private PlaybookKind playbook;
    private String subject;
    private String body;
    private String html;
    private Long writtenBy;
    private Instant writtenAt;

    protected MailTemplate() { }

    MailTemplate(String name) {
        this.name = Library.name(name);
    }

    void write(PlaybookKind kind, String newSubject, String newBody, String newHtml, long by, Instant now) {
        String line = newSubject == null ? "" : newSubject.strip();
        if (Template.hasForbiddenCharacter(line) || line.length() > 200) {
            throw new RuleViolation("subject", "A subject is one line of at most 200 characters.");
        }
        if (newBody == null || newBody.isBlank()) {
            throw new RuleViolation("body", "A template needs a text.");
        }
        if (newBody.length() > 20_000 || newBody.indexOf('\0') >= 0) {
            throw new RuleViolation("body", "A mail is plain text of at most 20,000 characters.");
        }
        if (newHtml != null && (newHtml.length() > 60_000 || newHtml.indexOf('\0') >= 0)) {
            throw new RuleViolation("html", "An HTML part has at most 60,000 characters.");
        }
        playbook = kind;
        subject = line;
        body = Template.body(newBody).text().strip();
        html = newHtml == null || newHtml.isBlank() ? null : newHtml.strip();
        writtenBy = by;
        writtenAt = now;
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The kind of campaign it was written for, or null. */
    public PlaybookKind playbook() {
        return playbook;
    }

    public String subject() {
        return subject;
    }

    public String body() {
        return body;
    }

    public String html() {
        return html;
    }

    public Long writtenBy() {
        return writtenBy;
    }

    public Instant writtenAt() {
        return writtenAt;
    }
}
