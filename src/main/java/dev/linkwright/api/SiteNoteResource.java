package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.shared.Page;
import dev.linkwright.site.SiteNotes;
import dev.linkwright.site.Sites;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/sites/{siteId}/notes")
@Tag(name = "Sites")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class SiteNoteResource {

    @Inject
    Sites sites;
    @Inject
    SiteNotes notes;
    @Inject
    CurrentUser current;
    @Inject
    InstantSource clock;

    record Asked(String text) {
        static String of(Asked asked) {
            return asked == null ? null : asked.text();
        }
    }

    @GET
    @Operation(summary = "The notes on the site, newest first")
    public Page<SiteJson.Note> list(long siteId) {
        return Page.last(notes.of(sites.require(siteId).id())).map(SiteJson.Note::of);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Write a note")
    public SiteJson.Note write(long siteId, Asked asked) {
        return SiteJson.Note.of(notes.write(siteId, Asked.of(asked), current.user(), clock.instant()));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change a note")
    public SiteJson.Note change(long siteId, long id, Asked asked) {
        return SiteJson.Note.of(notes.change(siteId, id, Asked.of(asked), clock.instant()));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a note; the time line keeps it")
    public void remove(long siteId, long id) {
        notes.remove(siteId, id, current.user(), clock.instant());
    }
}
