package dev.linkwright.prospect.list;

import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.Stage;
import java.util.List;
import java.util.Map;

/** How many prospects of a brand are where: one question to the tally, any number of answers. */
public final class Counts {

    record Row(Stage stage, boolean sunk, long owner, boolean contact, boolean waiting, long n) {
    }

    private final List<Row> rows;

    Counts(List<Row> rows) {
        this.rows = rows;
    }

    /** @param sql stage, sunk, owner or 0, whether a contact is known, whether it waits for its ranking, how many */
    static Counts read(Rows rows, String sql, Map<String, Object> values) {
        return new Counts(rows.of(sql, values).stream()
            .map(row -> new Row(Stage.valueOf((String) row[0]), (Boolean) row[1], ((Number) row[2]).longValue(), (Boolean) row[3],
                (Boolean) row[4], ((Number) row[5]).longValue())).toList());
    }

    /** Whether {@link #of} can answer: filters by words or other columns are counted row by row. */
    public static boolean know(ProspectFilter filter) {
        return FilterSql.inTally(filter);
    }

    /** @throws IllegalArgumentException for a filter that the tally does not know */
    public long of(ProspectFilter filter) {
        return of(filter, true) + of(filter, false);
    }

    /** Whether no prospect can fit, whatever is asked beyond the tally: there is nobody in that stage, or nobody's, and so on. */
    public boolean leaveNone(ProspectFilter filter) {
        return at(filter) == 0;
    }

    /** For counts of what has the words and traits already: only stage, owner, contact and "excluded" are looked at. */
    long at(ProspectFilter filter) {
        return of(FilterSql.onlyTally(filter));
    }

    /** Only those that wait for their ranking, or only those that don't. */
    long of(ProspectFilter filter, boolean waiting) {
        if (!know(filter)) {
            throw new IllegalArgumentException("The tally does not know " + filter);
        }
        List<Stage> stages = FilterSql.stages(filter);
        return rows.stream().filter(row -> row.waiting() == waiting && stages.contains(row.stage())
                && filter.owner().map(owner -> owner == row.owner()).orElse(true)
                && filter.contact().map(known -> known == row.contact()).orElse(true)
                && filter.sunk().map(sunk -> sunk == row.sunk()).orElse(true))
            .mapToLong(Row::n).sum();
    }
}
