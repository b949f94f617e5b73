package dev.linkwright.sandbox;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** One mail the built-in server took, to a sample partner or from one. */
@Entity
@Table(name = "sandbox_mail")
public class SampleMail {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String sender;
    private String recipient;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "partner")
    private SamplePartner partner;
    private boolean toPartner;
    private String subject;
    private Instant receivedAt;
    private byte[] raw;

    protected SampleMail() {
    }

    /** @param partner null when neither end is of the sample */
    SampleMail(String sender, String recipient, SamplePartner partner, boolean toPartner, String subject, byte[] raw, Instant now) {
        this.sender = sender;
        this.recipient = recipient;
        this.partner = partner;
        this.toPartner = toPartner;
        this.subject = subject;
        this.raw = raw;
        this.receivedAt = now;
    }

    public Long id() {
        return id;
    }

    /** Of the envelope. */
    public String sender() {
        return sender;
    }

    public String recipient() {
        return recipient;
    }

    /** false: the partner's own mail */
    public boolean toPartner() {
        return toPartner;
    }

    public String subject() {
        return subject;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** Text and headers, read from the mail itself. */
    public ReadableMail readable() {
        return ReadableMail.of(PartnerAnswer.parse(raw));
    }

    byte[] raw() {
        return raw;
    }
}
