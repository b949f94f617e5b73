package dev.linkwright.web.site;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteNote;
import dev.linkwright.site.SiteNotes;
import dev.linkwright.site.Sites;
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

/** The notes on a site: written on its page, mended and removed on a page of their own. */
@Path("/sites/{id:\\d+}/notes")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class SiteNotesPage {

    @Inject
    SiteDesk desk;
    @Inject
    Sites sites;
    @Inject
    SiteNotes notes;
    @Inject
    CurrentUser currentUser;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "sites")
    static class Templates {
        static native TemplateInstance note(Site site, SiteNote note, String text, FormErrors errors);
    }

    @POST
    public Response write(long id, @RestForm String text) {
        try {
            notes.write(id, text, currentUser.user(), clock.instant());
            flash.say("Noted for everybody");
            return back(id);
        } catch (RuleViolation violation) {
            return SitePage.refused(desk, id, Map.of("text", SitePage.text(text)), violation);
        }
    }

    @GET
    @Path("{noteId:\\d+}")
    public TemplateInstance edit(long id, long noteId) {
        SiteNote note = notes.require(id, noteId);
        return Templates.note(sites.require(id), note, note.text(), FormErrors.none());
    }

    @POST
    @Path("{noteId:\\d+}")
    public Response change(long id, long noteId, @RestForm String text) {
        try {
            notes.change(id, noteId, text, clock.instant());
            flash.say("The note is changed");
            return back(id);
        } catch (RuleViolation violation) {
            return Response.status(422).entity(Templates.note(sites.require(id), notes.require(id, noteId), SitePage.text(text), FormErrors.of(violation))).build();
        }
    }

    @POST
    @Path("{noteId:\\d+}/remove")
    public Response remove(long id, long noteId) {
        notes.remove(id, noteId, currentUser.user(), clock.instant());
        flash.say("The note is removed; the time line keeps it");
        return back(id);
    }

    private static Response back(long id) {
        return Response.seeOther(URI.create("/sites/" + id + "#notes")).build();
    }
}
