package dev.linkwright.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a step of an enrollment has its mail. The primary key (enrollment, step) makes a second one impossible; the
 * message itself carries the same promise in its send key.
 */
@Entity
class StepSend {
    private static final Pattern SEND_KEY = Pattern.compile("enrollment:(\\d{1,18}):step:(\\d{1,9})");

    @EmbeddedId
    private Key key;
    private long messageId;
    private long mailboxId;
    private Instant createdAt;
    private Long approvedBy;
    private Instant approvedAt;
    private Instant sentAt;
    @Enumerated(EnumType.STRING)
    private Variant variant = Variant.A;

    protected StepSend() { }

    StepSend(long enrollmentId, int stepNo, long messageId, long mailboxId, Variant variant, Instant now) {
        this.key = new Key(enrollmentId, stepNo);
        this.messageId = messageId;
        this.mailboxId = mailboxId;
        this.variant = variant;
        this.createdAt = now;
    }

    @Embeddable
    record Key(@Column(name = "enrollment_id") long enrollmentId, @Column(name = "step_no") int stepNo) implements Serializable { }

    static String sendKey(long enrollmentId, int stepNo) {
        return "enrollment:" + enrollmentId + ":step:" + stepNo;
    }

    /** The step a mail was written for; nothing for one written by hand. */
    static Optional<Key> keyOf(String sendKey) {
        Matcher parts = SEND_KEY.matcher(sendKey == null ? "" : sendKey);
        return parts.matches() ? Optional.of(new Key(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)))) : Optional.empty();
    }

    void approved(Long by, Instant now) {
        approvedBy = by;
        approvedAt = now;
    }

    void unapproved() {
        approvedBy = null;
        approvedAt = null;
    }

    long enrollmentId() {
        return key.enrollmentId();
    }

    int stepNo() {
        return key.stepNo();
    }

    long messageId() {
        return messageId;
    }

    Variant variant() {
        return variant;
    }

    Instant sentAt() {
        return sentAt;
    }
}
