package dev.linkwright.web.site;

import dev.linkwright.link.Backlink;
import dev.linkwright.link.Mention;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.report.site.TimeLineEntry;
import dev.linkwright.report.site.TimeLineKind;
import dev.linkwright.shared.Page;
import dev.linkwright.site.MetricReadings;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteNote;
import dev.linkwright.site.WritingBasis;
import dev.linkwright.site.price.Rel;
import dev.linkwright.site.price.SitePrice;
import dev.linkwright.site.search.Pairs;
import dev.linkwright.web.FormErrors;
import java.util.List;
import java.util.Map;

/**
 * What the page of a site shows.
 *
 * @param aliases other domains it is known by
 * @param lease   who holds the conversation
 * @param kind    the kind of lines shown, null for all
 * @param typed   what was typed into a form that was refused, by field
 */
record SiteView(Site site, List<String> aliases, LeaseLine lease, List<Prospect> prospects, List<PersonLine> people, List<SitePrice> prices,
                List<SiteNote> notes, List<MetricReadings.Reading> readings, List<MetricReadings.Words> words, List<Backlink> backlinks,
                List<Mention> mentions, Page<TimeLineEntry> lines, TimeLineKind kind, boolean firstPage, List<Pairs.Pair> sitePairs, List<Pairs.Pair> contactPairs,
                Map<String, String> typed, FormErrors errors) {

    public String path() {
        return "/sites/" + site.id();
    }

    public TimeLineKind[] kinds() {
        return TimeLineKind.values();
    }

    public WritingBasis[] bases() {
        return WritingBasis.values();
    }

    public Rel[] rels() {
        return Rel.values();
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Whether one of these fields was refused, so that its form stands open. */
    public boolean refused(String field, String other) {
        return errors.on(field) || errors.on(other);
    }

    /** How its metrics went; empty until one was read on two days. */
    public List<ReadingChart> readingCharts() {
        return ReadingChart.of(readings);
    }

    public boolean hasLinks() {
        return !backlinks.isEmpty() || !mentions.isEmpty();
    }

    /** Leads to the page after this one, keeping the filter. */
    public String olderPath() {
        return path() + "?" + (kind == null ? "" : "kind=" + kind.key() + "&") + "cursor=" + lines.nextCursor() + "#time-line";
    }
}
