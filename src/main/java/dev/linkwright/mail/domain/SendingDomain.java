package dev.linkwright.mail.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import dev.linkwright.shared.RuleViolation;

/** A domain mail is sent from: what was found about it, and our key where we sign for it. The private key stays encrypted in here. */
@Entity
public class SendingDomain {

    @Id
    private String domain;
    private String selector;
    private String privateKey;
    private String publicKey;
    private boolean signs;
    private Instant checkedAt;
    @Enumerated(EnumType.STRING)
    private Finding.Standing spf = Finding.Standing.NOT_CHECKED;
    private String spfWords = "";
    @Enumerated(EnumType.STRING)
    private Finding.Standing dkim = Finding.Standing.NOT_CHECKED;
    private String dkimWords = "";
    @Enumerated(EnumType.STRING)
    private Finding.Standing dmarc = Finding.Standing.NOT_CHECKED;
    @Column(name = "dmarc_words")
    private String dmarcWords = "";

    protected SendingDomain() {
    }

    SendingDomain(String domain) {
        this.domain = domain;
    }

    void found(Finding newSpf, Finding newDkim, Finding newDmarc, Instant now) {
        spf = newSpf.standing();
        spfWords = newSpf.words();
        dkim = newDkim.standing();
        dkimWords = newDkim.words();
        dmarc = newDmarc.standing();
        dmarcWords = newDmarc.words();
        checkedAt = now;
    }

    /** A new key, not used before somebody says so: receivers must be able to look it up first. */
    void key(String newSelector, String encryptedPrivateKey, String newPublicKey) {
        selector = newSelector;
        privateKey = encryptedPrivateKey;
        publicKey = newPublicKey;
        signs = false;
    }

    void sign(boolean on) {
        if (on && selector == null) {
            throw new RuleViolation("selector", "Make a key first.");
        }
        signs = on;
    }

    public String domain() { return domain; }

    /** Name of our key, null without one. */
    public String selector() { return selector; }

    String privateKey() { return privateKey; }

    /** Base64 of the DER form, as it stands in the DNS. */
    public String publicKey() { return publicKey; }

    public boolean signs() { return signs; }

    public boolean hasKey() { return selector != null; }

    /** Name of the TXT record to add; only with a key. */
    public String recordName() {
        return selector + "._domainkey." + domain;
    }

    /** Its value (RFC 6376 3.6.1). */
    public String recordValue() {
        return "v=DKIM1; k=rsa; p=" + publicKey;
    }

    public Instant checkedAt() { return checkedAt; }

    public Finding spf() { return new Finding(spf, spfWords); }

    public Finding dkim() { return new Finding(dkim, dkimWords); }

    public Finding dmarc() { return new Finding(dmarc, dmarcWords); }

    /** The first of the three that does not stand, with its name in front; empty when all do. */
    public Optional<String> whatIsMissing() {
        return List.of(java.util.Map.entry("SPF", spf()), java.util.Map.entry("DKIM", dkim()), java.util.Map.entry("DMARC", dmarc())).stream()
                .filter(each -> each.getValue().standing() == Finding.Standing.BAD).map(each -> each.getKey() + " of " + domain + ": " + each.getValue().words()).findFirst();
    }

    public boolean isChecked() {
        return spf().standing() != Finding.Standing.NOT_CHECKED && dkim().standing() != Finding.Standing.NOT_CHECKED && dmarc().standing() != Finding.Standing.NOT_CHECKED;
    }
}
