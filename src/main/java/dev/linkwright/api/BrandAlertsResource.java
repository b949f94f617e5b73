package dev.linkwright.api;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brands;
import dev.linkwright.link.alert.LinkAlert;
import dev.linkwright.link.alert.LinkAlerts;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;

@Path("/api/v1/brands/{brandId}/alerts")
@Tag(name = "Links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandAlertsResource {

    @Inject Brands brands;
    @Inject LinkAlerts alerts;

    /** @param kind LOST, QUALIFIER_CHANGED, CAME_BACK, PROMISE_OVERDUE */
    record AlertJson(long id, String kind, long backlinkId, String pageUrl, String words, LocalDate promisedFor, Instant at, Instant notedAt) {
        static AlertJson of(LinkAlert alert) {
            return new AlertJson(alert.id(), alert.kind().name(), alert.backlink().id(), alert.backlink().pageUrl(), alert.words(), alert.promisedFor(), alert.at(), alert.notedAt());
        }
    }

    @GET
    @Operation(summary = "News about links, newest first: lost, qualifier changed, came back, promise overdue")
    public Page<AlertJson> alerts(long brandId, @RestQuery Integer limit, @RestQuery String cursor) {
        int size = Paging.limit(limit);
        return Page.of(alerts.of(brands.require(brandId), Paging.idBelow(cursor), size + 1), size, a -> Paging.cursor(a.id())).map(AlertJson::of);
    }
}
