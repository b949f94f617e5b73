package dev.linkwright.web.entry;

import dev.linkwright.api.BearerToken;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/**
 * Who comes in how: pages by a session cookie from the sign-in form, the API by a bearer token or HTTP basic and never by a cookie,
 * so that no other site can make a browser use the API.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class Door implements HttpAuthenticationMechanism {

    private final FormAuthenticationMechanism form;
    private final BasicAuthenticationMechanism basic;

    Door(FormAuthenticationMechanism form, BasicAuthenticationMechanism basic) {
        this.form = form;
        this.basic = basic;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        if (!isApi(context)) {
            return form.authenticate(context, identities);
        }
        String authorization = context.request().getHeader("Authorization");
        if (authorization == null) {
            return Uni.createFrom().nullItem();
        }
        Uni<SecurityIdentity> who = authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? identities.authenticate(new BearerToken(authorization.substring(7).strip()))
                : basic.authenticate(context, identities);
        // A mechanism that was asked notes itself as the one that answers a failure; here that is us, in the API's language.
        context.put(HttpAuthenticationMechanism.class.getName(), this);
        return who;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return isApi(context)
                ? Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"linkwright\""))
                : form.getChallenge(context);
    }

    /** The API is told in its own language, also before any resource is reached. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        if (!isApi(context)) {
            return HttpAuthenticationMechanism.super.sendChallenge(context);
        }
        String problem = """
                {"type":"about:blank","title":"Not signed in","status":401,\
                "detail":"Send Authorization: Bearer with a token from POST /api/v1/tokens or Settings."}""";
        return Uni.createFrom().completionStage(context.response().setStatusCode(401)
                .putHeader("WWW-Authenticate", "Bearer realm=\"linkwright\"")
                .putHeader("Content-Type", "application/problem+json")
                .end(problem).toCompletionStage()).replaceWith(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(UsernamePasswordAuthenticationRequest.class, TrustedAuthenticationRequest.class, BearerToken.class);
    }

    private static boolean isApi(RoutingContext context) {
        return context.normalizedPath().startsWith("/api/");
    }
}
