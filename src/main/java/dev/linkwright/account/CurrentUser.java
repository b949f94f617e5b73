package dev.linkwright.account;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** The person behind this request. */
@RequestScoped
public class CurrentUser {

    private final SecurityIdentity identity;
    private final Users users;

    CurrentUser(SecurityIdentity identity, Users users) {
        this.identity = identity;
        this.users = users;
    }

    public boolean signedIn() {
        return !identity.isAnonymous();
    }

    /** @throws IllegalStateException when nobody is signed in: the page forgot to say who may use it */
    public User user() {
        return users.byEmail(identity.getPrincipal().getName()).orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }
}
