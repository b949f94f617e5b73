package dev.linkwright.web.sandbox;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.sandbox.SampleMail;
import dev.linkwright.sandbox.SampleMails;
import dev.linkwright.sandbox.Sandbox;
import dev.linkwright.sandbox.SandboxClock;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/** The sandbox as a whole: on or off, its partners, its clock. */
@Path("/sandbox")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class SandboxResource {

    private static final URI SANDBOX = URI.create("/sandbox");

    @Inject
    Sandbox sandbox;
    @Inject
    SandboxClock sandboxClock;
    @Inject
    SandboxPage page;
    @Inject
    SampleMails mails;
    @Inject
    CurrentUser currentUser;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    @CheckedTemplate(basePath = "sandbox")
    static class Templates {
        static native TemplateInstance off(boolean mayStart);

        static native TemplateInstance index(SandboxView view, List<Integer> days, FormErrors errors);

        static native TemplateInstance elsewhere(SandboxView view, List<Integer> days, FormErrors errors, List<SampleMail> mails);

        static native TemplateInstance leave(SandboxView view);
    }

    @GET
    public TemplateInstance show() {
        return sandbox.isOn() ? Templates.index(page.view(""), page.daysOnOffer(), FormErrors.none()) : Templates.off(page.isAdmin());
    }

    @GET
    @Path("/elsewhere")
    public TemplateInstance elsewhere() {
        SandboxView view = page.view("");
        return Templates.elsewhere(view, page.daysOnOffer(), FormErrors.none(), mails.elsewhere(view.facts().mailbox()));
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    public Response start() {
        sandbox.start(currentUser.user(), clock.instant());
        flash.say("The sandbox is on");
        return Response.seeOther(SANDBOX).build();
    }

    /** Taking the sample away can't be undone, so this page asks first and says what goes. */
    @GET
    @Path("/leave")
    @RolesAllowed(Roles.ADMIN)
    public Response askBeforeLeaving() {
        return sandbox.isOn() ? Response.ok(Templates.leave(page.view(""))).build() : Response.seeOther(SANDBOX).build();
    }

    @POST
    @Path("/leave")
    @RolesAllowed(Roles.ADMIN)
    public Response leave() {
        sandbox.leave(currentUser.user(), clock.instant());
        flash.say("The sandbox is off and its sample is gone");
        return Response.seeOther(URI.create("/")).build();
    }

    @POST
    @Path("/days")
    public Response letDaysPass(@FormParam("days") int days) {
        try {
            sandboxClock.letPass(currentUser.user(), days);
            flash.say(days == 1 ? "One day has passed in the sandbox" : days + " days have passed in the sandbox");
            return Response.seeOther(SANDBOX).build();
        } catch (RuleViolation refused) {
            return Response.status(422).entity(Templates.index(page.view(""), page.daysOnOffer(), FormErrors.of(refused))).build();
        }
    }
}
