package dev.linkwright.prospect.list;

import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.Stage;
import java.util.List;

/**
 * A part of a list that is read in one order: one brand, ranked or excluded prospects, some stages.
 *
 * @param waiting those of big imports that are not ranked yet, else those that are
 * @param filter its conditions on the row; stage and sunk stand beside it
 */
record Part(long brandId, boolean sunk, boolean waiting, List<Stage> stages, ProspectFilter filter) {

    List<String> stageNames() {
        return stages.stream().map(Stage::name).toList();
    }

    Part only(Stage stage) {
        return new Part(brandId, sunk, waiting, List.of(stage), filter);
    }

    /** Only what the tally knows of. */
    Part withoutTheRest() {
        return new Part(brandId, sunk, waiting, stages, FilterSql.onlyTally(filter));
    }

    /** Whether the tally alone can say how many fit. */
    boolean inTally() {
        return FilterSql.inTally(filter);
    }

    /** Whether what is asked beyond the tally leads to few rows by an index of its own. */
    boolean isNarrow() {
        var traits = filter.traits();
        return traits.opportunity().isPresent() || !traits.tag().isEmpty() || traits.importId().isPresent();
    }
}
