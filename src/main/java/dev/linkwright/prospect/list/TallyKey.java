package dev.linkwright.prospect.list;

import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.Stage;

/**
 * What the tally knows of a prospect.
 *
 * @param owner   a person's id, 0 for nobody's
 * @param contact whether somebody to write to is known
 * @param waiting for its ranking
 */
record TallyKey(Stage stage, boolean sunk, long owner, boolean contact, boolean waiting) {

    /** @param row these five, and whatever else behind them */
    static TallyKey read(Object[] row) {
        return new TallyKey(Stage.valueOf((String) row[0]), (Boolean) row[1], ((Number) row[2]).longValue(), (Boolean) row[3], (Boolean) row[4]);
    }

    /** As far as the tally can say: nothing else of the filter is looked at. */
    boolean fits(ProspectFilter filter) {
        return FilterSql.stages(filter).contains(stage)
            && filter.owner().map(asked -> asked == owner).orElse(true)
            && filter.contact().map(known -> known == contact).orElse(true)
            && filter.sunk().map(yes -> yes == sunk).orElse(true);
    }
}
