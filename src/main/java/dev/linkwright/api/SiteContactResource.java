package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.shared.Page;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.KeepContacts;
import dev.linkwright.site.Sites;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/sites/{siteId}/contacts")
@Tag(name = "Sites")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class SiteContactResource {

    @Inject
    Sites sites;
    @Inject
    Contacts contacts;
    @Inject
    KeepContacts keep;
    @Inject
    CurrentUser current;
    @Inject
    InstantSource clock;

    @GET
    @Operation(summary = "The people at the site, with whether mail can reach them")
    public Page<SiteJson.Person> list(long siteId) {
        return Page.last(contacts.at(sites.require(siteId))).map(SiteJson.Person::of);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Add a person")
    public SiteJson.Person add(long siteId, KeepContacts.Said asked) {
        return SiteJson.Person.of(keep.add(siteId, asked == null ? new KeepContacts.Said(null, null, null, null, null) : asked, current.user(), clock.instant()));
    }
}
