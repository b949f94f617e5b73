package dev.linkwright.campaign;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.Template;
import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Embeddable;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What people wrote for one contact alone: notes for merge fields, and a first mail in other words than the step's. */
@Embeddable
class OwnWords {
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> notes = new TreeMap<>();
    private String ownSubject;
    private String ownBody;

    /** A blank text takes the note away. */
    void note(MergeField field, String text) {
        if (!field.isFillable()) {
            throw new RuleViolation(field.key(), field.label() + " comes from what is known and can't be written by hand.");
        }
        String value = text == null ? "" : text.strip();
        if (Template.hasForbiddenCharacter(value)) {
            throw new RuleViolation(field.key(), "A note is one line, without line breaks or control characters.");
        }
        if (value.length() > 1000) {
            throw new RuleViolation(field.key(), "A note has at most 1,000 characters.");
        }
        Map<String, String> changed = new TreeMap<>(notes);
        if (value.isEmpty()) {
            changed.remove(field.key());
        } else {
            changed.put(field.key(), value);
        }
        notes = changed;
    }

    void writeFirstMail(String subject, String body) {
        if (subject == null || subject.isBlank() || Template.hasForbiddenCharacter(subject.strip()) || subject.length() > 200) {
            throw new RuleViolation("subject", "A subject is one line of at most 200 characters.");
        }
        if (body == null || body.isBlank() || body.length() > 20_000 || body.indexOf('\0') >= 0) {
            throw new RuleViolation("body", "A mail is plain text of at most 20,000 characters.");
        }
        ownSubject = subject.strip();
        ownBody = Template.body(body).text().strip();
    }

    Map<String, String> notes() {
        return Map.copyOf(notes);
    }

    String subject() {
        return ownSubject;
    }

    String body() {
        return ownBody;
    }
}
