package dev.linkwright.web.prospect;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.account.User;
import dev.linkwright.account.Users;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.AddProspect;
import dev.linkwright.prospect.MoveProspects;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.SaveWeights;
import dev.linkwright.prospect.Stage;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import dev.linkwright.web.Format;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** What can be done from the list: add a site, move chosen ones, give them to somebody, save the weights. */
@Path("/prospects")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class ProspectVerbs {

    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    AddProspect add;
    @Inject
    MoveProspects move;
    @Inject
    SaveWeights saveWeights;
    @Inject
    AuditLog audit;
    @Inject
    Users users;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "prospects")
    static class Templates {
        static native TemplateInstance add(String domain, FormErrors errors);
    }

    @GET
    @Path("new")
    public TemplateInstance form() {
        return Templates.add("", FormErrors.none());
    }

    @POST
    public Response add(@RestForm String domain) {
        try {
            long id = add.add(brand(), currentUser.user(), domain, clock.instant());
            flash.say("The site is on the list");
            return Response.seeOther(URI.create("/prospects/" + id)).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(Templates.add(domain, FormErrors.of(violation))).build();
        }
    }

    @POST
    @Path("stage")
    public Response moveAll(@RestForm List<Long> prospectId, @RestForm String stage, @RestForm String why, @RestForm String back) {
        Stage next = ProspectFilter.stage(stage).orElseThrow(() -> new RuleViolation("stage", "Choose a stage first."));
        requireChosen(prospectId);
        List<String> stayed = move.moveAll(prospectId, next, currentUser.user(), why, clock.instant());
        long moved = prospectId.size() - stayed.size();
        flash.say(stayed.isEmpty() ? Format.of(moved, "prospect") + " moved to " + next.label()
            : Format.of(moved, "prospect") + " moved; " + String.join(", ", stayed.subList(0, Math.min(3, stayed.size()))) + " can't become " + next.label());
        return Response.seeOther(back(back)).build();
    }

    @POST
    @Path("owner")
    public Response give(@RestForm List<Long> prospectId, @RestForm String owner, @RestForm String back) {
        requireChosen(prospectId);
        User to = owner == null || owner.isBlank() || owner.equals("none") ? null : users.require(Long.parseLong(owner));
        move.give(prospectId, to, currentUser.user(), clock.instant());
        flash.say(Format.of(prospectId.size(), "prospect") + (to == null ? " left to nobody" : " given to " + to.firstName()));
        return Response.seeOther(back(back)).build();
    }

    /** Saves what the sliders show for everybody who works for this brand. */
    @POST
    @Path("weights")
    public Response save(@RestForm BigDecimal relevance, @RestForm BigDecimal authority, @RestForm BigDecimal traffic, @RestForm String back) {
        Brand brand = brand();
        saveWeights.save(brand.id(), relevance, authority, traffic, brand.spamLimit(), clock.instant());
        flash.say("Weights saved for " + brand.name());
        return Response.seeOther(back(back)).build();
    }

    private Brand brand() {
        if (!currentBrand.any()) {
            throw new RuleViolation("brand", "Make a brand first.");
        }
        return currentBrand.brand();
    }

    private static void requireChosen(List<Long> ids) {
        if (ids == null || ids.isEmpty()) {
            throw new RuleViolation("prospectId", "Choose at least one prospect first.");
        }
    }

    /** Only back to a page of prospects. */
    static URI back(String path) {
        return URI.create(path != null && (path.equals("/prospects") || path.startsWith("/prospects?") || path.startsWith("/prospects/")) ? path : "/prospects");
    }
}
