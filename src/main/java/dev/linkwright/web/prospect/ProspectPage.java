package dev.linkwright.web.prospect;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.account.Users;
import dev.linkwright.prospect.AddContact;
import dev.linkwright.prospect.MoveProspects;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.Traits;
import dev.linkwright.prospect.bulk.Change;
import dev.linkwright.prospect.bulk.ChangeMany;
import dev.linkwright.prospect.bulk.Chosen;
import dev.linkwright.prospect.triage.Triage;
import dev.linkwright.shared.RuleViolation;
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
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** One prospect: as a page of its own, as the panel beside a list, and what can be done about it from either. */
@Path("/prospects/{id:\\d+}")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class ProspectPage {

    @Inject
    ProspectPanel panels;
    @Inject
    PanelAnswer answers;
    @Inject
    Prospects prospects;
    @Inject
    MoveProspects move;
    @Inject
    ChangeMany changeMany;
    @Inject
    AddContact addContact;
    @Inject
    CurrentUser currentUser;
    @Inject
    Users users;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "prospects")
    static class Templates {
        static native TemplateInstance one(ProspectPanel.Panel panel);

        static native TemplateInstance aside(ProspectPanel.Panel panel, String here, ProspectRow row);

        static native TemplateInstance disqualify(Prospect prospect, List<String> reasons, String back, FormErrors errors);
    }

    @GET
    public TemplateInstance show(long id) {
        return Templates.one(panels.of(id, "/prospects", ProspectPanel.EnteredContact.NONE, FormErrors.none()));
    }

    /** Only the panel, for a list that stays where it is. */
    @GET
    @Path("panel")
    public TemplateInstance panel(long id, @RestQuery String list) {
        String closed = Back.to(list).toString();
        String here = closed + (closed.contains("?") ? "&" : "?") + "open=" + id;
        return Templates.aside(panels.of(id, closed, ProspectPanel.EnteredContact.NONE, FormErrors.none()), here, null);
    }

    @GET
    @Path("disqualify")
    public TemplateInstance reasons(long id, @RestQuery String back) {
        return Templates.disqualify(prospects.require(id), Triage.REASONS, Back.to(back, "/prospects/" + id).toString(), FormErrors.none());
    }

    /** @param from the stage the page showed; another one by now means that the page is old, and nothing is moved */
    @POST
    @Path("stage")
    public Response moveTo(long id, @RestForm String stage, @RestForm String from, @RestForm String why, @RestForm String ownWords, @RestForm String back) {
        Stage next = ProspectFilter.stage(stage).orElseThrow(() -> new RuleViolation("stage", "Choose a stage first."));
        String reason = ownWords == null || ownWords.isBlank() ? why : ownWords;
        if (next == Stage.DISQUALIFIED && (reason == null || reason.isBlank())) {
            return Response.status(422).entity(Templates.disqualify(prospects.require(id), Triage.REASONS, Back.to(back, "/prospects/" + id).toString(),
                FormErrors.of("why", "Say why it is disqualified."))).build();
        }
        return answers.of(id, back, () -> {
            Optional<Stage> seen = ProspectFilter.stage(from);
            Prospect moved = seen.isPresent() ? move.moveFrom(seen.get(), id, next, currentUser.user(), reason, clock.instant())
                : move.move(id, next, currentUser.user(), reason, clock.instant());
            return moved.domain() + " is " + next.label() + " now";
        });
    }

    @POST
    @Path("owner")
    public Response give(long id, @RestForm String owner, @RestForm String back) {
        return answers.of(id, back, () -> {
            var to = owner == null || owner.isBlank() || owner.equals("none") ? null : users.require(Long.parseLong(owner));
            move.give(List.of(id), to, currentUser.user(), clock.instant());
            return to == null ? "Nobody owns it now" : to.firstName() + " owns it now";
        });
    }

    @POST
    @Path("opportunity")
    public Response see(long id, @RestForm String opportunity, @RestForm String back) {
        return answers.of(id, back, () -> {
            var seen = Traits.opportunity(opportunity).orElse(null);
            String domain = move.see(id, seen, currentUser.user(), clock.instant()).domain();
            return seen == null ? domain + ": no opportunity any more" : domain + ": " + seen.label();
        });
    }

    @POST
    @Path("tags")
    public Response tag(long id, @RestForm String tag, @RestForm String back) {
        return answers.of(id, back, () -> changed(id, () -> new Change.Tag(tag)));
    }

    @POST
    @Path("tags/removal")
    public Response untag(long id, @RestForm String tag, @RestForm String back) {
        return answers.of(id, back, () -> changed(id, () -> new Change.Untag(tag)));
    }

    @POST
    @Path("contacts")
    public Response addContact(long id, @RestForm String name, @RestForm String email, @RestForm String role, @RestForm String back) {
        return answers.of(id, back, new ProspectPanel.EnteredContact(name, email, role),
            () -> addContact.add(id, name, email, role, currentUser.user(), clock.instant()).shownName() + " is a contact now");
    }

    private String changed(long id, Supplier<Change> change) {
        return changeMany.run(prospects.require(id).brand(), new Chosen.These(List.of(id)), change.get(), currentUser.user(), clock.instant()).said();
    }
}
