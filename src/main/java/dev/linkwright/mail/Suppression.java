package dev.linkwright.mail;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** Who must not be written to, why, since when, and what proves it. Never deleted: lifting it is recorded too. */
@Entity
public class Suppression {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String address;
    private String domain;
    private Long brandId;
    @Enumerated(EnumType.STRING)
    private SuppressionReason reason;
    private String proof;
    private Instant since;
    private Instant liftedAt;
    private Long liftedBy;
    private String liftedBecause;

    protected Suppression() {
    }

    Suppression(String address, String domain, Long brandId, SuppressionReason reason, String proof, Instant now) {
        this.address = address;
        this.domain = domain;
        this.brandId = brandId;
        this.reason = reason;
        this.proof = proof;
        this.since = now;
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

    /** The address, or everyone at the domain. */
    public String whom() {
        return address != null ? address : "everyone at " + domain;
    }

    public boolean lifted() {
        return liftedAt != null;
    }

    public Long id() { return id; }

    public String address() { return address; }

    public String domain() { return domain; }

    /** Null: for every brand. */
    public Long brandId() { return brandId; }

    public SuppressionReason reason() { return reason; }

    public String proof() { return proof; }

    public Instant since() { return since; }

    public Instant liftedAt() { return liftedAt; }

    public Long liftedBy() { return liftedBy; }

    public String liftedBecause() { return liftedBecause; }
}
