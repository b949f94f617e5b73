package dev.linkwright.web.prospect;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.account.Users;
import dev.linkwright.prospect.AddContact;
import dev.linkwright.prospect.MoveProspects;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.shared.RuleViolation;
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
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** One prospect as a page of its own: what the panel shows, and what can be done about it. */
@Path("/prospects/{id:\\d+}")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class ProspectPage {

    @Inject
    ProspectPanel panels;
    @Inject
    MoveProspects move;
    @Inject
    AddContact addContact;
    @Inject
    CurrentUser currentUser;
    @Inject
    Users users;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "prospects")
    static class Templates {
        static native TemplateInstance one(ProspectPanel.Panel panel);
    }

    @GET
    public TemplateInstance show(long id) {
        return page(id, ProspectPanel.EnteredContact.NONE, FormErrors.none());
    }

    @POST
    @Path("stage")
    public Response moveTo(long id, @RestForm String stage, @RestForm String why, @RestForm String back) {
        var next = ProspectFilter.stage(stage).orElseThrow(() -> new RuleViolation("stage", "Choose a stage first."));
        String domain = move.move(id, next, currentUser.user(), why, clock.instant()).domain();
        flash.say(domain + " is " + next.label() + " now");
        return Response.seeOther(back(id, back)).build();
    }

    @POST
    @Path("owner")
    public Response give(long id, @RestForm String owner, @RestForm String back) {
        var to = owner == null || owner.isBlank() || owner.equals("none") ? null : users.require(Long.parseLong(owner));
        move.give(List.of(id), to, currentUser.user(), clock.instant());
        flash.say(to == null ? "Nobody owns it now" : to.firstName() + " owns it now");
        return Response.seeOther(back(id, back)).build();
    }

    @POST
    @Path("contacts")
    public Response addContact(long id, @RestForm String name, @RestForm String email, @RestForm String role, @RestForm String back) {
        try {
            var contact = addContact.add(id, name, email, role, currentUser.user(), clock.instant());
            flash.say(contact.shownName() + " is a contact now");
            return Response.seeOther(back(id, back)).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(id, new ProspectPanel.EnteredContact(name, email, role), FormErrors.of(violation))).build();
        }
    }

    private static java.net.URI back(long id, String back) {
        return ProspectVerbs.back(back == null || back.isBlank() ? "/prospects/" + id : back);
    }

    private TemplateInstance page(long id, ProspectPanel.EnteredContact entered, FormErrors errors) {
        return Templates.one(panels.of(id, "/prospects", entered, errors));
    }
}
