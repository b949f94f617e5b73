package dev.linkwright.prospect.list;

import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.Stage;
import java.util.List;

/**
 * A part of a list that is read in one order: one brand, ranked or excluded prospects, some stages.
 *
 * @param filter its conditions on the row; stage and sunk stand beside it
 */
record Part(long brandId, boolean sunk, List<Stage> stages, ProspectFilter filter) {

    List<String> stageNames() {
        return stages.stream().map(Stage::name).toList();
    }

    Part only(Stage stage) {
        return new Part(brandId, sunk, List.of(stage), filter);
    }
}
