package dev.linkwright.api;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** What a caller of the API shows: {@code Authorization: Bearer <clear text>}. */
public final class BearerToken extends BaseAuthenticationRequest {

    private final String clearText;

    public BearerToken(String clearText) {
        this.clearText = clearText;
    }

    String clearText() {
        return clearText;
    }
}
