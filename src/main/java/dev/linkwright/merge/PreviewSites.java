package dev.linkwright.merge;

import dev.linkwright.site.Site;
import dev.linkwright.site.SiteLease;
import dev.linkwright.site.SiteLeases;
import dev.linkwright.site.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says what {@link MergeSites} would do. Changes nothing. */
@ApplicationScoped
public class PreviewSites {

    /** What stands at a site, and how one asks. */
    private static final Map<String, String> COUNTED = Map.of(
            "reading", "select count(*) from site_reading where site_id = ?1",
            "price", "select count(*) from site_price where site_id = ?1",
            "note", "select count(*) from site_note where site_id = ?1",
            "conversation", "select count(*) from thread where site_id = ?1",
            "sequence", "select count(*) from enrollment where site_id = ?1",
            "link", "select count(*) from backlink where site_id = ?1",
            "mention", "select count(*) from mention where site_id = ?1",
            "line of the time line", "select count(*) from site_event where site_id = ?1");
    private static final List<String> IN_ORDER = List.of("reading", "price", "note", "conversation", "sequence", "link", "mention", "line of the time line");

    private final Sites sites;
    private final SiteLeases leases;
    private final OneLease oneLease;
    private final FoldProspects foldProspects;
    private final Rows rows;

    PreviewSites(Sites sites, SiteLeases leases, OneLease oneLease, FoldProspects foldProspects, Rows rows) {
        this.sites = sites;
        this.leases = leases;
        this.oneLease = oneLease;
        this.foldProspects = foldProspects;
        this.rows = rows;
    }

    /** @throws dev.linkwright.shared.RuleViolation when they are one already */
    public Preview of(long keptId, long mergedId) {
        MergeSites.requireTwo(keptId, mergedId);
        Site kept = sites.require(keptId);
        Site merged = sites.require(mergedId);
        List<String> lines = new ArrayList<>();
        lines.add(kept.domain() + " stays. " + merged.domain() + " becomes another name of it: imports, forms and mail that bring it mean " + kept.domain() + ".");
        lines.addAll(foldProspects.told(keptId, mergedId));
        long moving = rows.number("select count(*) from prospect m where m.site_id = ?2 and not exists (select 1 from prospect k where k.site_id = ?1 and k.brand_id = m.brand_id)",
                keptId, mergedId);
        if (moving > 0) {
            lines.add(told(moving, "prospect") + " of other brands " + (moving == 1 ? "moves" : "move") + " here.");
        }
        people(lines, keptId, mergedId);
        List<String> moved = IN_ORDER.stream().map(what -> told(rows.number(COUNTED.get(what), mergedId), what)).filter(words -> !words.startsWith("0 ")).toList();
        if (!moved.isEmpty()) {
            lines.add("These move here: " + String.join(", ", moved) + ".");
        }
        return new Preview(keptId, kept.domain(), mergedId, merged.domain(), List.copyOf(lines), warnings(kept, merged));
    }

    private void people(List<String> lines, long keptId, long mergedId) {
        long twins = rows.number("select count(*) from contact k join contact m on m.email = k.email and m.site_id = ?2 where k.site_id = ?1", keptId, mergedId);
        long all = rows.number("select count(*) from contact where site_id = ?1", mergedId);
        if (all > 0) {
            lines.add(told(all, "contact") + (all == 1 ? " moves here" : " move here") + (twins == 0 ? "." : twins == all ? "; the same " + (all == 1 ? "address stands" : "addresses stand")
                    + " here already and become" + (all == 1 ? "s" : "") + " one." : "; " + twins + " of them with an address that stands here already and becomes one."));
        }
    }

    private List<String> warnings(Site kept, Site merged) {
        List<String> warnings = new ArrayList<>();
        if (leases.holder(kept.id()).isPresent() && leases.holder(merged.id()).isPresent()) {
            SiteLease goesOn = oneLease.of(kept.id(), merged.id()).orElseThrow();
            warnings.add("Both are held. " + goesOn.heldBy() + " took it first and goes on holding it.");
        }
        if (oneLease.bothWrite(kept.id(), merged.id())) {
            warnings.add("Sequences run at both: one conversation per site, so the others are stopped and their unsent mails taken back.");
        }
        warnings.add("A merge can't be taken back by a button.");
        return List.copyOf(warnings);
    }

    private static String told(long n, String what) {
        String words = n == 1 ? what : what.startsWith("line") ? what.replaceFirst("line", "lines") : what + "s";
        return String.format(Locale.ROOT, "%,d %s", n, words);
    }
}
