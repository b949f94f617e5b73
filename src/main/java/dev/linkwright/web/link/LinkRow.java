package dev.linkwright.web.link;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.linkwright.brand.Asset;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.Difference;
import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.LinkQuality;
import dev.linkwright.link.SiteStrength;
import dev.linkwright.link.Verdict;
import dev.linkwright.link.inspect.Observation;

/**
 * One link as the tables show it.
 *
 * @param due its next check should run by now
 * @param threadId the newest conversation with its site, null without one
 * @param difference what changed at the newest check, null before the second
 */
public record LinkRow(Backlink link, Look verdict, Proof proof, HistoryStrip history, LinkQuality quality, boolean due, Long threadId, Difference difference) {

    static LinkRow of(Backlink link, LinkCheck newest, LinkCheck lastGood, List<Observation> history, Long threadId, Optional<SiteStrength> strength, Difference difference, Instant now) {
        boolean there = newest != null && newest.observation().isThere();
        Proof proof = newest == null ? null : there ? Proof.of(newest) : Proof.was(newest, lastGood);
        return new LinkRow(link, Look.of(Verdict.of(link, Optional.ofNullable(newest), now), there), proof, HistoryStrip.of(history), lastGood == null ? null : LinkQuality.of(lastGood, strength),
            link.nextCheckAt() != null && !link.nextCheckAt().isAfter(now), threadId, difference);
    }

    /** The page's host, without www. */
    public String host() {
        return PageWords.host(link.pageUrl());
    }

    public String path() {
        return PageWords.path(link.pageUrl());
    }

    public String targetPath() {
        return PageWords.path(link.targetUrl());
    }

    /** Days past the promised date; 0 while there is time. */
    public long daysLate(LocalDate today) {
        return link.promisedFor() == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(link.promisedFor(), today));
    }

    /** What changed since the last check, in words; blank when nothing did. */
    public String changed() {
        return difference == null ? "" : difference.inWords();
    }

    /** Its own page. */
    public String address() {
        return "/links/" + link.id();
    }

    /** The tab it stands on. */
    public String backTo() {
        return "/links?state=" + link.state();
    }

    public boolean canBeReclaimed() {
        return link.state() == BacklinkState.LOST;
    }

    /** Empty without one. */
    public String assetTitle() {
        return link.asset().map(Asset::title).orElse("");
    }

    public boolean reclaiming() {
        return link.reclaimingSince() != null;
    }
}
