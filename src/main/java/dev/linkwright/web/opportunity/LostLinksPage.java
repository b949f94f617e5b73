package dev.linkwright.web.opportunity;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.broken.Replacement;
import dev.linkwright.prospect.lost.LostFilter;
import dev.linkwright.prospect.lost.LostLink;
import dev.linkwright.prospect.lost.LostLinks;
import dev.linkwright.prospect.lost.LostRuns;
import dev.linkwright.prospect.lost.MakeLostProspects;
import dev.linkwright.prospect.lost.OfferForLostLink;
import dev.linkwright.shared.RightAway;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Competitors' lost links: pages that linked to them and do not any more, each with what could stand there, and the way to prospects. */
@Path("/prospects/lost")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class LostLinksPage {

    private static final String PATH = "/prospects/lost";
    private static final int ROWS = 50;

    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    LostLinks links;
    @Inject
    LostRuns runs;
    @Inject
    OfferForLostLink offer;
    @Inject
    MakeLostProspects make;
    @Inject
    RightAway rightAway;
    @Inject
    Assets assets;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "opportunity")
    static class Templates {
        static native TemplateInstance lost(View view, FormErrors errors);
    }

    /** @param replacements the best first; empty where the site is a prospect, or there is no asset */
    record Row(LostLink link, List<Replacement> replacements) {

        /** The words the best one has in common with the link; blank when none has any. */
        public String because() {
            return replacements.isEmpty() ? "" : String.join(", ", replacements.get(0).words());
        }
    }

    /** @param prospect "no", "yes" or "any"; {@code run} the newest making of prospects of all that match, null without one */
    record View(Brand brand, String competitor, String prospect, int page, List<Row> rows, long total, boolean any, boolean hasAssets, List<Asset> assets, LostRuns.Run run) {

        public boolean more() {
            return (long) page * ROWS < total;
        }

        public String here() {
            return onPage(page);
        }

        public String onPage(int number) {
            return PATH + "?competitor=" + URLEncoder.encode(competitor, StandardCharsets.UTF_8) + "&prospect=" + prospect + "&page=" + number;
        }

        public boolean narrowed() {
            return !competitor.isEmpty() || !prospect.equals("no");
        }
    }

    @GET
    public TemplateInstance show(@RestQuery String competitor, @RestQuery String prospect, @RestQuery Integer page) {
        return page(competitor, prospect, page, FormErrors.none());
    }

    /** One click: the site of this link, with the chosen asset or the one that fits best. */
    @POST
    @Path("prospects")
    public Response makeOne(@RestForm Long only, @RestForm Long assetId, @RestForm String back) {
        try {
            if (only == null) {
                throw new RuleViolation("only", "Choose a link first.");
            }
            offer.run(currentBrand.require(), only, assetId, currentUser.user(), clock.instant());
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(null, null, 1, FormErrors.of(violation))).build();
        }
        flash.say("A new prospect with the opportunity Competitor’s lost link");
        return Response.seeOther(URI.create(back != null && back.startsWith(PATH + "?") ? back : PATH)).build();
    }

    /** All that match, in the background. */
    @POST
    @Path("prospects/all")
    public Response makeAll(@RestForm String competitor, @RestForm Long assetId) {
        try {
            runs.ask(currentBrand.require(), Optional.ofNullable(competitor).filter(name -> !name.isBlank()), assetId, currentUser.user(), clock.instant());
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(competitor, null, 1, FormErrors.of(violation))).build();
        }
        rightAway.start("Prospects of lost links", () -> make.run(clock.instant()));
        return Response.seeOther(URI.create(PATH)).build();
    }

    private TemplateInstance page(String competitor, String prospect, Integer page, FormErrors errors) {
        Brand brand = currentBrand.brand();
        if (brand == null) {
            return Templates.lost(null, errors);
        }
        String who = competitor == null ? "" : competitor.strip();
        String which = "yes".equals(prospect) || "any".equals(prospect) ? prospect : "no";
        LostFilter filter = new LostFilter(Optional.of(who).filter(name -> !name.isEmpty()), which.equals("any") ? Optional.empty() : Optional.of(which.equals("yes")));
        int number = page == null || page < 1 ? 1 : Math.min(page, 2_000);
        List<Asset> ours = assets.of(brand);
        List<Row> rows = links.find(brand, filter, (number - 1L) * ROWS, ROWS).stream()
            .map(link -> new Row(link, link.prospectId().isPresent() ? List.of() : link.replacements(ours))).toList();
        boolean any = !rows.isEmpty() || links.count(brand, new LostFilter(Optional.empty(), Optional.empty())) > 0;
        return Templates.lost(new View(brand, who, which, number, rows, links.count(brand, filter), any, !ours.isEmpty(), ours, runs.newest(brand).orElse(null)), errors);
    }
}
