package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.prospect.AddProspect;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.RankedProspect;
import dev.linkwright.prospect.RankedProspects;
import dev.linkwright.prospect.Weights;
import dev.linkwright.prospect.view.ViewQuery;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/brands/{brandId}/prospects")
@Tag(name = "Prospects")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandProspectsResource {

    private final Brands brands;
    private final Prospects prospects;
    private final RankedProspects ranked;
    private final AddProspect add;
    private final CurrentUser current;
    private final InstantSource clock;

    BrandProspectsResource(Brands brands, Prospects prospects, RankedProspects ranked, AddProspect add, CurrentUser current, InstantSource clock) {
        this.brands = brands;
        this.prospects = prospects;
        this.ranked = ranked;
        this.add = add;
        this.current = current;
        this.clock = clock;
    }

    record NewProspect(String domain) {
    }

    @GET
    @Operation(summary = "The ranked list, best first, excluded ones last",
        description = "Takes the words of the list's URL: view, q, stage (or open), owner (id, none, me), opportunity, tag, contact (yes, no), auth and visits"
            + " (good, priority, unknown, 50-, -50, 35-60), spam (over, within, ...), country, idle (days or a day), import, sort."
            + " weights=r,a,t re-ranks for this answer only; without it the brand's saved weights count.")
    public Page<ProspectView> list(long brandId, @Context UriInfo uri, @RestQuery String weights, @RestQuery Integer limit, @RestQuery String cursor) {
        Brand brand = brands.require(brandId);
        ViewQuery view = BrandViewsResource.query(uri);
        ProspectFilter filter = view.filter(brand, current.user(), clock.instant());
        int size = Paging.limit(limit);
        long offset = offset(cursor);
        Optional<Weights> asked = weights == null || weights.isBlank() ? Optional.empty() : Optional.of(Weights.parse(weights));
        List<RankedProspect> rows = ranked.find(brand, filter, asked, view.sort(), offset, size + 1);
        return Page.of(rows, size, last -> Paging.cursor(offset + size)).map(ProspectView::of);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Add one site by hand")
    public ProspectView add(long brandId, NewProspect asked) {
        long id = add.add(brands.require(brandId), current.user(), asked == null ? null : asked.domain(), clock.instant());
        return ProspectView.of(ranked.one(prospects.require(id)));
    }

    private static long offset(String cursor) {
        String position = Paging.position(cursor);
        try {
            return position == null ? 0 : Math.max(0, Long.parseLong(position));
        } catch (NumberFormatException notOurs) {
            throw new RuleViolation("cursor", "This cursor is not one that a list gave out.");
        }
    }
}
