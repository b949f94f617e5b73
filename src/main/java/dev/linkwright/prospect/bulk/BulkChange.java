package dev.linkwright.prospect.bulk;

import dev.linkwright.account.Role;
import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;

/** The record of one change to many prospects. */
@Entity
public class BulkChange {

    /** What was done. */
    public enum Verb { STAGE, OWNER, TAG, UNTAG, ENROL }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long brandId;
    private long userId;
    private Instant at;
    @Enumerated(EnumType.STRING)
    private Verb verb;
    @Column(name = "value")
    private String value;
    private String said = "";
    private long changed;
    private Instant undoneAt;

    protected BulkChange() {
    }

    /** @param value the stage, the owner's id or "", the tag, the campaign's id */
    public BulkChange(Brand brand, User by, Verb verb, String value, Instant now) {
        this.brandId = brand.id();
        this.userId = by.id();
        this.verb = verb;
        this.value = value;
        this.at = now;
    }

    public void ended(long howMany, String words) {
        changed = howMany;
        said = words;
    }

    /** @throws RuleViolation when it was taken back, can't be, or is somebody else's */
    void undone(User by, Instant now) {
        if (!mayBeUndone()) {
            throw new RuleViolation("undo", undoneAt != null ? "This was taken back already." : "This can't be taken back; stop the enrollments in the campaign.");
        }
        if (by.id() != userId && by.role() == Role.SPECIALIST) {
            throw new RuleViolation("undo", "Somebody else did this. Ask them, or a manager.");
        }
        undoneAt = now;
    }

    /** Mails may be on their way to people who were enrolled; that is stopped in the campaign. */
    public boolean mayBeUndone() {
        return undoneAt == null && verb != Verb.ENROL && changed > 0;
    }

    public Long id() {
        return id;
    }

    public long brandId() {
        return brandId;
    }

    /** Who did it. */
    public long userId() {
        return userId;
    }

    public Verb verb() {
        return verb;
    }

    public String value() {
        return value;
    }

    public Instant at() {
        return at;
    }

    public long changed() {
        return changed;
    }

    public String said() {
        return said;
    }

    public Optional<Instant> undoneAt() {
        return Optional.ofNullable(undoneAt);
    }
}
