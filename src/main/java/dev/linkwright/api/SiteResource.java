package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.TakeSite;
import dev.linkwright.merge.MergeSites;
import dev.linkwright.merge.Preview;
import dev.linkwright.merge.PreviewSites;
import dev.linkwright.report.site.SiteTimeLine;
import dev.linkwright.report.site.TimeLineEntry;
import dev.linkwright.report.site.TimeLineKind;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteLeases;
import dev.linkwright.site.Sites;
import dev.linkwright.site.search.Pairs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/sites/{id}")
@Tag(name = "Sites")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class SiteResource {

    @Inject
    Sites sites;
    @Inject
    SiteLeases leases;
    @Inject
    Brands brands;
    @Inject
    TakeSite takeSite;
    @Inject
    SiteTimeLine timeLine;
    @Inject
    MergeSites mergeSites;
    @Inject
    PreviewSites previews;
    @Inject
    Pairs pairs;
    @Inject
    CurrentUser current;
    @Inject
    InstantSource clock;

    record Take(Long brandId, String overrideReason) {
    }

    record Other(Long otherId) {
        static long of(Other asked) {
            if (asked == null || asked.otherId() == null) {
                throw new RuleViolation("otherId", "Say which other one by its id.");
            }
            return asked.otherId();
        }
    }

    @GET
    @Operation(summary = "One site, with who holds the conversation; the id of a merged site answers with the one that was kept")
    public SiteJson.View get(long id) {
        return view(sites.findByIdOptional(id).map(Site::id).orElseGet(() -> sites.mergedInto(id).orElseThrow(() -> new NotFound("site " + id))));
    }

    @GET
    @Path("timeline")
    @Operation(summary = "Everything that happened to the site, across brands, newest first; kind narrows it")
    public Page<TimeLineEntry> timeLine(long id, @RestQuery String kind, @RestQuery Long brandId, @RestQuery String cursor, @RestQuery Integer limit) {
        return timeLine.of(sites.require(id).id(), TimeLineKind.named(kind), brandId, cursor, Paging.limit(limit));
    }

    @POST
    @Path("lease")
    @Operation(summary = "Take the conversation with the site", description = "422 with the holder's name when another holds it; overrideReason takes it over and is recorded.")
    public SiteJson.Lease take(long id, Take asked) {
        if (asked == null || asked.brandId() == null) {
            throw new RuleViolation("brandId", "Say for which brand.");
        }
        return SiteJson.Lease.of(takeSite.byHand(id, brands.require(asked.brandId()).id(), asked.overrideReason(), current.user(), clock.instant()));
    }

    @DELETE
    @Path("lease")
    @Operation(summary = "Let the site go")
    public void letGo(long id) {
        takeSite.letGo(id, current.user(), clock.instant());
    }

    @GET
    @Path("merges/preview")
    @Operation(summary = "What taking another site into this one would do")
    public Preview preview(long id, @RestQuery Long otherId) {
        return previews.of(id, Other.of(new Other(otherId)));
    }

    @POST
    @Path("merges")
    @Operation(summary = "Take another site into this one; its domain becomes an alias")
    public SiteJson.View merge(long id, Other asked) {
        mergeSites.run(id, Other.of(asked), current.user(), clock.instant());
        return view(id);
    }

    @POST
    @Path("different")
    @Operation(summary = "Say that another site is not the same; the pair is not offered again")
    public void different(long id, Other asked) {
        pairs.sitesDiffer(id, Other.of(asked), current.user(), clock.instant());
    }

    private SiteJson.View view(long id) {
        return SiteJson.View.of(sites.require(id), sites.aliases(id), leases.holder(id).orElse(null));
    }
}
