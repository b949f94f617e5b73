package dev.linkwright.web.settings;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.account.User;
import dev.linkwright.link.digest.Digests;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.system.SystemMail;
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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** One's own account: light or dark, the password, and the way out. */
@Path("/settings/profile")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class ProfilePage {

    private static final int SENT = 5;
    private static final URI HERE = URI.create("/settings/profile");

    @Inject
    CurrentUser currentUser;
    @Inject
    AuditLog audit;
    @Inject
    Digests digests;
    @Inject
    SystemMail mail;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    @CheckedTemplate(basePath = "settings")
    static class Templates {
        static native TemplateInstance profile(User me, Digests.Setting digest, List<Digests.Sent> sent, boolean mailWorks, FormErrors errors);
    }

    @GET
    public TemplateInstance show() {
        return page(FormErrors.none());
    }

    @POST
    @Path("theme")
    @Transactional
    public Response chooseTheme(@RestForm String theme) {
        currentUser.user().chooseTheme(theme);
        return Response.seeOther(HERE).build();
    }

    /** @param hour blank for no digest */
    @POST
    @Path("digest")
    public Response digest(@RestForm String hour) {
        if (hour == null || !hour.strip().matches("\\d{1,2}")) {
            digests.dontWant(currentUser.user());
            flash.say("No digest any more");
            return Response.seeOther(URI.create("/settings/profile#digest")).build();
        }
        try {
            digests.want(currentUser.user(), Integer.parseInt(hour.strip()), clock.instant());
            flash.say("A digest comes on every day with news");
            return Response.seeOther(URI.create("/settings/profile#digest")).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(FormErrors.of(violation))).build();
        }
    }

    private TemplateInstance page(FormErrors errors) {
        User me = currentUser.user();
        return Templates.profile(me, digests.of(me).orElse(null), digests.lastOf(me, SENT), mail.isConfigured(), errors);
    }

    @POST
    @Path("password")
    @Transactional
    public Response changePassword(@RestForm String current, @RestForm String password) {
        User me = currentUser.user();
        try {
            if (current == null || !me.hasPassword(current)) {
                throw new RuleViolation("current", "This is not your password of today.");
            }
            me.changePassword(password);
            audit.record(me, "changed the own password", me.email(), "", clock.instant());
            flash.say("Your password is changed");
            return Response.seeOther(HERE).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(FormErrors.of(violation))).build();
        }
    }
}
