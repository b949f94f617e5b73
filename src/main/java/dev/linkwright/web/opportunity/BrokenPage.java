package dev.linkwright.web.opportunity;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.prospect.broken.BrokenLinkRunner;
import dev.linkwright.prospect.broken.CheckPages;
import dev.linkwright.prospect.broken.LinkVerdict;
import dev.linkwright.prospect.broken.OfferReplacement;
import dev.linkwright.prospect.broken.OutboundLink;
import dev.linkwright.prospect.broken.OutboundLinks;
import dev.linkwright.prospect.broken.PageCheck;
import dev.linkwright.prospect.broken.PageChecks;
import dev.linkwright.prospect.broken.Replacement;
import dev.linkwright.shared.NotFound;
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
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** One resource page: how far its links are checked, what each answered, and the way from a dead one to a prospect. */
@Path("/prospects/broken/{id:\\d+}")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class BrokenPage {

    private static final int EARLIER_SHOWN = 10;

    @Inject
    CurrentUser currentUser;
    @Inject
    CheckPages pages;
    @Inject
    PageChecks checks;
    @Inject
    OutboundLinks links;
    @Inject
    Assets assets;
    @Inject
    OfferReplacement offer;
    @Inject
    BrokenLinkRunner runner;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "opportunity")
    static class Templates {
        static native TemplateInstance page(View view, FormErrors errors);
    }

    /** A link with what could stand in its place, the best first; empty where nothing is to be replaced. */
    record Row(OutboundLink link, List<Replacement> replacements) {

        /** The words the best one has in common with the link; blank when none has any. */
        public String because() {
            return replacements.isEmpty() ? "" : String.join(", ", replacements.get(0).words());
        }
    }

    /** @param show the verdict that is shown alone, as in the address; blank for all */
    record View(PageCheck check, PageChecks.Tally tally, List<Row> rows, String show, boolean hasAssets, Optional<Instant> nextDue, List<PageCheck> others) {

        public String path() {
            return "/prospects/broken/" + check.id();
        }

        public String here() {
            return show.isEmpty() ? path() : path() + "?show=" + show;
        }
    }

    @GET
    public TemplateInstance show(long id, @RestQuery String show) {
        return page(checks.require(id), show, FormErrors.none());
    }

    @POST
    @Path("stop")
    public Response stop(long id) {
        pages.stop(id, clock.instant());
        flash.say("Stopped; what was found stays");
        return back(id, null);
    }

    @POST
    @Path("again")
    public Response again(long id) {
        PageCheck fresh = pages.again(id, currentUser.user(), clock.instant());
        runner.kick();
        return back(fresh.id(), null);
    }

    @POST
    @Path("links/{link:\\d+}/again")
    public Response lookAgain(long id, long link, @RestForm String show) {
        pages.lookAgain(requireOf(id, link), clock.instant());
        runner.kick();
        flash.say("The link is looked at again");
        return back(id, show);
    }

    @POST
    @Path("links/{link:\\d+}/prospect")
    public Response makeProspect(long id, long link, @RestForm Long assetId, @RestForm String show) {
        try {
            offer.offer(requireOf(id, link), assetId, currentUser.user(), clock.instant());
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(checks.require(id), show, FormErrors.of(violation))).build();
        }
        flash.say(checks.require(id).site().domain() + " is a prospect for this broken link");
        return back(id, show);
    }

    private long requireOf(long check, long link) {
        if (!links.require(link).check().id().equals(check)) {
            throw new NotFound("link " + link + " of this page");
        }
        return link;
    }

    private TemplateInstance page(PageCheck check, String show, FormErrors errors) {
        Optional<LinkVerdict> only = show == null || show.isBlank() ? Optional.empty() : Optional.of(LinkVerdict.parse(show));
        List<Asset> ours = assets.of(check.brand());
        List<Row> rows = links.of(check, only).stream()
            .map(link -> new Row(link, link.verdict().isWorthAReplacement() ? Replacement.ranked(link, ours) : List.of())).toList();
        return Templates.page(new View(check, checks.tally(check), rows, only.map(BrokenPage::key).orElse(""), !ours.isEmpty(), links.nextDue(check), checks.othersOf(check, EARLIER_SHOWN)), errors);
    }

    private static Response back(long id, String show) {
        String query = show == null || show.isBlank() ? "" : "?show=" + key(LinkVerdict.parse(show));
        return Response.seeOther(URI.create("/prospects/broken/" + id + query)).build();
    }

    private static String key(LinkVerdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
