package dev.linkwright.imports;

import dev.linkwright.imports.StageRows.Staged;
import dev.linkwright.link.RowCounts;
import dev.linkwright.prospect.RankProspects;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Writes staged rows where they belong, in the transaction that staged them, and ranks what they changed. */
@ApplicationScoped
class WriteRows {

    private static final String REFUSALS = """
        insert into import_refusal (import_id, row_no, line_no, reason, cells)
        select :import, row_no, line_no, refused, cells from {rows} where refused is not null
        """;
    /** A name that was given up when two sites became one means the one that was kept. */
    private static final String ALIASES = """
        update {rows} r set domain = s.domain from site_alias a join site s on s.id = a.site_id where a.domain = r.domain
        """;

    private final Sql sql;
    private final RankProspects rank;
    private final ApplyLinks links;
    private final WriteProspects writeProspects;
    private final WriteRanks writeRanks;
    private final ApplyCompetitors competitors;
    private final ApplyPipeline pipeline;

    WriteRows(Sql sql, RankProspects rank, ApplyLinks links, WriteProspects writeProspects, WriteRanks writeRanks,
              ApplyCompetitors competitors, ApplyPipeline pipeline) {
        this.sql = sql;
        this.rank = rank;
        this.links = links;
        this.writeProspects = writeProspects;
        this.writeRanks = writeRanks;
        this.competitors = competitors;
        this.pipeline = pipeline;
    }

    /** Before the import's transaction; what stands in its work tables only. */
    Optional<WriteProspects.Plan> plan(ImportJob job, WorkTables tables, Staged staged) {
        if (Sql.number(sql.row("select count(*) from site_alias", Map.of())[0]) > 0) {
            sql.run(tables.in(ALIASES), Map.of());
        }
        return job.kind() == ImportKind.PROSPECTS || job.kind() == ImportKind.COMPETITORS ? Optional.of(writeProspects.plan(job, tables, staged)) : Optional.empty();
    }

    /** Starts what can be written beside the import's own transaction. */
    Optional<Beside> beside(WriteProspects.Plan plan, int longestSeconds) {
        return writeProspects.beside(plan, longestSeconds);
    }

    Counts write(ImportJob job, WorkTables tables, Staged staged, Optional<WriteProspects.Plan> plan, boolean beside) {
        if (staged.refused() > 0) {
            sql.run(tables.in(REFUSALS), job.parameters());
        }
        return switch (job.kind()) {
            case PROSPECTS -> prospects(job, tables, staged, plan.orElseThrow(), beside);
            case RANKS -> {
                Counts counts = writeRanks.write(job, tables, staged);
                rank.soonForAll(job.brandId(), job.now());
                yield counts;
            }
            case COMPETITORS -> {
                writeProspects.write(plan.orElseThrow(), beside);
                yield competitors.write(job, tables, staged);
            }
            case BACKLINKS -> {
                RowCounts taken = links.backlinks(job, tables);
                rank(job);
                yield counted(taken, staged);
            }
            case MENTIONS -> counted(links.mentions(job, tables), staged);
        };
    }

    private Counts prospects(ImportJob job, WorkTables tables, Staged staged, WriteProspects.Plan plan, boolean beside) {
        Counts counts = pipeline.write(job, tables, writeProspects.write(plan, beside));
        if (job.bringsRanks()) {
            writeRanks.write(job, tables, staged);
        }
        rank(job);
        return counts;
    }

    /** Now where that is quick, else in the background. */
    void rank(ImportJob job) {
        rank.soon(job.brandId(), job.now());
    }

    private static Counts counted(RowCounts taken, Staged staged) {
        return new Counts(staged.rows(), taken.created(), 0, taken.duplicate(), staged.refused());
    }
}
