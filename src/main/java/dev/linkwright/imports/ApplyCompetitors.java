package dev.linkwright.imports;

import dev.linkwright.imports.StageRows.Staged;
import dev.linkwright.prospect.gap.CountLinkGap;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Writes who links to whom, after the sites of the file stand, and counts the link gap of these sites anew. A domain that a person or a link
 * intersect names, and that the brand did not know as a competitor, becomes one.
 */
@ApplicationScoped
class ApplyCompetitors {

    /** One row for each site and whom it links to; the same source's same day is kept once. */
    private static final String LINKS = """
        insert into competitor_link (brand_id, competitor, site_id, links, source, as_of, import_id, created_at)
        select cast(:brand as bigint), split_part(x.pair, ' ', 1), s.site_id, least(sum(cast(split_part(x.pair, ' ', 2) as bigint)), 2000000000),
               :tool, cast(:day as date), cast(:import as bigint), cast(:now as timestamptz)
        from {rows} r join {sites} s on s.domain = r.domain cross join lateral unnest(r.links_to) x (pair)
        where r.refused is null and not r.lost
        group by split_part(x.pair, ' ', 1), s.site_id
        on conflict do nothing
        """;
    /** Links that are gone, at the latest after they were last seen; our own are no opportunity of this kind. The newest file's word of a link counts. */
    private static final String LOST = """
        insert into competitor_lost_link as l (brand_id, site_id, competitor, page_url, target_url, anchor, lost_on, lost_why, source, as_of, import_id, created_at)
        select distinct on (r.page, r.target) cast(:brand as bigint), s.site_id, split_part(r.links_to[1], ' ', 1), r.page, r.target, coalesce(r.anchor, ''), coalesce(r.lost_on, r.last_seen),
               coalesce(r.lost_why, ''), :tool, cast(:day as date), cast(:import as bigint), cast(:now as timestamptz)
        from {rows} r join {sites} s on s.domain = r.domain join brand b on b.id = :brand
        where r.refused is null and r.lost and not split_part(r.links_to[1], ' ', 1) = any (b.domains)
        order by r.page, r.target, r.lost_on desc nulls last
        on conflict (brand_id, md5(page_url), md5(target_url)) do update set lost_on = coalesce(excluded.lost_on, l.lost_on), lost_why = excluded.lost_why,
            anchor = excluded.anchor, source = excluded.source, as_of = excluded.as_of
        where l.as_of <= excluded.as_of
        """;
    private static final String LOST_COUNT = "select count(*) from competitor_lost_link where import_id = :import";
    private static final String NEW_COMPETITORS = """
        update brand b set competitors = b.competitors || n.names
        from (select array_agg(distinct competitor order by competitor) as names from competitor_link l join brand o on o.id = l.brand_id
              where l.import_id = :import and not l.competitor = any (o.competitors || o.domains)) n
        where b.id = :brand and n.names is not null
        """;
    /** sites that linked to nobody we knew of, sites with news */
    private static final String COUNTS = """
        select count(*) filter (where not before), count(*) filter (where before)
        from (select site_id, exists (select 1 from competitor_link o where o.brand_id = :brand and o.site_id = n.site_id
                                        and o.import_id is distinct from cast(:import as bigint)) as before
              from (select distinct site_id from competitor_link where import_id = :import) n) s
        """;

    private final Sql sql;
    private final CountLinkGap gap;

    ApplyCompetitors(Sql sql, CountLinkGap gap) {
        this.sql = sql;
        this.gap = gap;
    }

    Counts write(ImportJob job, WorkTables tables, Staged staged) {
        Map<String, Object> parameters = job.parameters();
        sql.run(tables.in(LINKS), parameters);
        sql.run(tables.in(LOST), parameters);
        boolean others = sql.run(NEW_COMPETITORS, parameters) > 0;
        if (others) {
            gap.ofBrand(job.brandId());
        } else {
            gap.ofImport(job.brandId(), job.id());
        }
        Object[] found = sql.row(COUNTS, parameters);
        long created = Sql.number(found[0]) + Sql.number(sql.row(LOST_COUNT, parameters)[0]);
        long updated = Sql.number(found[1]);
        return new Counts(staged.rows(), created, updated, staged.good() - created - updated, staged.refused());
    }
}
