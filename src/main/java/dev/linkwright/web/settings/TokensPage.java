package dev.linkwright.web.settings;

import dev.linkwright.account.ApiToken;
import dev.linkwright.account.ApiTokens;
import dev.linkwright.account.AuditLog;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.account.User;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** One's own API tokens: each is shown once when it is made, and acts as its person until it is revoked. */
@Path("/settings/tokens")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class TokensPage {

    @Inject
    ApiTokens tokens;
    @Inject
    CurrentUser currentUser;
    @Inject
    AuditLog audit;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    @CheckedTemplate(basePath = "settings")
    static class Templates {
        static native TemplateInstance tokens(List<ApiToken> tokens, String fresh, String name, FormErrors errors);
    }

    @GET
    public TemplateInstance show() {
        return page(null, "", FormErrors.none());
    }

    @POST
    @Transactional
    public Response make(@RestForm String name) {
        User me = currentUser.user();
        try {
            ApiTokens.Fresh fresh = tokens.issue(me, name, clock.instant());
            audit.record(me, "made an API token", fresh.token().name(), "", clock.instant());
            return Response.ok(page(fresh.clearText(), "", FormErrors.none())).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(null, name, FormErrors.of(violation))).build();
        }
    }

    @POST
    @Path("{id}/revoke")
    @Transactional
    public Response revoke(@PathParam("id") long id) {
        User me = currentUser.user();
        ApiToken token = tokens.require(me, id);
        token.revoke(clock.instant());
        audit.record(me, "revoked an API token", token.name(), "", clock.instant());
        flash.say("Token “" + token.name() + "” no longer works");
        return Response.seeOther(URI.create("/settings/tokens")).build();
    }

    private TemplateInstance page(String fresh, String name, FormErrors errors) {
        return Templates.tokens(tokens.of(currentUser.user()), fresh, name, errors);
    }
}
