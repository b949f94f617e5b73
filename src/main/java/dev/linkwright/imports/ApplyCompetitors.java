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
        where r.refused is null
        group by split_part(x.pair, ' ', 1), s.site_id
        on conflict do nothing
        """;
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
        boolean others = sql.run(NEW_COMPETITORS, parameters) > 0;
        if (others) {
            gap.ofBrand(job.brandId());
        } else {
            gap.ofImport(job.brandId(), job.id());
        }
        Object[] found = sql.row(COUNTS, parameters);
        long created = Sql.number(found[0]);
        long updated = Sql.number(found[1]);
        return new Counts(staged.rows(), created, updated, staged.good() - created - updated, staged.refused());
    }
}
