package dev.linkwright.web.link;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.reclaim.DraftMany;
import dev.linkwright.link.CheckDueLinks;
import dev.linkwright.link.PlacementTerms;
import dev.linkwright.link.bulk.BulkOutcome;
import dev.linkwright.link.bulk.ChangeLinks;
import dev.linkwright.link.bulk.ChosenLinks;
import dev.linkwright.link.bulk.UndoBulk;
import dev.linkwright.shared.RightAway;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;

/** What the bar over a list of links or mentions does to the ticked rows. */
@Path("/links/bulk")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class LinkBulkVerbs {

    @Inject ChangeLinks change;
    @Inject UndoBulk undo;
    @Inject DraftMany draft;
    @Inject CheckDueLinks checkDue;
    @Inject RightAway rightAway;
    @Inject CurrentBrand currentBrand;
    @Inject CurrentUser currentUser;
    @Inject Flash flash;
    @Inject InstantSource clock;

    @POST
    @Path("checks")
    public Response check(@RestForm List<Long> linkId, @RestForm List<Long> mentionId, @RestForm String back) {
        return done(back, () -> {
            BulkOutcome outcome = change.checkNow(currentBrand.brand(), new ChosenLinks(linkId, mentionId), currentUser.user(), clock.instant());
            rightAway.start("Links somebody wants looked at", () -> checkDue.run(clock.instant()));
            return outcome;
        });
    }

    @POST
    @Path("write-offs")
    public Response writeOff(@RestForm List<Long> linkId, @RestForm List<Long> mentionId, @RestForm String why, @RestForm String back) {
        return done(back, () -> change.writeOff(currentBrand.brand(), new ChosenLinks(linkId, mentionId), why, currentUser.user(), clock.instant()));
    }

    @POST
    @Path("drafts")
    public Response draft(@RestForm List<Long> linkId, @RestForm List<Long> mentionId, @RestForm String back) {
        return done(back, () -> new BulkOutcome(null, 0, draft.run(currentBrand.brand(), new ChosenLinks(linkId, mentionId), currentUser.user(), clock.instant()).said()));
    }

    @POST
    @Path("pauses")
    public Response pause(@RestForm List<Long> linkId, @RestForm String back) {
        return done(back, () -> change.pause(currentBrand.brand(), new ChosenLinks(linkId, List.of()), currentUser.user(), clock.instant()));
    }

    @POST
    @Path("resumptions")
    public Response resume(@RestForm List<Long> linkId, @RestForm String back) {
        return done(back, () -> change.resume(currentBrand.brand(), new ChosenLinks(linkId, List.of()), currentUser.user(), clock.instant()));
    }

    /** What was given for them. */
    @POST
    @Path("terms")
    public Response terms(@RestForm List<Long> linkId, @RestForm String hadBy, @RestForm String amount, @RestForm String currency, @RestForm String back) {
        return done(back, () -> change.terms(currentBrand.brand(), new ChosenLinks(linkId, List.of()), PlacementTerms.of(hadBy, amount, currency), currentUser.user(), clock.instant()));
    }

    /** @param asset its id, or "none" */
    @POST
    @Path("asset")
    public Response asset(@RestForm List<Long> linkId, @RestForm String asset, @RestForm String back) {
        return done(back, () -> {
            if (asset == null || !asset.matches("none|\\d{1,18}")) throw new RuleViolation("asset", "Choose an asset.");
            return change.assign(currentBrand.brand(), new ChosenLinks(linkId, List.of()), asset.equals("none") ? null : Long.valueOf(asset), currentUser.user(), clock.instant());
        });
    }

    @POST
    @Path("{id:\\d+}/undo")
    public Response undo(long id) {
        return done(null, () -> new BulkOutcome(null, 0, undo.run(id, currentUser.user(), clock.instant())));
    }

    private Response done(String back, Supplier<BulkOutcome> work) {
        flash.tries(() -> {
            BulkOutcome outcome = work.get();
            if (outcome.id() == null) flash.say(outcome.said());
            else flash.say(outcome.said(), "/links/bulk/" + outcome.id() + "/undo");
        });
        return LinkPage.Back.to(back, "/links");
    }
}
