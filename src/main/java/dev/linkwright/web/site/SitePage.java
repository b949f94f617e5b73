package dev.linkwright.web.site;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.TakeSite;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.KeepContacts;
import dev.linkwright.site.Sites;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Everything about a registrable domain, across brands: who holds it, who is there, what it costs, and one time line. */
@Path("/sites/{id:\\d+}")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class SitePage {

    @Inject
    SiteDesk desk;
    @Inject
    Sites sites;
    @Inject
    TakeSite takeSite;
    @Inject
    KeepContacts keepContacts;
    @Inject
    CurrentUser currentUser;
    @Inject
    CurrentBrand currentBrand;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "sites")
    static class Templates {
        static native TemplateInstance show(SiteView view);
    }

    /** The old number of a merged site leads on to the one that was kept. */
    @GET
    public Response show(long id, @RestQuery String kind, @RestQuery String cursor) {
        if (sites.findById(id) == null && sites.mergedInto(id).isPresent()) {
            return Response.status(Response.Status.MOVED_PERMANENTLY).location(URI.create("/sites/" + sites.mergedInto(id).getAsLong())).build();
        }
        return Response.ok(Templates.show(desk.of(id, kind, cursor, Map.of(), FormErrors.none()))).build();
    }

    @POST
    @Path("lease")
    public Response take(long id, @RestForm String overrideReason) {
        return done(id, "", Map.of("overrideReason", text(overrideReason)), () -> {
            if (!currentBrand.any()) {
                throw new RuleViolation("overrideReason", "Make a brand first: a conversation is held for one.");
            }
            takeSite.byHand(id, currentBrand.brand().id(), overrideReason, currentUser.user(), clock.instant());
            flash.say("The conversation is yours");
        });
    }

    @POST
    @Path("lease/release")
    public Response letGo(long id) {
        return done(id, "", Map.of(), () -> {
            takeSite.letGo(id, currentUser.user(), clock.instant());
            flash.say("The site is free");
        });
    }

    @POST
    @Path("contacts")
    public Response addContact(long id, @RestForm String name, @RestForm String email, @RestForm String role, @RestForm String basis, @RestForm String basisNote) {
        return done(id, "#people", Map.of("name", text(name), "email", text(email), "role", text(role), "basis", text(basis), "basisNote", text(basisNote)), () -> {
            var contact = keepContacts.add(id, new KeepContacts.Said(name, email, role, basis, basisNote), currentUser.user(), clock.instant());
            flash.say(contact.shownName() + " is a contact now");
        });
    }

    /** Does it and leads back to the page; a refusal shows the page with what was typed. */
    private Response done(long id, String where, Map<String, String> typed, Runnable deed) {
        try {
            deed.run();
            return Response.seeOther(URI.create("/sites/" + id + where)).build();
        } catch (RuleViolation violation) {
            return refused(desk, id, typed, violation);
        }
    }

    static Response refused(SiteDesk desk, long id, Map<String, String> typed, RuleViolation violation) {
        return Response.status(422).entity(Templates.show(desk.of(id, null, null, typed, FormErrors.of(violation)))).build();
    }

    static String text(String typed) {
        return typed == null ? "" : typed;
    }
}
