package dev.linkwright.imports;

import dev.linkwright.imports.file.ImportFile;
import dev.linkwright.imports.file.Row;
import dev.linkwright.imports.file.Shape;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What an import would do, found out without writing: the first rows pass through the same reading, and are counted against what is known. */
@ApplicationScoped
public class PreviewImport {

    private static final int LOOKED_AT = 20_000;
    private static final int REASONS = 3;
    private static final WorkTables LOOKED_AT_TABLES = WorkTables.forLooking();

    private static final String COUNTS = """
        select count(distinct r.domain) filter (where p.id is null), count(distinct r.domain) filter (where p.id is not null),
               count(*) filter (where r.refused is not null)
        from {rows} r
        left join site s on s.domain = r.domain
        left join prospect p on p.site_id = s.id and p.brand_id = :brand
        """;
    private static final String RANK_COUNTS = """
        select count(distinct r.domain) filter (where e.domain is null), count(distinct r.domain) filter (where e.domain is not null),
               count(*) filter (where r.refused is not null)
        from {rows} r
        left join rank_entry e on e.domain = r.domain and e.list_id = (select max(id) from rank_list where source = :tool)
        """;
    private static final String COMPETITOR_COUNTS = """
        select count(distinct r.domain) filter (where k.site_id is null), count(distinct r.domain) filter (where k.site_id is not null),
               count(*) filter (where r.refused is not null)
        from {rows} r
        left join site s on s.domain = r.domain
        left join (select distinct site_id from competitor_link where brand_id = :brand) k on k.site_id = s.id
        """;
    private static final String REASON = """
        select refused, row_no from {rows} where refused is not null order by row_no limit 3
        """;

    private final Imports imports;
    private final ImportBytes bytes;
    private final StageRows stage;
    private final Sql sql;
    private final ApplyPipeline pipeline;
    private final jakarta.persistence.EntityManager entities;

    PreviewImport(Imports imports, ImportBytes bytes, StageRows stage, Sql sql, ApplyPipeline pipeline, jakarta.persistence.EntityManager entities) {
        this.imports = imports;
        this.bytes = bytes;
        this.stage = stage;
        this.sql = sql;
        this.pipeline = pipeline;
        this.entities = entities;
    }

    /**
     * @param counts    what would happen to the rows looked at: created is new, updated is known, duplicate is the same site again
     * @param wholeFile whether those were all rows
     * @param changes   what would change in stage, owner, opportunity or tags of prospects we have, in sentences
     * @param headerRow which row holds the header, 0 for none
     */
    public record Preview(Counts counts, boolean wholeFile, int headerRow, long explained, boolean decimalComma, List<Column> columns,
                          List<String> refusals, List<String> changes) {
    }

    /** One column: its name, whether it is worth showing first, and what stands in its first rows. */
    public record Column(int index, String name, boolean known, List<String> examples) {
    }

    public Preview of(long importId) {
        // Staging is a temporary table: the transaction is rolled back, so that looking leaves nothing behind.
        QuarkusTransaction.begin();
        try {
            ImportJob job = ImportJob.of(imports.require(importId), java.time.Instant.EPOCH);
            long rows = stage.stage(bytes.of(importId, read -> { }), job, LOOKED_AT_TABLES, true, LOOKED_AT, read -> { }).rows();
            Object[] found = sql.row(LOOKED_AT_TABLES.in(counts(job.kind())), job.parameters());
            long created = Sql.number(found[0]);
            long known = Sql.number(found[1]);
            long refused = Sql.number(found[2]);
            Shape shape = new ImportFile(bytes.of(importId, read -> { })).shape().withMeanings(job.mapping());
            return new Preview(new Counts(rows, created, known, rows - created - known - refused, refused), rows < LOOKED_AT,
                shape.headerLine(), shape.explained(), shape.decimalComma(), columns(shape), refusals(), pipeline.look(job, LOOKED_AT_TABLES));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static String counts(ImportKind kind) {
        return switch (kind) {
            case RANKS -> RANK_COUNTS;
            case COMPETITORS -> COMPETITOR_COUNTS;
            case PROSPECTS, BACKLINKS, MENTIONS -> COUNTS;
        };
    }

    private List<String> refusals() {
        List<?> rows = entities.createNativeQuery(LOOKED_AT_TABLES.in(REASON), Object[].class).getResultList();
        return rows.stream().map(Object[].class::cast).limit(REASONS).map(row -> "Row " + row[1] + ": " + row[0]).toList();
    }

    private static List<Column> columns(Shape shape) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < shape.header().size(); i++) {
            int index = i;
            List<String> examples = shape.firstRows().stream().map((Row row) -> row.cell(index)).filter(cell -> !cell.isEmpty()).limit(3)
                .map(cell -> cell.length() <= 60 ? cell : cell.substring(0, 60) + "…").toList();
            columns.add(new Column(i, shape.header().get(i), shape.meanings().get(i) != dev.linkwright.imports.file.Meaning.NOTE
                && shape.meanings().get(i) != dev.linkwright.imports.file.Meaning.LEAVE_OUT, examples));
        }
        return columns;
    }
}
