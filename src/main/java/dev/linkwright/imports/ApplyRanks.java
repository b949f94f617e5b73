package dev.linkwright.imports;

import java.util.List;

/**
 * Staged rows become a rank list, reference data for all brands. The newest list of a source counts; the one before stays, so that this
 * one can be undone. A list that says what the last one said is not kept at all.
 */
final class ApplyRanks {

    private ApplyRanks() {
    }

    /** Parameters: :import, :tool, :measures, :size, :day, :now */
    static final String LIST = """
        insert into rank_list (source, measures, as_of, size, entries, import_id, created_at)
        select :tool, :measures, :day, greatest(:size, coalesce(max(rank), 1)), count(distinct domain), :import, :now
        from import_row where refused is null
        returning id
        """;

    /** Parameters: :list */
    static final String ENTRIES = """
        insert into rank_entry (list_id, domain, rank)
        select :list, domain, min(rank) from import_row where refused is null group by domain
        """;

    /** created, updated, all good rows, entries of the list before; parameters: :list, :tool */
    static final String COUNTS = """
        select count(*) filter (where old.domain is null), count(*) filter (where old.rank <> e.rank),
               (select count(*) from import_row where refused is null),
               (select entries from rank_list where id = before.id)
        from (select max(id) as id from rank_list where source = :tool and id < :list) before
        cross join rank_entry e
        left join rank_entry old on old.list_id = before.id and old.domain = e.domain
        where e.list_id = :list
        group by before.id
        """;

    /** Older lists of the source than the one before this; parameters: :list, :tool */
    static final List<String> FORGET_OLD = List.of("""
        delete from rank_list where source = :tool and id < (select max(id) from rank_list where source = :tool and id < :list)
        """);

    static final String DROP = "delete from rank_list where id = :list";
}
