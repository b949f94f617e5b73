package dev.linkwright.api;

import dev.linkwright.account.ApiToken;
import dev.linkwright.account.ApiTokens;
import dev.linkwright.account.AuditLog;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.account.User;
import dev.linkwright.shared.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/tokens")
@Tag(name = "Tokens")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class TokenResource {

    private final ApiTokens tokens;
    private final CurrentUser current;
    private final AuditLog audit;
    private final InstantSource clock;

    TokenResource(ApiTokens tokens, CurrentUser current, AuditLog audit, InstantSource clock) {
        this.tokens = tokens;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    record NewToken(String name) {
    }

    record ShownOnce(long id, String name, String token) {
    }

    record Token(long id, String name, Instant createdAt, Instant lastUsedAt) {
        static Token of(ApiToken token) {
            return new Token(token.id(), token.name(), token.createdAt(), token.lastUsedAt());
        }
    }

    @POST
    @ResponseStatus(201)
    @Transactional
    @Operation(summary = "Make a token for yourself", description = "Sign in with HTTP basic. The token is shown this once.")
    public ShownOnce make(NewToken asked) {
        User user = current.user();
        Instant now = clock.instant();
        ApiTokens.Fresh fresh = tokens.issue(user, asked == null ? null : asked.name(), now);
        audit.record(user, "made an API token", fresh.token().name(), "", now);
        return new ShownOnce(fresh.token().id(), fresh.token().name(), fresh.clearText());
    }

    @GET
    @Operation(summary = "Your tokens, without their clear text")
    public Page<Token> list() {
        return Page.last(tokens.of(current.user())).map(Token::of);
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(summary = "Revoke one of your tokens")
    public void revoke(long id) {
        ApiToken token = tokens.require(current.user(), id);
        token.revoke(clock.instant());
        audit.record(current.user(), "revoked an API token", token.name(), "", clock.instant());
    }
}
