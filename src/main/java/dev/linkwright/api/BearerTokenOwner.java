package dev.linkwright.api;

import dev.linkwright.account.ApiTokens;
import dev.linkwright.account.User;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Finds the person a bearer token acts for. */
@ApplicationScoped
class BearerTokenOwner implements IdentityProvider<BearerToken> {

    private final ApiTokens tokens;
    private final InstantSource clock;

    BearerTokenOwner(ApiTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Class<BearerToken> getRequestType() {
        return BearerToken.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(BearerToken shown, AuthenticationRequestContext context) {
        return context.runBlocking(() -> QuarkusTransaction.requiringNew().call(() -> owner(shown)));
    }

    private SecurityIdentity owner(BearerToken shown) {
        User user = tokens.working(shown.clearText()).map(token -> {
            tokens.used(token, clock.instant());
            return token.user();
        }).orElseThrow(() -> new AuthenticationFailedException("This token is unknown or was revoked."));
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(user.email())).addRole(user.role().key()).build();
    }
}
