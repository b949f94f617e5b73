package dev.linkwright.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The right to sign in without a password: a refresh token that buys short access tokens (RFC 6749 6). Secrets stay encrypted in here. */
@Embeddable
public class TokenGrant {

    /** A token about to end is not worth a try. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    @Column(name = "token_url")
    private String url;
    @Column(name = "token_client_id")
    private String clientId;
    @Column(name = "token_client_secret")
    private String clientSecret;
    @Column(name = "token_scope")
    private String scope;
    @Column(name = "token_refresh")
    private String refresh;
    @Column(name = "token_access")
    private String access;
    @Column(name = "token_expires_at")
    private Instant expiresAt;

    protected TokenGrant() {
    }

    /** Client secret and refresh token already encrypted; the client secret may be null for a public client. */
    public TokenGrant(String url, String clientId, String clientSecret, String scope, String refresh) {
        this.url = url;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.scope = scope;
        this.refresh = refresh;
    }

    /** What the token endpoint handed out, encrypted; {@code newRefresh} null: the old one goes on. */
    void renewed(String newAccess, String newRefresh, Instant newExpiresAt) {
        access = newAccess;
        refresh = newRefresh == null ? refresh : newRefresh;
        expiresAt = newExpiresAt;
    }

    Optional<String> accessAt(Instant now) {
        return access != null && expiresAt != null && expiresAt.isAfter(now.plus(MARGIN)) ? Optional.of(access) : Optional.empty();
    }

    boolean isSet() {
        return url != null;
    }

    public String url() {
        return url;
    }

    public String clientId() {
        return clientId;
    }

    public String scope() {
        return scope;
    }

    String clientSecret() {
        return clientSecret;
    }

    String refresh() {
        return refresh;
    }
}
