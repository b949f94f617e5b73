package dev.linkwright.api;

import java.time.InstantSource;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import dev.linkwright.account.Roles;
import dev.linkwright.link.feed.Feeds;
import dev.linkwright.link.feed.KeepFeeds;
import dev.linkwright.link.feed.PollFeed;
import io.quarkus.narayana.jta.QuarkusTransaction;

@Path("/api/v1/feeds/{id}")
@Tag(name = "Links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class FeedResource {

    @Inject Feeds feeds;
    @Inject KeepFeeds keep;
    @Inject PollFeed poll;
    @Inject InstantSource clock;

    record Change(Boolean paused, Boolean everyItemCounts) {}

    @GET
    @Operation(summary = "A feed")
    public FeedJson get(long id) {
        return QuarkusTransaction.requiringNew().call(() -> FeedJson.of(feeds.require(id)));
    }

    @PATCH
    @Operation(summary = "Pause, resume, or say which items count; what is left out stays")
    public FeedJson change(long id, Change asked) {
        if (asked != null && asked.paused() != null) keep.pause(id, asked.paused(), clock.instant());
        if (asked != null && asked.everyItemCounts() != null) keep.countEveryItem(id, asked.everyItemCounts());
        return get(id);
    }

    @POST
    @Path("poll")
    @Operation(summary = "Read it now", description = "Answers when it was read; trouble says in plain words why it could not be.")
    public FeedJson poll(long id) {
        poll.now(id, clock.instant());
        return get(id);
    }

    @DELETE
    @ResponseStatus(204)
    @Operation(summary = "Take a feed away; the mentions it brought stay")
    public void remove(long id) {
        keep.remove(id);
    }
}
