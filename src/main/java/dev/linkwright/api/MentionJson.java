package dev.linkwright.api;

import java.time.Instant;

import dev.linkwright.link.Mention;

/** A page that names a brand without linking to it. */
record MentionJson(long id, long brandId, long siteId, String siteDomain, String pageUrl, String state, String source, Long backlinkId, String words,
                   String evidence, Instant foundAt, Instant lastCheckedAt, String observation, Instant nextCheckAt, String nextCheckBecause, String whyNotChecked) {

    static MentionJson of(Mention mention, String whyNotChecked) {
        return new MentionJson(mention.id(), mention.brand().id(), mention.site().id(), mention.site().domain(), mention.pageUrl(), mention.state().name(),
            mention.source(), mention.backlink().map(b -> b.id()).orElse(null), mention.words().words(),
            mention.words().left() + mention.words().words() + mention.words().right(), mention.foundAt(), mention.lastCheckedAt(),
            mention.lastObservation() == null ? null : mention.lastObservation().name(), mention.nextCheckAt(), mention.nextCheckBecause(), whyNotChecked);
    }
}
