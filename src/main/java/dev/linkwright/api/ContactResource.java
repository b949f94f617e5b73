package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.prospect.AddContact;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.shared.Page;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/prospects/{prospectId}/contacts")
@Tag(name = "Prospects")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class ContactResource {

    private final Prospects prospects;
    private final Contacts contacts;
    private final AddContact add;
    private final CurrentUser current;
    private final InstantSource clock;

    ContactResource(Prospects prospects, Contacts contacts, AddContact add, CurrentUser current, InstantSource clock) {
        this.prospects = prospects;
        this.contacts = contacts;
        this.add = add;
        this.current = current;
        this.clock = clock;
    }

    record NewContact(String name, String email, String role) {
    }

    record ContactView(long id, long siteId, String name, String email, String role, boolean roleAddress, String source, Instant sourceAt) {
        static ContactView of(Contact contact) {
            return new ContactView(contact.id(), contact.site().id(), contact.name(), contact.email(), contact.role(), contact.isRoleAddress(),
                contact.source(), contact.sourceAt());
        }
    }

    @GET
    @Operation(summary = "The people known at the prospect's site")
    public Page<ContactView> list(long prospectId) {
        return Page.last(contacts.at(prospects.require(prospectId).site())).map(ContactView::of);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Add a contact")
    public ContactView add(long prospectId, NewContact asked) {
        NewContact given = asked == null ? new NewContact(null, null, null) : asked;
        return ContactView.of(add.add(prospectId, given.name(), given.email(), given.role(), current.user(), clock.instant()));
    }
}
