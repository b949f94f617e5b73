package dev.linkwright.link;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.brand.Brand;
import dev.linkwright.link.inspect.AnchorKind;
import dev.linkwright.link.inspect.Anchors;

/**
 * The words links to a brand stand under, and those that repeat themselves: a keyword word for word from three sites or more, or any other
 * phrase that names neither us nor an address from five. Search engines read such runs as bought.
 */
@ApplicationScoped
public class AnchorRuns {

    private static final int SITES_OF_A_KEYWORD = 3;
    private static final int SITES_OF_A_PHRASE = 5;
    private static final int MOST = 100;
    private static final String WORDS = "lower(regexp_replace(trim(b.anchor), '\\s+', ' ', 'g'))";
    private static final String LIVE = "b.brand_id = :brand and b.state in ('WON', 'POLICY_RISK', 'AT_RISK') and trim(b.anchor) <> ''";

    /** @param share of all live links with an anchor, in percent */
    public record Run(String anchor, AnchorKind kind, long links, long sites, double share) {

        public boolean exact() {
            return kind == AnchorKind.EXACT;
        }
    }

    private final EntityManager database;

    AnchorRuns(EntityManager database) {
        this.database = database;
    }

    /** Keywords first, then by sites. */
    public List<Run> of(Brand brand) {
        List<Object[]> rows = database.createNativeQuery("""
            select anchor, links, sites, 100.0 * links / sum(links) over () as share from (
                select %s as anchor, count(*) as links, count(distinct b.site_id) as sites from backlink b where %s group by 1) a
            order by sites desc, anchor""".formatted(WORDS, LIVE), Object[].class).setParameter("brand", brand.id()).setMaxResults(MOST * 5).getResultList();
        List<String> keywords = brand.keywords().stream().map(k -> k.strip().replaceAll("\\s+", " ")).toList();
        return rows.stream().map(r -> new Run((String) r[0], Anchors.kind((String) r[0], brand.names(), keywords), number(r[1]), number(r[2]), ((Number) r[3]).doubleValue()))
            .filter(AnchorRuns::repeats).sorted(java.util.Comparator.comparing((Run run) -> !run.exact())).limit(MOST).toList();
    }

    private static boolean repeats(Run run) {
        return run.exact() ? run.sites() >= SITES_OF_A_KEYWORD : run.kind() == AnchorKind.PARTIAL && run.sites() >= SITES_OF_A_PHRASE;
    }

    /** The live links under these words, newest first. */
    public List<Backlink> links(Brand brand, String anchor, int skip, int limit) {
        List<?> ids = database.createNativeQuery("select b.id from backlink b where " + LIVE + " and " + WORDS + " = :anchor order by b.id desc", Long.class)
            .setParameter("brand", brand.id()).setParameter("anchor", anchor).setFirstResult(skip).setMaxResults(limit).getResultList();
        return database.createQuery("select b from Backlink b join fetch b.site where b.id in :ids order by b.id desc", Backlink.class).setParameter("ids", ids).getResultList();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
