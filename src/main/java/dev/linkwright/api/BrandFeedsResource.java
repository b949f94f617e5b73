package dev.linkwright.api;

import java.time.InstantSource;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brands;
import dev.linkwright.link.feed.Feeds;
import dev.linkwright.link.feed.KeepFeeds;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.RuleViolation;

@Path("/api/v1/brands/{brandId}/feeds")
@Tag(name = "Links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandFeedsResource {

    @Inject Brands brands;
    @Inject Feeds feeds;
    @Inject KeepFeeds keep;
    @Inject CurrentUser current;
    @Inject InstantSource clock;

    record NewFeed(String url, Boolean everyItemCounts) {}

    @GET
    @Operation(summary = "The feeds that are read for mentions of a brand, those in trouble first")
    public Page<FeedJson> feeds(long brandId) {
        return Page.last(feeds.of(brands.require(brandId))).map(FeedJson::of);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Add an RSS or Atom feed", description = "everyItemCounts: an alert's feed, whose every item names the brand; left out, known alert services are told by their address. Read within a minute; POST /feeds/{id}/poll reads at once.")
    public FeedJson add(long brandId, NewFeed asked) {
        if (asked == null) throw new RuleViolation("url", "Send url as JSON.");
        return FeedJson.of(keep.add(brands.require(brandId), asked.url(), asked.everyItemCounts(), current.user(), clock.instant()));
    }
}
