package dev.linkwright.mail;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** Who must not be written to, why, since when, by whom, and what proves it. Never deleted: lifting it is recorded too. */
@Entity
public class Suppression {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String address;
    private String domain;
    private String addressHash;
    private Long brandId;
    @Enumerated(EnumType.STRING)
    private SuppressionReason reason;
    private String proof;
    private Long messageId;
    private Long enteredBy;
    private Instant since;
    private Instant liftedAt;
    private Long liftedBy;
    private String liftedBecause;

    protected Suppression() {
    }

    void lift(long userId, String why, Instant now) {
        liftedAt = now;
        liftedBy = userId;
        liftedBecause = why;
    }

    /** Number a person can keep as proof. */
    public String number() {
        return "S-" + (1000 + id) + "-" + String.format("%02d", (id * 37 + 11) % 97);
    }

    /** The address, everyone at the domain, or nobody that can be read. */
    public String whom() {
        return erased() ? "somebody who was erased" : address != null ? address : "everyone at " + domain;
    }

    /** Why this one must not be written to, as a sentence. */
    public String sentence() {
        String who = erased() ? "The person at this address" : address != null ? address : "Everyone at " + domain;
        return who + " must not be written to: " + reason.words() + ".";
    }

    /** The person asked to be erased; the address is left as a keyed hash. */
    public boolean erased() {
        return addressHash != null;
    }

    public boolean lifted() {
        return liftedAt != null;
    }

    public Long id() { return id; }

    /** Null for a domain, and for an erased person. */
    public String address() { return address; }

    public String domain() { return domain; }

    public String addressHash() { return addressHash; }

    /** Null: for every brand. */
    public Long brandId() { return brandId; }

    public SuppressionReason reason() { return reason; }

    public String proof() { return proof; }

    /** The mail it came from; null when it came another way. */
    public Long messageId() { return messageId; }

    /** The colleague who entered it; null when it happened by itself. */
    public Long enteredBy() { return enteredBy; }

    public Instant since() { return since; }

    public Instant liftedAt() { return liftedAt; }

    public Long liftedBy() { return liftedBy; }

    public String liftedBecause() { return liftedBecause; }
}
