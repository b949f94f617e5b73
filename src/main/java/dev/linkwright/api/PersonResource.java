package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.PlaceRecipient;
import dev.linkwright.merge.MergeContacts;
import dev.linkwright.merge.Preview;
import dev.linkwright.shared.NotFound;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.KeepContacts;
import dev.linkwright.site.search.Pairs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/contacts/{id}")
@Tag(name = "Sites")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class PersonResource {

    @Inject
    Contacts contacts;
    @Inject
    KeepContacts keep;
    @Inject
    PlaceRecipient placeRecipient;
    @Inject
    MergeContacts merge;
    @Inject
    Pairs pairs;
    @Inject
    CurrentUser current;
    @Inject
    InstantSource clock;

    @GET
    @Operation(summary = "One person; the id of a merged contact answers with the one that was kept")
    public SiteJson.Person get(long id) {
        return SiteJson.Person.of(contacts.require(contacts.findByIdOptional(id).map(Contact::id)
            .orElseGet(() -> contacts.mergedInto(id).orElseThrow(() -> new NotFound("contact " + id)))));
    }

    @PUT
    @Operation(summary = "Mend name, role or the basis for writing; what is left out stays")
    public SiteJson.Person change(long id, KeepContacts.Said asked) {
        return SiteJson.Person.of(keep.change(id, asked == null ? new KeepContacts.Said(null, null, null, null, null) : asked, current.user(), clock.instant()));
    }

    /** Blank or left out: not known. */
    record Place(String country, String zone) {
    }

    @PUT
    @Path("place")
    @Operation(summary = "Say where they live", description = "country: ISO code or English name; zone: IANA name. Mail goes by their clock and not on their country's holidays.")
    public SiteJson.Person place(long id, Place asked) {
        return SiteJson.Person.of(placeRecipient.run(id, asked == null ? null : asked.country(), asked == null ? null : asked.zone(), clock.instant()));
    }

    @GET
    @Path("merges/preview")
    @Operation(summary = "What taking another contact into this one would do")
    public Preview preview(long id, @RestQuery Long otherId) {
        return merge.preview(id, SiteResource.Other.of(new SiteResource.Other(otherId)));
    }

    @POST
    @Path("merges")
    @Operation(summary = "Take another contact into this one; its address stays known")
    public SiteJson.Person merge(long id, SiteResource.Other asked) {
        return SiteJson.Person.of(merge.run(id, SiteResource.Other.of(asked), current.user(), clock.instant()));
    }

    @POST
    @Path("different")
    @Operation(summary = "Say that another contact is another person; the pair is not offered again")
    public void different(long id, SiteResource.Other asked) {
        pairs.contactsDiffer(id, SiteResource.Other.of(asked), current.user(), clock.instant());
    }
}
