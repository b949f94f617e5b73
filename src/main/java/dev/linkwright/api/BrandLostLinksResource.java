package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.prospect.lost.LostFilter;
import dev.linkwright.prospect.lost.LostLink;
import dev.linkwright.prospect.lost.LostLinks;
import dev.linkwright.prospect.lost.LostRuns;
import dev.linkwright.prospect.lost.MakeLostProspects;
import dev.linkwright.prospect.lost.OfferForLostLink;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RightAway;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/brands/{brandId}/lost-links")
@Tag(name = "Competitors' lost links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandLostLinksResource {

    @Inject
    Brands brands;
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
    CurrentUser current;
    @Inject
    InstantSource clock;

    /** @param prospectId null while the site is none */
    record LostLinkView(long id, long siteId, String domain, String competitor, String pageUrl, String targetUrl, String anchor, LocalDate lostOn, String why, String source,
                        LocalDate asOf, Long prospectId) {
        static LostLinkView of(LostLink link) {
            return new LostLinkView(link.id(), link.siteId(), link.domain(), link.competitor(), link.pageUrl(), link.targetUrl(), link.anchor(), link.lostOn(), link.why(),
                link.source(), link.asOf(), link.prospectId().orElse(null));
        }
    }

    record Chosen(Long assetId, String competitor) {
    }

    record Made(long prospectId) {
    }

    @GET
    @Operation(summary = "Pages that linked to a competitor and do not any more, newest loss first", description = "competitor narrows to one; prospect is yes or no.")
    public Page<LostLinkView> list(long brandId, @RestQuery String competitor, @RestQuery String prospect, @RestQuery Integer limit, @RestQuery String cursor) {
        Brand brand = brands.require(brandId);
        int size = Paging.limit(limit);
        long offset = Paging.idAbove(cursor);
        Optional<Boolean> which = switch (prospect == null ? "" : prospect) {
            case "" -> Optional.empty();
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> throw new RuleViolation("prospect", "prospect is yes or no.");
        };
        LostFilter filter = new LostFilter(Optional.ofNullable(competitor).filter(name -> !name.isBlank()), which);
        return Page.of(links.find(brand, filter, offset, size + 1), size, last -> Paging.cursor(offset + size)).map(LostLinkView::of);
    }

    @POST
    @Path("{id}/prospect")
    @Operation(summary = "Make the site of a lost link a prospect", description = "With assetId what is offered instead; without, the asset that fits best.")
    public Made make(long brandId, long id, Chosen chosen) {
        return new Made(offer.run(brands.require(brandId), id, chosen == null ? null : chosen.assetId(), current.user(), clock.instant()));
    }

    @POST
    @Path("runs")
    @ResponseStatus(202)
    @Operation(summary = "Make prospects of all that match, in the background", description = "competitor narrows to one; assetId is offered to all, else the best fit to each.")
    public LostRuns.Run all(long brandId, Chosen chosen) {
        LostRuns.Run run = runs.ask(brands.require(brandId), Optional.ofNullable(chosen).map(Chosen::competitor).filter(name -> !name.isBlank()),
            chosen == null ? null : chosen.assetId(), current.user(), clock.instant());
        rightAway.start("Prospects of lost links", () -> make.run(clock.instant()));
        return run;
    }

    @GET
    @Path("runs/newest")
    @Operation(summary = "How far the newest one is")
    public LostRuns.Run newest(long brandId) {
        return runs.newest(brands.require(brandId)).orElseThrow(() -> new NotFound("making of prospects"));
    }
}
