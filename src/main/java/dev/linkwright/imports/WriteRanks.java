package dev.linkwright.imports;

import dev.linkwright.imports.StageRows.Staged;
import dev.linkwright.imports.file.KnownSource.Holds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows become a rank list, reference data for all brands. A new edition is written beside the one that counts and takes its place when the
 * import's transaction ends, so that readers see the one or the other. The edition before stays, so that this one can be undone; a list
 * that says what the last one said is not kept at all.
 */
@ApplicationScoped
class WriteRanks {

    /** How many ranks a publisher hands out at least: N of 1 - ln(rank) / ln(N), also where only the top of the list is brought. */
    private static final Map<String, Long> PUBLISHED = Map.of("Majestic Million", 1_000_000L, "Tranco", 1_000_000L, "CrUX", 1_000_000L,
        "Common Crawl", 100_000_000L);

    /** Parameters: :import, :tool, :measures, :size, :day, :now */
    private static final String LIST = """
        insert into rank_list (source, measures, as_of, size, entries, import_id, created_at)
        values (:tool, :measures, :day, :size, 0, :import, :now) returning id
        """;
    /** The best rank of each domain, in the order of the index. Parameters: :list */
    private static final String ENTRIES = """
        insert into rank_entry (list_id, domain, rank)
        select :list, domain, min(rank) from {rows} where refused is null group by domain order by domain
        """;
    private static final String SIZE = """
        update rank_list set entries = :entries,
            size = greatest(size, coalesce((select max(rank) from {rows} where refused is null), 1))
        where id = :list
        """;
    /** new, moved, entries of the list before; parameters: :list, :tool */
    private static final String COUNTS = """
        select count(*) filter (where old.domain is null), count(*) filter (where old.rank <> e.rank),
               (select entries from rank_list where id = before.id)
        from (select max(id) as id from rank_list where source = :tool and id < :list) before
        cross join rank_entry e
        left join rank_entry old on old.list_id = before.id and old.domain = e.domain
        where e.list_id = :list
        group by before.id
        """;
    /** Older editions than the one before this; parameters: :list, :tool */
    private static final List<String> FORGET_OLD = List.of("""
        delete from rank_list where source = :tool and id < (select max(id) from rank_list where source = :tool and id < :list)
        """);
    private static final String DROP = "delete from rank_list where id = :list";

    private final Sql sql;

    WriteRanks(Sql sql) {
        this.sql = sql;
    }

    Counts write(ImportJob job, WorkTables tables, Staged staged) {
        Map<String, Object> parameters = new HashMap<>(job.parameters());
        boolean popularity = job.source().map(source -> source.holds() == Holds.POPULARITY_RANKS).orElse(false);
        parameters.put("measures", popularity ? "POPULARITY" : "AUTHORITY");
        parameters.put("size", PUBLISHED.getOrDefault(job.tool(), 1L));
        parameters.put("list", Sql.number(sql.row(LIST, parameters)[0]));
        long entries = sql.run(tables.in(ENTRIES), parameters);
        parameters.put("entries", entries);
        sql.run(tables.in(SIZE), parameters);
        Object[] found = sql.row(COUNTS, parameters);
        if (found.length == 0) {
            sql.run(DROP, parameters);
            return new Counts(staged.rows(), 0, 0, 0, staged.refused());
        }
        long created = Sql.number(found[0]);
        long updated = Sql.number(found[1]);
        if (created == 0 && updated == 0 && Sql.number(found[2]) == entries) {
            sql.run(DROP, parameters);
        } else {
            FORGET_OLD.forEach(step -> sql.run(step, parameters));
        }
        return new Counts(staged.rows(), created, updated, staged.good() - created - updated, staged.refused());
    }
}
