package dev.linkwright.prospect.list;

import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.site.search.SiteWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a filter asks of sites is asked before any list is read: few sites lead straight to their prospects. */
@ApplicationScoped
class Narrowing {

    /** What more sites have than this is looked for in the list, not among the sites. */
    private static final int FEW_SITES = 5_000;

    private final Rows rows;

    Narrowing(Rows rows) {
        this.rows = rows;
    }

    /** By the filter's words, or by its country where it has none. */
    Narrowed of(long brandId, ProspectFilter filter) {
        if (!filter.text().isBlank()) {
            return new Narrowed(filter, Optional.of(withWords(brandId, filter)));
        }
        if (!filter.traits().country().isEmpty()) {
            return new Narrowed(filter, Optional.of(found(brandId, filter, "select id from site where country = :country", Map.of("country", filter.traits().country()))));
        }
        return new Narrowed(filter, Optional.empty());
    }

    private Narrowed.Found withWords(long brandId, ProspectFilter filter) {
        SiteWords words = new SiteWords(filter.text());
        return words.areLong() ? found(brandId, filter, SiteWords.MATCHING, Map.of("anywhere", words.anywhere(), "start", words.start()))
            : found(brandId, filter, "select id from site where domain like :start", Map.of("start", words.start()));
    }

    private Narrowed.Found found(long brandId, ProspectFilter filter, String matching, Map<String, Object> values) {
        List<Long> sites = rows.ids("select w.id, 0 from (" + matching + ") w limit :most", Rows.together(values, Map.of("most", FEW_SITES + 1)));
        return new Narrowed.Found(sites, sites.size() <= FEW_SITES, () -> countsAt(brandId, sites, filter));
    }

    private Counts countsAt(long brandId, List<Long> sites, ProspectFilter filter) {
        Conditions conditions = FilterSql.atSites(sites, filter);
        return Counts.read(rows, "select p.stage, p.sunk, coalesce(p.owner_id, 0), p.has_contact, p.awaits_ranking, count(*) from prospect p where p.brand_id = :brand"
            + conditions.sql() + " group by 1, 2, 3, 4, 5", Rows.together(conditions.values(), Map.of("brand", brandId)));
    }
}
