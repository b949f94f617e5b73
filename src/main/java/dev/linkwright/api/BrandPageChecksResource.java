package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.prospect.broken.BrokenLinkRunner;
import dev.linkwright.prospect.broken.CheckPages;
import dev.linkwright.prospect.broken.PageCheck;
import dev.linkwright.prospect.broken.PageChecks;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/brands/{brandId}/page-checks")
@Tag(name = "Broken links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandPageChecksResource {

    private final Brands brands;
    private final CheckPages pages;
    private final PageChecks checks;
    private final BrokenLinkRunner runner;
    private final CurrentUser current;
    private final InstantSource clock;

    BrandPageChecksResource(Brands brands, CheckPages pages, PageChecks checks, BrokenLinkRunner runner, CurrentUser current, InstantSource clock) {
        this.brands = brands;
        this.pages = pages;
        this.checks = checks;
        this.runner = runner;
        this.current = current;
        this.clock = clock;
    }

    record Asked(List<String> pages) {
    }

    @POST
    @ResponseStatus(202)
    @Operation(summary = "Look through resource pages for dead links", description = "pages is a list of at most 50 addresses. Each is a check of its own, also where the page was checked before.")
    public List<PageCheckView> check(long brandId, Asked asked) {
        Brand brand = brands.require(brandId);
        List<PageCheck> queued = pages.check(brand, current.user(), asked == null ? null : asked.pages(), clock.instant());
        runner.kick();
        return queued.stream().map(check -> PageCheckView.of(check, new PageChecks.Tally(Map.of()))).toList();
    }

    @GET
    @Operation(summary = "Checked resource pages of a brand, newest first")
    public Page<PageCheckView> list(long brandId, @RestQuery Integer limit, @RestQuery String cursor) {
        int size = Paging.limit(limit);
        List<PageCheck> rows = checks.of(brands.require(brandId), Paging.idBelow(cursor), size + 1);
        Map<Long, PageChecks.Tally> tallies = checks.tallies(rows);
        return Page.of(rows, size, last -> Paging.cursor(last.id())).map(check -> PageCheckView.of(check, tallies.get(check.id())));
    }
}
