package dev.linkwright.web.entry;

import dev.linkwright.account.User;
import dev.linkwright.account.Users;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** A deactivated account is out at its next request, whatever cookie or password it still has. */
@ApplicationScoped
class OnlyActiveAccounts implements SecurityIdentityAugmentor {

    private final Users users;

    OnlyActiveAccounts(Users users) {
        this.users = users;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.isAnonymous() ? Uni.createFrom().item(identity) : context.runBlocking(() -> checked(identity));
    }

    private SecurityIdentity checked(SecurityIdentity identity) {
        boolean active = QuarkusTransaction.requiringNew()
                .call(() -> users.byEmail(identity.getPrincipal().getName()).map(User::active).orElse(false));
        if (!active) {
            throw new AuthenticationFailedException("This account is not active.");
        }
        return identity;
    }
}
