package dev.linkwright.web.site;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.PlaceRecipient;
import dev.linkwright.merge.MergeContacts;
import dev.linkwright.merge.Preview;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.KeepContacts;
import dev.linkwright.site.WritingBasis;
import dev.linkwright.site.search.Pairs;
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
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** One person at a site: what is known and on what basis, and making one of two contacts. */
@Path("/contacts/{id:\\d+}")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class ContactPage {

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
    CurrentUser currentUser;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "sites")
    static class Templates {
        static native TemplateInstance contact(View view);
    }

    /** @param others colleagues at the same site, with whom it may be merged */
    record View(Contact contact, List<String> addresses, List<Contact> others, FormErrors errors) {
        public WritingBasis[] bases() {
            return WritingBasis.values();
        }
    }

    @GET
    public Response show(long id) {
        if (contacts.findById(id) == null && contacts.mergedInto(id).isPresent()) {
            return Response.status(Response.Status.MOVED_PERMANENTLY).location(URI.create("/contacts/" + contacts.mergedInto(id).getAsLong())).build();
        }
        return Response.ok(page(id, FormErrors.none())).build();
    }

    @POST
    public Response change(long id, @RestForm String name, @RestForm String role, @RestForm String basis, @RestForm String basisNote) {
        try {
            Contact contact = keep.change(id, new KeepContacts.Said(name, null, role, basis, basisNote), currentUser.user(), clock.instant());
            flash.say("Saved");
            return Response.seeOther(URI.create("/sites/" + contact.site().id() + "#people")).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(id, FormErrors.of(violation))).build();
        }
    }

    @POST
    @Path("place")
    public Response place(long id, @RestForm String country, @RestForm String zone) {
        try {
            Contact contact = placeRecipient.run(id, country, zone, clock.instant());
            flash.say("Saved; mail to " + contact.shownName() + " goes by their clock");
            return Response.seeOther(URI.create("/contacts/" + id)).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(id, FormErrors.of(violation))).build();
        }
    }

    @GET
    @Path("merge")
    public Response preview(long id, @RestQuery Long with) {
        if (with == null) {
            return Response.seeOther(URI.create("/contacts/" + id)).build();
        }
        Preview preview = merge.preview(id, with);
        return Response.ok(MergePage.Templates.merge(MergeView.ofContacts(preview, contacts.require(id).site().id()))).build();
    }

    @POST
    @Path("merge")
    public Response merge(long id, @RestForm Long other) {
        requireOther(other);
        Contact kept = merge.run(id, other, currentUser.user(), clock.instant());
        flash.say(kept.shownName() + " is one person now");
        return Response.seeOther(URI.create("/sites/" + kept.site().id() + "#people")).build();
    }

    @POST
    @Path("different")
    public Response different(long id, @RestForm Long other) {
        requireOther(other);
        pairs.contactsDiffer(id, other, currentUser.user(), clock.instant());
        flash.say("Kept apart; they are not offered again");
        return Response.seeOther(URI.create("/sites/" + contacts.require(id).site().id() + "#people")).build();
    }

    private static void requireOther(Long other) {
        if (other == null) {
            throw new RuleViolation("other", "Choose the other contact first.");
        }
    }

    private TemplateInstance page(long id, FormErrors errors) {
        Contact contact = contacts.require(id);
        return Templates.contact(new View(contact, contacts.otherAddresses(contact), contacts.at(contact.site()).stream().filter(one -> !one.id().equals(id)).toList(), errors));
    }
}
