package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.prospect.RankedProspects;
import dev.linkwright.prospect.view.SavedView;
import dev.linkwright.prospect.view.SavedViews;
import dev.linkwright.prospect.view.ViewQuery;
import dev.linkwright.shared.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/brands/{brandId}/views")
@Tag(name = "Prospects")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandViewsResource {

    private final Brands brands;
    private final SavedViews views;
    private final RankedProspects ranked;
    private final CurrentUser current;
    private final InstantSource clock;

    BrandViewsResource(Brands brands, SavedViews views, RankedProspects ranked, CurrentUser current, InstantSource clock) {
        this.brands = brands;
        this.views = views;
        this.ranked = ranked;
        this.current = current;
        this.clock = clock;
    }

    /** @param query as after the "?" of the list's URL */
    record Asked(String name, String query, Boolean shared) {
    }

    /** @param count how many ranked prospects it holds; null in the list, where it is not asked for each */
    record View(long id, String name, String query, boolean shared, long ownerId, boolean first, Long count) {
    }

    @GET
    @Operation(summary = "The team's saved views and one's own")
    public Page<View> list(long brandId) {
        Brand brand = brands.require(brandId);
        return Page.last(views.seenBy(current.user(), brand).stream().map(view -> json(brand, view, null)).toList());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One saved view and how many ranked prospects it holds now")
    public View get(long brandId, long id) {
        Brand brand = brands.require(brandId);
        SavedView view = views.require(id, current.user());
        return json(brand, view, ranked.count(brand, view.query().filter(brand, current.user(), clock.instant()).onlySunk(false)));
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Save a view under a name")
    public View save(long brandId, Asked asked) {
        Brand brand = brands.require(brandId);
        Asked given = asked == null ? new Asked(null, null, null) : asked;
        return json(brand, views.save(brand, current.user(), given.name(), ViewQuery.parse(given.query()), Boolean.TRUE.equals(given.shared()), clock.instant()), null);
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Rename, share, or show something else; what is left out stays")
    public View change(long brandId, long id, Asked asked) {
        Brand brand = brands.require(brandId);
        SavedView view = views.require(id, current.user());
        if (asked.query() != null) {
            view = views.change(id, brand, ViewQuery.parse(asked.query()), current.user(), clock.instant());
        }
        if (asked.name() != null || asked.shared() != null) {
            view = views.rename(id, asked.name() == null ? view.name() : asked.name(), asked.shared() == null ? view.shared() : asked.shared(), current.user());
        }
        return json(brand, view, null);
    }

    @POST
    @Path("{id}/beginning")
    @Operation(summary = "Begin with this view from now on")
    public View begin(long brandId, long id) {
        return json(brands.require(brandId), views.beginWith(id, current.user()), null);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a view; its prospects stay")
    public void remove(long brandId, long id) {
        views.remove(id, current.user());
    }

    static ViewQuery query(UriInfo uri) {
        Map<String, String> words = new HashMap<>();
        uri.getQueryParameters().forEach((key, values) -> words.put(key, values.get(values.size() - 1)));
        return ViewQuery.of(words);
    }

    private View json(Brand brand, SavedView view, Long count) {
        boolean first = views.firstOf(current.user(), brand).filter(each -> each.id().equals(view.id())).isPresent();
        return new View(view.id(), view.name(), view.query().encoded(), view.shared(), view.userId(), first, count);
    }
}
