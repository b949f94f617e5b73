package dev.linkwright.imports;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.imports.file.KnownSource.Holds;
import dev.linkwright.link.RowCounts;
import dev.linkwright.prospect.RankProspects;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes staged rows where they belong, in the transaction that staged them, and ranks what they changed. */
@ApplicationScoped
class WriteRows {

    private static final Map<String, Long> PUBLISHED_RANKS = Map.of("Majestic Million", 1_000_000L, "Tranco", 1_000_000L);

    private static final String REFUSALS = """
        insert into import_refusal (import_id, row_no, line_no, reason, cells)
        select :import, row_no, line_no, refused, cells from import_row where refused is not null
        """;

    private final Sql sql;
    private final RankProspects rank;
    private final Brands brands;
    private final ApplyLinks links;

    WriteRows(Sql sql, RankProspects rank, Brands brands, ApplyLinks links) {
        this.sql = sql;
        this.rank = rank;
        this.brands = brands;
        this.links = links;
    }

    Counts write(ImportJob job, long rows) {
        long refused = sql.run(REFUSALS, job.parameters());
        Counts counts = switch (job.kind()) {
            case PROSPECTS -> prospects(job, rows, refused);
            case RANKS -> ranks(job, rows, refused);
            case BACKLINKS -> links(links.backlinks(job), rows, refused);
            case MENTIONS -> links(links.mentions(job), rows, refused);
        };
        switch (job.kind()) {
            case PROSPECTS -> rank.run(job.brandId(), job.now());
            case RANKS -> rankEveryBrand(job);
            case BACKLINKS, MENTIONS -> { }
        }
        return counts;
    }

    private static Counts links(RowCounts taken, long rows, long refused) {
        return new Counts(rows, taken.created(), 0, taken.duplicate(), refused);
    }

    private Counts prospects(ImportJob job, long rows, long refused) {
        ApplyProspects.STEPS.forEach(step -> sql.run(step, job.parameters()));
        Object[] found = sql.row(ApplyProspects.COUNTS, job.parameters());
        long created = Sql.number(found[0]);
        long updated = Sql.number(found[1]);
        if (job.bringsRanks()) {
            ranks(job, rows, refused);
        }
        return new Counts(rows, created, updated, Sql.number(found[2]) - created - updated, refused);
    }

    private Counts ranks(ImportJob job, long rows, long refused) {
        Map<String, Object> parameters = new HashMap<>(job.parameters());
        boolean popularity = job.source().map(source -> source.holds() == Holds.POPULARITY_RANKS).orElse(false);
        parameters.put("measures", popularity ? "POPULARITY" : "AUTHORITY");
        parameters.put("size", PUBLISHED_RANKS.getOrDefault(job.tool(), 1L));
        parameters.put("list", Sql.number(sql.row(ApplyRanks.LIST, parameters)[0]));
        long entries = sql.run(ApplyRanks.ENTRIES, parameters);
        Object[] found = sql.row(ApplyRanks.COUNTS, parameters);
        if (found.length == 0) {
            sql.run(ApplyRanks.DROP, parameters);
            return new Counts(rows, 0, 0, 0, refused);
        }
        long created = Sql.number(found[0]);
        long updated = Sql.number(found[1]);
        if (created == 0 && updated == 0 && Sql.number(found[3]) == entries) {
            sql.run(ApplyRanks.DROP, parameters);
        } else {
            ApplyRanks.FORGET_OLD.forEach(step -> sql.run(step, parameters));
        }
        return new Counts(rows, created, updated, Sql.number(found[2]) - created - updated, refused);
    }

    private void rankEveryBrand(ImportJob job) {
        List<Long> ids = brands.byName().stream().map(Brand::id).toList();
        ids.forEach(id -> rank.run(id, job.now()));
    }
}
