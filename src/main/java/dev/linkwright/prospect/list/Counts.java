package dev.linkwright.prospect.list;

import dev.linkwright.prospect.ProspectFilter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** How many prospects of a brand are where: one question to the tally, any number of answers. */
public final class Counts {

    private final Map<TallyKey, Long> tally;

    private Counts(Map<TallyKey, Long> tally) {
        this.tally = tally;
    }

    /** @param sql the five of {@link TallyKey}, how many */
    static Counts read(Rows rows, String sql, Map<String, Object> values) {
        Map<TallyKey, Long> tally = new HashMap<>();
        rows.of(sql, values).forEach(row -> tally.put(TallyKey.read(row), ((Number) row[5]).longValue()));
        return new Counts(tally);
    }

    /** Whether {@link #of} can answer: filters by words or other columns are counted row by row. */
    public static boolean know(ProspectFilter filter) {
        return FilterSql.inTally(filter);
    }

    /** @throws IllegalArgumentException for a filter that the tally does not know */
    public long of(ProspectFilter filter) {
        return known(filter, key -> true);
    }

    /** Whether no prospect can fit, whatever is asked beyond the tally: there is nobody in that stage, or nobody's, and so on. */
    public boolean leaveNone(ProspectFilter filter) {
        return count(key -> key.fits(filter)) == 0;
    }

    /** Only those that wait for their ranking, or only those that don't. */
    long of(ProspectFilter filter, boolean waiting) {
        return known(filter, key -> key.waiting() == waiting);
    }

    private long known(ProspectFilter filter, Predicate<TallyKey> which) {
        if (!know(filter)) {
            throw new IllegalArgumentException("The tally does not know " + filter);
        }
        return count(which.and(key -> key.fits(filter)));
    }

    private long count(Predicate<TallyKey> which) {
        return tally.entrySet().stream().filter(row -> which.test(row.getKey())).mapToLong(Map.Entry::getValue).sum();
    }
}
