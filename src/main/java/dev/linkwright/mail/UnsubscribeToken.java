package dev.linkwright.mail;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** What an unsubscribe link opens: one address, one brand. Only the SHA-256 of the token is kept. */
@Entity
public class UnsubscribeToken {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String tokenHash;
    private long messageId;
    private String address;
    private long brandId;
    private Instant createdAt;

    protected UnsubscribeToken() {
    }

    UnsubscribeToken(String tokenHash, Message message, Instant now) {
        this.tokenHash = tokenHash;
        this.messageId = message.id();
        this.address = message.toAddress();
        this.brandId = message.brandId();
        this.createdAt = now;
    }

    public Long id() {
        return id;
    }

    /** Our mail that carried the link. */
    public long messageId() {
        return messageId;
    }

    public String address() {
        return address;
    }

    public String domain() {
        return MailText.domainOf(address);
    }

    public long brandId() {
        return brandId;
    }
}
