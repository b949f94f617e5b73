package dev.linkwright.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.linkwright.link.Backlink;
import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.WhyNotChecked;

/** A link, expected or seen; {@code observation} and {@code lastCheck} are those of its newest check. */
record BacklinkJson(long id, long brandId, long siteId, String siteDomain, String pageUrl, String targetUrl, Long assetId, String state, String source,
                    LocalDate promisedFor, Instant createdAt, Instant wonAt, Instant lostAt, String observation, List<String> qualifiers, String anchor,
                    int missingChecks, Instant lastCheckedAt, Instant lastSeenAt, Instant nextCheckAt, String nextCheckBecause, String whyNotChecked, String hadBy, String price, LinkCheckJson lastCheck) {

    static BacklinkJson of(Backlink link, LinkCheck newestOrNull, Instant now) {
        return of(link, newestOrNull, WhyNotChecked.briefly(link, now));
    }

    static BacklinkJson of(Backlink link, LinkCheck newestOrNull, String whyNotChecked) {
        return new BacklinkJson(link.id(), link.brand().id(), link.site().id(), link.site().domain(), link.pageUrl(), link.targetUrl(),
            link.asset().map(a -> a.id()).orElse(null), link.state().name(), link.source(), link.promisedFor(), link.createdAt(), link.wonAt(), link.lostAt(),
            link.lastObservation() == null ? null : link.lastObservation().name(), link.qualifiers(), link.anchor(), link.missingChecks(),
            link.lastCheckedAt(), link.lastSeenAt(), link.nextCheckAt(), link.nextCheckBecause(), whyNotChecked, link.terms().kind().name(), link.terms().price().map(p -> p.shown()).orElse(null), newestOrNull == null ? null : LinkCheckJson.of(newestOrNull));
    }
}
