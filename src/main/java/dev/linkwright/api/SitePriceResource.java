package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.shared.Page;
import dev.linkwright.site.Sites;
import dev.linkwright.site.price.AskedPrice;
import dev.linkwright.site.price.SitePrices;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/sites/{siteId}/prices")
@Tag(name = "Sites")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class SitePriceResource {

    @Inject
    Sites sites;
    @Inject
    SitePrices prices;
    @Inject
    CurrentUser current;
    @Inject
    InstantSource clock;

    /** @param amount a decimal number as text, such as "120.50"; @param asOf today when left out */
    record Asked(String placement, String amount, String currency, String rel, LocalDate asOf, String note, Long contactId) {
        static AskedPrice of(Asked asked, Instant now) {
            Asked given = asked == null ? new Asked(null, null, null, null, null, null, null) : asked;
            return AskedPrice.of(given.placement(), given.amount(), given.currency(), given.rel(),
                given.asOf() == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : given.asOf(), given.note(), given.contactId());
        }
    }

    @GET
    @Operation(summary = "What placements at the site cost")
    public Page<SiteJson.Price> list(long siteId) {
        return Page.last(prices.of(sites.require(siteId).id())).map(SiteJson.Price::of);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Note a price")
    public SiteJson.Price add(long siteId, Asked asked) {
        Instant now = clock.instant();
        return SiteJson.Price.of(prices.add(siteId, Asked.of(asked, now), current.user(), now));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change a price; the time line keeps what it was")
    public SiteJson.Price change(long siteId, long id, Asked asked) {
        Instant now = clock.instant();
        return SiteJson.Price.of(prices.change(siteId, id, Asked.of(asked, now), current.user(), now));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a price; the time line keeps it in words")
    public void remove(long siteId, long id) {
        prices.remove(siteId, id, current.user(), clock.instant());
    }
}
