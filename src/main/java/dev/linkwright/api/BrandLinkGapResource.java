package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.prospect.gap.GapFilter;
import dev.linkwright.prospect.gap.GapRow;
import dev.linkwright.prospect.gap.GapToAverage;
import dev.linkwright.prospect.gap.LinkGap;
import dev.linkwright.prospect.gap.MakeProspects;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/brands/{brandId}/link-gap")
@Tag(name = "Link gap")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandLinkGapResource {

    private final Brands brands;
    private final LinkGap gap;
    private final MakeProspects make;
    private final CurrentUser current;
    private final InstantSource clock;

    BrandLinkGapResource(Brands brands, LinkGap gap, MakeProspects make, CurrentUser current, InstantSource clock) {
        this.brands = brands;
        this.gap = gap;
        this.make = make;
        this.current = current;
        this.clock = clock;
    }

    /** @param authority 0..1, null when unknown */
    record SiteView(long siteId, String domain, String title, List<GapRow.Link> linksTo, Double authority, boolean linksToUs, boolean spam, Long prospectId) {
        static SiteView of(GapRow row) {
            return new SiteView(row.siteId(), row.domain(), row.title(), row.links(), row.authority().orElse(null), row.ours(), row.spam(),
                row.prospect().map(GapRow.Known::id).orElse(null));
        }
    }

    /** @param difference how many more sites link to it than to us */
    record CompetitorView(String competitor, long sites, long difference, List<String> sources, LocalDate asOf) {
    }

    record AverageView(long average, long ours, long gap, boolean ownFile, List<CompetitorView> competitors, List<String> withoutFile) {
    }

    /** @param siteIds null: all that match the filter in the address */
    record Chosen(List<Long> siteIds) {
    }

    record Made(long made) {
    }

    @GET
    @Operation(summary = "Sites that link to competitors and not to the brand, most competitors first",
        description = "least is how many competitors at least (2). competitor narrows to one. us=yes or any takes in those that link to us. "
            + "prospect=yes or no. spam=true shows those marked as spam too.")
    public Page<SiteView> list(long brandId, @RestQuery Integer least, @RestQuery String competitor, @RestQuery String us, @RestQuery String prospect,
                               @RestQuery boolean spam, @RestQuery Integer limit, @RestQuery String cursor) {
        Brand brand = brands.require(brandId);
        int size = Paging.limit(limit);
        long offset = Paging.idAbove(cursor);
        List<GapRow> rows = gap.find(brand, filter(least, competitor, us, prospect, spam), offset, size + 1);
        return Page.of(rows, size, last -> Paging.cursor(offset + size)).map(SiteView::of);
    }

    @GET
    @Path("average")
    @Operation(summary = "Our count of referring domains beside the competitors'", description = "gap is the mean of the competitors' counts less ours; negative when ours is larger.")
    public AverageView average(long brandId) {
        GapToAverage compared = gap.compared(brands.require(brandId));
        return new AverageView(compared.average(), compared.ours(), compared.gap(), compared.ownFile(),
            compared.rows().stream().map(row -> new CompetitorView(row.competitor(), row.sites(), compared.difference(row), row.sources(), row.asOf())).toList(),
            compared.withoutFile());
    }

    @POST
    @Path("prospects")
    @Operation(summary = "Make prospects of chosen sites, or of all that match", description = "Without siteIds all that the filter lets through, "
        + "the best 50,000 at most. Answers how many are new.")
    public Made make(long brandId, @RestQuery Integer least, @RestQuery String competitor, @RestQuery String us, @RestQuery String prospect,
                     @RestQuery boolean spam, Chosen chosen) {
        Brand brand = brands.require(brandId);
        boolean all = chosen == null || chosen.siteIds() == null;
        return new Made(all ? make.all(brand, filter(least, competitor, us, prospect, spam), current.user(), clock.instant())
            : make.of(brand, chosen.siteIds(), current.user(), clock.instant()));
    }

    private static GapFilter filter(Integer least, String competitor, String us, String prospect, boolean spam) {
        if (least != null && least < 0) {
            throw new RuleViolation("least", "least is 0 or more.");
        }
        return new GapFilter(least == null ? 2 : least, Optional.ofNullable(competitor).map(String::strip).filter(name -> !name.isEmpty()),
            choice("us", us, Optional.of(false)), choice("prospect", prospect, Optional.empty()), spam);
    }

    private static Optional<Boolean> choice(String field, String written, Optional<Boolean> otherwise) {
        return switch (written == null ? "" : written.strip()) {
            case "" -> otherwise;
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            case "any" -> Optional.empty();
            default -> throw new RuleViolation(field, field + " is yes, no or any.");
        };
    }
}
