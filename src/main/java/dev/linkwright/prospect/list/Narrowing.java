package dev.linkwright.prospect.list;

import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.ProspectWhere;
import dev.linkwright.site.search.SiteWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a filter asks of sites can be looked for among the sites, which lead straight to their prospects. */
@ApplicationScoped
class Narrowing {

    private final Rows rows;

    Narrowing(Rows rows) {
        this.rows = rows;
    }

    /** By the filter's words, or by its country where it has none. */
    Narrowed of(long brandId, ProspectFilter filter) {
        if (!filter.text().isBlank()) {
            SiteWords words = new SiteWords(filter.text());
            return words.areLong() ? among(brandId, filter, SiteWords.MATCHING, Map.of("anywhere", words.anywhere(), "start", words.start()))
                : among(brandId, filter, SiteWords.BEGINNING, Map.of("start", words.start()));
        }
        if (!filter.traits().country().isEmpty()) {
            return among(brandId, filter, "select id from site where country = :country", Map.of("country", filter.traits().country()));
        }
        return new Narrowed(filter, Optional.empty());
    }

    private Narrowed among(long brandId, ProspectFilter filter, String matching, Map<String, Object> values) {
        return new Narrowed(filter, Optional.of(() -> found(brandId, filter, matching, values)));
    }

    /** In two questions, because the planner takes words for rarer or more common than they are; sites are looked up in the order of their numbers, in which they lie. */
    private Narrowed.Found found(long brandId, ProspectFilter filter, String matching, Map<String, Object> values) {
        String sites = (String) rows.of("select coalesce(cast(array_agg(w.id) as text), '{}'), 0 from (" + matching + ") w", values).get(0)[0];
        ProspectWhere traits = ProspectWhere.traits(filter);
        Map<TallyKey, Ids> at = new HashMap<>();
        rows.of("select p.stage, p.sunk, coalesce(p.owner_id, 0), p.has_contact, p.awaits_ranking, count(*), cast(array_agg(p.id) as text)"
                + " from (select distinct id from unnest(cast(:sites as bigint[])) id order by id) s join prospect p on p.site_id = s.id and p.brand_id = :brand"
                + (traits.sql().isEmpty() ? "" : " where " + traits.sql()) + " group by 1, 2, 3, 4, 5",
            Rows.together(traits.parameters(), Map.of("brand", brandId, "sites", sites)))
            .forEach(row -> at.put(TallyKey.read(row), new Ids(((Number) row[5]).longValue(), (String) row[6])));
        return new Narrowed.Found(at);
    }
}
