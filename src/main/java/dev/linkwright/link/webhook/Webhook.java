package dev.linkwright.link.webhook;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.system.Secrets;

/** Where a brand's alerts are posted to, and the secret they are signed with. */
@Entity
public class Webhook {

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Brand brand;
    private String url;
    private String sealedSecret;
    private Long createdBy;
    private Instant createdAt;
    private Instant pausedAt;

    protected Webhook() {}

    /** @throws RuleViolation naming {@code url} */
    Webhook(Brand brand, String url, User by, Instant now) {
        this.brand = brand;
        this.createdBy = by.id();
        this.createdAt = now;
        leadTo(url);
    }

    /** @throws RuleViolation naming {@code url} */
    void leadTo(String newUrl) {
        url = WebAddress.parse(newUrl == null ? "" : newUrl.strip()).map(WebAddress::toString)
            .orElseThrow(() -> new RuleViolation("url", "Enter the full address notices are posted to, with https://."));
    }

    /** A new secret, shown this once; the one before is void. */
    String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        String secret = "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        sealedSecret = Secrets.encrypt(secret);
        return secret;
    }

    String secret() {
        return Secrets.decrypt(sealedSecret);
    }

    void pause(Instant now) {
        if (pausedAt == null) pausedAt = now;
    }

    void resume() {
        pausedAt = null;
    }

    public Long id() { return id; }

    public Brand brand() { return brand; }

    public String url() { return url; }

    public boolean isPaused() { return pausedAt != null; }

    public Instant createdAt() { return createdAt; }
}
