package dev.linkwright.api;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.link.AnchorRuns;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.LinkChecks;
import dev.linkwright.link.ours.InternalLink;
import dev.linkwright.link.ours.InternalLinks;
import dev.linkwright.link.ours.OurPages;
import dev.linkwright.link.ours.Reciprocals;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;

@Path("/api/v1/brands/{brandId}/link-warnings")
@Tag(name = "Links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandLinkWarningsResource {

    @Inject Brands brands;
    @Inject AnchorRuns runs;
    @Inject Reciprocals reciprocals;
    @Inject OurPages pages;
    @Inject InternalLinks inside;
    @Inject LinkChecks checks;
    @Inject CurrentUser current;
    @Inject InstantSource clock;

    /** @param partner whom it links to, where we cannot read the page ourselves */
    record NewPage(String url, String partner) {}

    @GET
    @Path("anchors")
    @Operation(summary = "Anchors that repeat: keywords from three sites or more, other phrases from five")
    public List<AnchorRuns.Run> anchors(long brandId) {
        return runs.of(brands.require(brandId));
    }

    @GET
    @Path("anchors/links")
    @Operation(summary = "The live links under these words")
    public Page<BacklinkJson> anchorLinks(long brandId, @RestQuery String words, @RestQuery Integer limit, @RestQuery String cursor) {
        Brand brand = brands.require(brandId);
        if (words == null || words.isBlank()) throw new RuleViolation("words", "Say which words, as the list of anchors has them.");
        int size = Paging.limit(limit);
        int offset = (int) Math.min(Integer.MAX_VALUE - 1000, Paging.idAbove(cursor));
        Page<Backlink> page = Page.of(runs.links(brand, words, offset, size + 1), size, b -> Paging.cursor(offset + size));
        Map<Long, LinkCheck> newest = checks.newestOf(page.items().stream().map(Backlink::id).toList());
        return page.map(link -> BacklinkJson.of(link, newest.get(link.id()), clock.instant()));
    }

    @GET
    @Path("reciprocal")
    @Operation(summary = "Links both ways: sites that link to us and that our own pages link to")
    public Page<Reciprocals.Row> reciprocal(long brandId, @RestQuery Integer limit, @RestQuery String cursor) {
        Brand brand = brands.require(brandId);
        int size = Paging.limit(limit);
        int offset = (int) Math.min(Integer.MAX_VALUE - 1000, Paging.idAbove(cursor));
        return Page.of(reciprocals.of(brand, offset, size + 1), size, r -> Paging.cursor(offset + size));
    }

    @POST
    @Path("pages")
    @ResponseStatus(204)
    @Operation(summary = "A page of our own to read", description = "partner: whom it links to, where we cannot read it ourselves.")
    public void page(long brandId, NewPage asked) {
        if (asked == null) throw new RuleViolation("url", "Send url as JSON.");
        pages.record(brands.require(brandId), asked.url(), asked.partner(), current.user(), clock.instant());
    }

    @GET
    @Path("internal-links")
    @Operation(summary = "Internal links still to be made after wins, newest win first")
    public Page<BacklinkInsideResource.Line> inside(long brandId, @RestQuery Integer limit, @RestQuery String cursor) {
        Brand brand = brands.require(brandId);
        int size = Paging.limit(limit);
        int offset = (int) Math.min(Integer.MAX_VALUE - 1000, Paging.idAbove(cursor));
        Page<InternalLink> page = Page.of(inside.open(brand, offset, size + 1), size, i -> Paging.cursor(offset + size));
        return page.map(BacklinkInsideResource.Line::of);
    }
}
