package dev.linkwright.imports;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.imports.file.Meaning;
import dev.linkwright.link.BacklinkRow;
import dev.linkwright.link.BacklinkRow.Lost;
import dev.linkwright.link.BacklinkRows;
import dev.linkwright.link.MentionRow;
import dev.linkwright.link.MentionRows;
import dev.linkwright.link.RowCounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * Hands staged rows to the tracker, a batch at a time: links we have, and pages that name us without one. What a file of links measures of the
 * linking sites (authority, traffic, spam) and the words around the links are readings of these sites, as from any other file.
 */
@ApplicationScoped
class ApplyLinks {

    private static final int BATCH = 2_000;

    private static final String SITES = """
        insert into site (domain, created_at, import_id)
        select distinct domain, cast(:now as timestamptz), cast(:import as bigint) from {rows} where refused is null order by domain
        on conflict (domain) do nothing
        """;
    private static final String ROWS = """
        select row_no, page, target, anchor, nofollow, ugc, sponsored, first_seen, text, lost, lost_on, lost_why from {rows}
        where refused is null and row_no > ?1 order by row_no limit ?2
        """;

    private final EntityManager entities;
    private final Brands brands;
    private final BacklinkRows backlinks;
    private final MentionRows mentions;
    private final Sql sql;

    ApplyLinks(EntityManager entities, Brands brands, BacklinkRows backlinks, MentionRows mentions, Sql sql) {
        this.entities = entities;
        this.brands = brands;
        this.backlinks = backlinks;
        this.mentions = mentions;
        this.sql = sql;
    }

    RowCounts backlinks(ImportJob job, WorkTables tables) {
        prepare(job, tables);
        sql.run(tables.in(ApplyProspects.SITES), job.parameters());
        sql.run(tables.in(ApplyProspects.READINGS_OF_SITES), job.parameters());
        Brand brand = brands.require(job.brandId());
        String source = job.source().map(known -> "reported by " + known.tool() + " (" + job.file() + ")").orElse("imported from " + job.file());
        BacklinkRows.Report report = new BacklinkRows.Report(job.id(), source, job.tool(), job.day(), job.mapping().contains(Meaning.NOFOLLOW));
        return each(tables, rows -> backlinks.take(brand, report, rows.stream().map(ApplyLinks::link).toList(), job.now()));
    }

    RowCounts mentions(ImportJob job, WorkTables tables) {
        prepare(job, tables);
        Brand brand = brands.require(job.brandId());
        return each(tables, rows -> mentions.take(brand, job.id(), "imported from " + job.file(),
            rows.stream().map(row -> new MentionRow((String) row[1], row[8] == null ? "" : (String) row[8])).toList(), job.now()));
    }

    private void prepare(ImportJob job, WorkTables tables) {
        sql.run(tables.in("create index on {rows} (row_no)"), job.parameters());
        sql.run(tables.in(SITES), job.parameters());
    }

    private RowCounts each(WorkTables tables, Function<List<Object[]>, RowCounts> take) {
        RowCounts counts = new RowCounts(0, 0);
        long above = 0;
        for (List<Object[]> rows = next(tables, above); !rows.isEmpty(); rows = next(tables, above)) {
            counts = counts.plus(take.apply(rows));
            above = ((Number) rows.get(rows.size() - 1)[0]).longValue();
        }
        return counts;
    }

    private List<Object[]> next(WorkTables tables, long above) {
        List<?> rows = entities.createNativeQuery(tables.in(ROWS), Object[].class).setParameter(1, above).setParameter(2, BATCH).getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    private static BacklinkRow link(Object[] row) {
        Lost lost = (Boolean) row[9] ? new Lost(day(row[10]), (String) row[11]) : null;
        return new BacklinkRow((String) row[1], (String) row[2], (String) row[3], (Boolean) row[4], (Boolean) row[5], (Boolean) row[6], day(row[7]), lost);
    }

    private static LocalDate day(Object value) {
        return value == null ? null : value instanceof LocalDate day ? day : ((java.sql.Date) value).toLocalDate();
    }
}
