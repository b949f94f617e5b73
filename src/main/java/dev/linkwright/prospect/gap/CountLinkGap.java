package dev.linkwright.prospect.gap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Counts who links to whom: one {@code referring_site} row for each site named in {@code competitor_link}, for the brand's present
 * competitors and domains. Set-sized: a minute or so for a million links.
 */
@ApplicationScoped
public class CountLinkGap {

    /** Sites to count anew; the table is there for this transaction. */
    private static final List<String> TOUCHED = List.of("drop table if exists gap_touched", "create temp table gap_touched (site_id bigint primary key) on commit drop");

    private static final String OF_IMPORT = """
        insert into gap_touched select distinct site_id from competitor_link where import_id = :import
        """;
    private static final String OF_BRAND = """
        insert into gap_touched
        select site_id from competitor_link where brand_id = :brand union select site_id from referring_site where brand_id = :brand
        """;

    /**
     * The row of each touched site. Our own site and the competitors' are left out: they are nobody's prospect. Authority and spam are
     * read as the ranking reads them (RankingSql): the newest reading of the most trusted kind, else an estimate from the newest open list.
     */
    private static final String COUNT = """
        insert into referring_site (brand_id, site_id, domain, competitors, named, linked, is_prospect, spam, authority)
        select b.id, s.id, s.domain, coalesce(c.competitors, '{}'), coalesce(c.named, false),
               exists (select 1 from backlink k where k.brand_id = b.id and k.site_id = s.id and k.state in ('WON', 'POLICY_RISK', 'AT_RISK')),
               exists (select 1 from prospect p where p.brand_id = b.id and p.site_id = s.id),
               coalesce(f.value > 0, false) or coalesce(m.value > b.spam_limit, false),
               coalesce(least(1, greatest(0, a.value / 100)), e.estimate)
        from brand b cross join gap_touched t join site s on s.id = t.site_id
        left join (
            select l.site_id, array_agg(distinct l.competitor order by l.competitor) filter (where l.competitor = any (b.competitors)) as competitors,
                   bool_or(l.competitor = any (b.domains)) as named
            from competitor_link l join brand b on b.id = l.brand_id join gap_touched using (site_id)
            where l.brand_id = :brand group by l.site_id) c on c.site_id = s.id
        left join lateral (
            select value from metric_reading r where r.site_id = s.id and r.metric = 'AUTHORITY'
            order by array_position(b.authority_trust, r.name) nulls last, r.as_of desc, r.created_at desc limit 1) a on true
        left join lateral (
            select value from metric_reading r where r.site_id = s.id and r.metric = 'SPAM' and r.name = 'score'
            order by r.as_of desc, r.created_at desc limit 1) m on true
        left join lateral (
            select value from metric_reading r where r.site_id = s.id and r.metric = 'SPAM' and r.name = 'flag'
            order by r.as_of desc, r.created_at desc limit 1) f on true
        left join lateral (
            select greatest(0, 1 - ln(r.rank) / ln(greatest(2, l.size))) as estimate
            from rank_list l join rank_entry r on r.list_id = l.id and r.domain = s.domain
            where l.measures = 'AUTHORITY' and l.id in (select max(id) from rank_list group by source)
            order by l.as_of desc, l.id desc limit 1) e on true
        where b.id = :brand and not s.domain = any (b.domains || b.competitors)
        on conflict (brand_id, site_id) do update set competitors = excluded.competitors, named = excluded.named, linked = excluded.linked,
            is_prospect = excluded.is_prospect, spam = excluded.spam, authority = excluded.authority
        """;

    /** Sites that link to nobody of interest any more, or are a competitor's own now. */
    private static final String FORGET = """
        delete from referring_site r using gap_touched t, brand b
        where b.id = :brand and r.brand_id = b.id and r.site_id = t.site_id
          and (r.n = 0 and not r.ours or r.domain = any (b.domains || b.competitors))
        """;

    private static final List<String> SUMS = List.of("delete from competitor_count where brand_id = :brand", """
        insert into competitor_count (brand_id, competitor, sites, as_of, sources)
        select :brand, l.competitor, coalesce(max(r.sites), 0), max(l.as_of), array_agg(distinct l.source order by l.source)
        from (select competitor, source, max(as_of) as as_of from competitor_link where brand_id = :brand group by competitor, source) l
        join brand b on b.id = :brand and l.competitor = any (b.competitors || b.domains)
        left join (select c, sum(sites) as sites from gap_tally, unnest(competitors) c where brand_id = :brand group by c) r on r.c = l.competitor
        group by l.competitor
        """, """
        insert into brand_gap (brand_id, competitors, domains, spam_limit) select id, competitors, domains, spam_limit from brand where id = :brand
        on conflict (brand_id) do update set competitors = excluded.competitors, domains = excluded.domains, spam_limit = excluded.spam_limit,
            stale_since = null
        """);

    /** The tally's changes added up: one row for each kind of site. One statement, so that what somebody adds meanwhile is left for the next time. */
    private static final String FOLD = """
        with taken as (delete from gap_tally where brand_id = :brand returning competitors, ours, is_prospect, spam, sites)
        insert into gap_tally (brand_id, competitors, ours, is_prospect, spam, sites)
        select :brand, competitors, ours, is_prospect, spam, sum(sites) from taken group by competitors, ours, is_prospect, spam having sum(sites) <> 0
        """;

    private final EntityManager entities;

    CountLinkGap(EntityManager entities) {
        this.entities = entities;
    }

    /** The sites an import names. Call within its transaction, after its links stand. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void ofImport(long brandId, long importId) {
        touched(OF_IMPORT, importId);
        count(brandId);
    }

    /** An import's links are gone afterwards, and its sites counted without them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void undo(long brandId, long importId) {
        touched(OF_IMPORT, importId);
        int gone = run("delete from competitor_link where import_id = :import", "import", importId);
        if (gone > 0) {
            count(brandId);
        }
    }

    /** Every site of the brand, after its competitors, domains or spam limit changed. */
    @Transactional
    public void ofBrand(long brandId) {
        touched(OF_BRAND, brandId);
        count(brandId);
    }

    private void touched(String which, long id) {
        entities.flush();
        TOUCHED.forEach(step -> entities.createNativeQuery(step).executeUpdate());
        run(which, which.equals(OF_IMPORT) ? "import" : "brand", id);
        entities.createNativeQuery("analyze gap_touched").executeUpdate();
    }

    private void count(long brandId) {
        run(COUNT, "brand", brandId);
        run(FORGET, "brand", brandId);
        fold(brandId);
        SUMS.forEach(step -> run(step, "brand", brandId));
    }

    /** Few rows again, where many changes came one by one. */
    @Transactional
    void fold(long brandId) {
        run(FOLD, "brand", brandId);
    }

    private int run(String sql, String name, long value) {
        Query query = entities.createNativeQuery(sql);
        return query.setParameter(name, value).executeUpdate();
    }
}
