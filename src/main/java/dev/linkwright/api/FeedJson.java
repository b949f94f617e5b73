package dev.linkwright.api;

import java.time.Instant;

import dev.linkwright.link.feed.Feed;

/** A feed with what came of it; {@code nextPollAt} is null while it is paused. */
record FeedJson(long id, long brandId, String url, String title, boolean everyItemCounts, long items, long mentions, Instant lastPolledAt, Instant lastGoodAt, String trouble,
                int failures, Instant nextPollAt) {

    static FeedJson of(Feed feed) {
        return new FeedJson(feed.id(), feed.brand().id(), feed.url(), feed.title(), feed.everyItemCounts(), feed.items(), feed.mentions(), feed.lastPolledAt(), feed.lastGoodAt(),
            feed.trouble(), feed.failures(), feed.nextPollAt());
    }
}
