package dev.linkwright.api;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.LinkChecks;
import dev.linkwright.link.PlacementTerms;
import dev.linkwright.link.RecordLink;
import dev.linkwright.link.RecordTerms;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;

@Path("/api/v1/brands/{brandId}/backlinks")
@Tag(name = "Links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandBacklinksResource {

    @Inject Brands brands;
    @Inject Assets assets;
    @Inject Backlinks backlinks;
    @Inject LinkChecks checks;
    @Inject RecordLink recordLink;
    @Inject RecordTerms recordTerms;
    @Inject CurrentUser current;
    @Inject InstantSource clock;

    record NewBacklink(String pageUrl, String targetUrl, Long assetId, LocalDate promisedFor, String hadBy, String amount, String currency) {}

    @GET
    @Operation(summary = "Links of a brand, newest first", description = "state: PROMISED, WON, POLICY_RISK, AT_RISK, LOST, WRITTEN_OFF")
    public Page<BacklinkJson> backlinks(long brandId, @RestQuery String state, @RestQuery Integer limit, @RestQuery String cursor) {
        Brand brand = brands.require(brandId);
        int size = Paging.limit(limit);
        Page<Backlink> page = Page.of(backlinks.of(brand, OneOf.named(BacklinkState.class, state), Paging.idBelow(cursor), size + 1), size, b -> Paging.cursor(b.id()));
        Map<Long, LinkCheck> newest = checks.newestOf(page.items().stream().map(Backlink::id).toList());
        return page.map(link -> BacklinkJson.of(link, newest.get(link.id()), clock.instant()));
    }

    @POST
    @ResponseStatus(201)
    @Transactional
    @Operation(summary = "Record a promised link", description = "Without targetUrl: the asset's page. It is checked after 48 hours, a week and 30 days; POST /backlinks/{id}/check looks at once.")
    public BacklinkJson record(long brandId, NewBacklink asked) {
        if (asked == null) throw new RuleViolation("pageUrl", "Send pageUrl and targetUrl as JSON.");
        Brand brand = brands.require(brandId);
        PlacementTerms terms = PlacementTerms.of(asked.hadBy(), asked.amount(), asked.currency());
        Backlink link = recordLink.run(brand, asked.pageUrl(), asked.targetUrl(), asked.assetId() == null ? null : assets.require(asked.assetId()),
            asked.promisedFor(), clock.instant());
        backlinks.flush();
        if (terms.kind() != PlacementTerms.Kind.NOT_SAID) recordTerms.run(link.id(), terms, current.user(), clock.instant());
        return BacklinkJson.of(link, null, clock.instant());
    }
}
