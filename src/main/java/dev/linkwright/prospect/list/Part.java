package dev.linkwright.prospect.list;

import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.Stage;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list that is read in one order: one brand, ranked or excluded prospects, some stages.
 *
 * @param waiting those of big imports that are not ranked yet, else those that are
 * @param filter its conditions on the row; stage and sunk stand beside it
 * @param sites  where words or a country were asked for that few sites have: those sites
 */
record Part(long brandId, boolean sunk, boolean waiting, List<Stage> stages, ProspectFilter filter, Optional<List<Long>> sites) {

    List<String> stageNames() {
        return stages.stream().map(Stage::name).toList();
    }

    Part only(Stage stage) {
        return new Part(brandId, sunk, waiting, List.of(stage), filter, sites);
    }

    /** Only what the tally knows of. */
    Part withoutTheRest() {
        return new Part(brandId, sunk, waiting, stages, FilterSql.onlyTally(filter), Optional.empty());
    }

    /** Whether the tally alone can say how many fit. */
    boolean inTally() {
        return FilterSql.inTally(filter);
    }

    /** Whether what is asked beyond the tally leads to few rows by an index of its own. */
    boolean isNarrow() {
        var traits = filter.traits();
        return sites.isPresent() || traits.opportunity().isPresent() || !traits.tag().isEmpty() || traits.importId().isPresent();
    }
}
