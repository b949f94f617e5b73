package dev.linkwright.web.prospect;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.account.Users;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.EnrolChosen;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.bulk.BulkChange;
import dev.linkwright.prospect.bulk.BulkChanges;
import dev.linkwright.prospect.bulk.BulkResult;
import dev.linkwright.prospect.bulk.Change;
import dev.linkwright.prospect.bulk.ChangeMany;
import dev.linkwright.prospect.bulk.Chosen;
import dev.linkwright.prospect.bulk.UndoBulk;
import dev.linkwright.prospect.view.ViewQuery;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** What the bar over the list does to chosen rows, or to all that the view holds. */
@Path("/prospects/bulk")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class BulkVerbs {

    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    ChangeMany changeMany;
    @Inject
    UndoBulk undo;
    @Inject
    EnrolChosen enrol;
    @Inject
    BulkChanges changes;
    @Inject
    Users users;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "prospects")
    static class Templates {
        static native TemplateInstance bulk(BulkChange change, List<BulkChanges.Refusal> refusals);
    }

    /** The rows a form means: ticked ones, or all of a view with how many it held on the page. */
    static class Rows {
        @RestForm
        List<Long> prospectId;
        @RestForm
        String all;
        @RestForm
        String query;
        @RestForm
        Long seen;
        @RestForm
        String excluded;
        @RestForm
        String back;
    }

    @POST
    @Path("stage")
    public Response stage(@BeanParam Rows rows, @RestForm String stage, @RestForm String why) {
        return change(rows, () -> new Change.ToStage(ProspectFilter.stage(stage).orElse(null), why));
    }

    @POST
    @Path("disqualification")
    public Response disqualify(@BeanParam Rows rows, @RestForm String why, @RestForm String ownWords) {
        return change(rows, () -> new Change.ToStage(Stage.DISQUALIFIED, ownWords == null || ownWords.isBlank() ? why : ownWords));
    }

    @POST
    @Path("owner")
    public Response owner(@BeanParam Rows rows, @RestForm String owner) {
        return change(rows, () -> new Change.ToOwner(owner == null || owner.isBlank() || owner.equals("none") ? null : users.require(Long.parseLong(owner))));
    }

    @POST
    @Path("tags")
    public Response tag(@BeanParam Rows rows, @RestForm String tag) {
        return change(rows, () -> new Change.Tag(tag));
    }

    @POST
    @Path("tags/removal")
    public Response untag(@BeanParam Rows rows, @RestForm String tag) {
        return change(rows, () -> new Change.Untag(tag));
    }

    /** Who was refused is listed on a page of its own. */
    @POST
    @Path("enrollments")
    public Response enrol(@BeanParam Rows rows, @RestForm Long campaign) {
        try {
            if (campaign == null) {
                throw new RuleViolation("campaign", "Choose a campaign first.");
            }
            BulkResult result = enrol.run(currentBrand.require(), chosen(rows), campaign, currentUser.user(), clock.instant());
            flash.say(result.said());
            return Response.seeOther(result.stayed() > 0 ? URI.create("/prospects/bulk/" + result.id()) : Back.to(rows.back)).build();
        } catch (RuleViolation violation) {
            flash.say(violation.getMessage());
            return Response.seeOther(Back.to(rows.back)).build();
        }
    }

    @GET
    @Path("{id:\\d+}")
    public TemplateInstance show(long id) {
        return Templates.bulk(changes.require(id), changes.refusals(id));
    }

    @POST
    @Path("{id:\\d+}/undo")
    public Response undo(long id, @RestQuery String back) {
        try {
            flash.say(undo.run(id, currentUser.user(), clock.instant()));
        } catch (RuleViolation violation) {
            flash.say(violation.getMessage());
        }
        return Response.seeOther(Back.to(back)).build();
    }

    private Response change(Rows rows, Supplier<Change> change) {
        try {
            BulkResult result = changeMany.run(currentBrand.require(), chosen(rows), change.get(), currentUser.user(), clock.instant());
            if (result.changed() > 0) {
                flash.say(result.said(), "/prospects/bulk/" + result.id() + "/undo?back=" + URLEncoder.encode(Back.to(rows.back).toString(), StandardCharsets.UTF_8));
            } else {
                flash.say(result.said());
            }
        } catch (RuleViolation violation) {
            flash.say(violation.getMessage());
        }
        return Response.seeOther(Back.to(rows.back)).build();
    }

    private Chosen chosen(Rows rows) {
        if (!"yes".equals(rows.all)) {
            return new Chosen.These(rows.prospectId);
        }
        ProspectFilter filter = ViewQuery.parse(rows.query).filter(currentBrand.require(), currentUser.user(), clock.instant());
        return new Chosen.AllOf(filter.onlySunk("yes".equals(rows.excluded)), rows.seen == null ? -1 : rows.seen);
    }
}
