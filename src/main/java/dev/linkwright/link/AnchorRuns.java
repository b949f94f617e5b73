package dev.linkwright.link;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.brand.Brand;
import dev.linkwright.link.inspect.AnchorKind;
import dev.linkwright.link.inspect.Anchors;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * The words links to a brand stand under, and those that repeat themselves: a keyword word for word from three sites or more, or any other
 * phrase that names neither us nor an address from five. Search engines read such runs as bought.
 */
@ApplicationScoped
public class AnchorRuns {

    private static final int SITES_OF_A_KEYWORD = 3;
    private static final int SITES_OF_A_PHRASE = 5;
    private static final int MOST = 100;
    /** From here on the words are counted in the background: grouping a million takes more than a second. */
    private static final int MANY_LINKS = 20_000;
    private static final Duration AGAIN = Duration.ofMinutes(10);
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
        String question = countedAt(brand).isPresent() ? """
            select words, links, sites, 100.0 * links / nullif((select all_links from anchor_counted where brand_id = :brand), 0) from anchor_count where brand_id = :brand
            order by sites desc, words""" : """
            select anchor, links, sites, 100.0 * links / sum(links) over () as share from (
                select %s as anchor, count(*) as links, count(distinct b.site_id) as sites from backlink b where %s group by 1) a
            order by sites desc, anchor""".formatted(WORDS, LIVE);
        List<Object[]> rows = database.createNativeQuery(question, Object[].class).setParameter("brand", brand.id()).setMaxResults(MOST * 5).getResultList();
        List<String> keywords = brand.keywords().stream().map(k -> k.strip().replaceAll("\\s+", " ")).toList();
        return rows.stream().map(r -> new Run((String) r[0], Anchors.kind((String) r[0], brand.names(), keywords), number(r[1]), number(r[2]), r[3] == null ? 0 : ((Number) r[3]).doubleValue()))
            .filter(AnchorRuns::repeats).sorted(java.util.Comparator.comparing((Run run) -> !run.exact())).limit(MOST).toList();
    }

    /** When the words of a large brand were counted; empty for others, whose words are counted when they are asked for. */
    public Optional<Instant> countedAt(Brand brand) {
        if (!isLarge(brand)) return Optional.empty();
        return database.createNativeQuery("select counted_at from anchor_counted where brand_id = ?1", Instant.class).setParameter(1, brand.id()).getResultStream().findFirst().map(Instant.class::cast);
    }

    private boolean isLarge(Brand brand) {
        return number(database.createNativeQuery("select coalesce(sum(n), 0) from link_count where brand_id = ?1 and state in ('WON', 'POLICY_RISK', 'AT_RISK')").setParameter(1, brand.id())
            .getSingleResult()) >= MANY_LINKS;
    }

    /**
     * Counts the words of large brands anew, those counted longest ago first. Call it outside of a transaction.
     *
     * @return how many brands were counted
     */
    public int count(Instant now) {
        List<?> due = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("""
            select t.brand_id from (select brand_id, sum(n) as links from link_count where state in ('WON', 'POLICY_RISK', 'AT_RISK') group by 1) t left join anchor_counted c using (brand_id)
            where t.links >= :many and (c.counted_at is null or c.counted_at <= :old) order by c.counted_at nulls first
            """, Long.class).setParameter("many", MANY_LINKS).setParameter("old", now.minus(AGAIN)).getResultList());
        due.forEach(brand -> QuarkusTransaction.requiringNew().timeout(600).run(() -> count((Long) brand, now)));
        return due.size();
    }

    /** Only words of three sites or more can repeat; the others are counted in the sum alone. */
    private void count(long brand, Instant now) {
        // two processes at once: one waits here, and both write the same
        database.createNativeQuery("select 1 from (select pg_advisory_xact_lock(7065145, cast(?1 as int))) l").setParameter(1, (int) brand).getSingleResult();
        database.createNativeQuery("delete from anchor_count where brand_id = ?1").setParameter(1, brand).executeUpdate();
        database.createNativeQuery("""
            with words as (select %s as words, count(*) as links, count(distinct b.site_id) as sites from backlink b where %s group by 1),
            kept as (insert into anchor_count (brand_id, words, links, sites) select :brand, words, links, sites from words where sites >= :sites)
            insert into anchor_counted (brand_id, all_links, counted_at) select :brand, coalesce(sum(links), 0), :now from words
            on conflict (brand_id) do update set all_links = excluded.all_links, counted_at = excluded.counted_at
            """.formatted(WORDS, LIVE)).setParameter("brand", brand).setParameter("sites", SITES_OF_A_KEYWORD).setParameter("now", now).executeUpdate();
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
