package dev.linkwright.prospect.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Going down a list: no further than is needed, no row twice, and soon given up where it will not do. */
class WalkTest {

    private final List<Long> looked = new ArrayList<>();

    @Test
    void aFewStepsAreEnoughWhereManyFit() {
        Walk walk = over(100_000, row -> row % 10 == 0);
        assertThat(walk.has(50, 6_000)).isTrue();
        assertThat(walk.found()).startsWith(10L, 20L, 30L).hasSizeGreaterThanOrEqualTo(50);
        assertThat(looked).hasSizeLessThan(800).doesNotHaveDuplicates();
        assertThat(walk.ended()).isFalse();
    }

    @Test
    void askedForMoreItGoesOnWhereItStood() {
        Walk walk = over(100_000, row -> row % 10 == 0);
        assertThat(walk.has(50, 6_000)).isTrue();
        assertThat(walk.has(200, 6_000)).isTrue();
        assertThat(looked).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void whereNoneOfTheFirstFitItIsGivenUp() {
        Walk walk = over(100_000, row -> row > 50_000);
        assertThat(walk.has(50, 6_000)).isFalse();
        assertThat(looked).hasSize(400);
        assertThat(walk.has(50, 6_000)).as("asked again it has not forgotten").isFalse();
        assertThat(looked).hasSize(400);
    }

    @Test
    void itGoesNoFurtherThanItMay() {
        Walk walk = over(100_000, row -> row % 80 == 0);
        assertThat(walk.has(50, 3_000)).isFalse();
        assertThat(looked).hasSize(3_000);
        walk.collect(1_000, 3_500);
        assertThat(looked).as("what is met on the way").hasSize(3_500);
        assertThat(walk.found()).hasSize(43);
    }

    @Test
    void theEndOfTheListIsAnAnswer() {
        Walk walk = over(350, row -> row == 17 || row == 349);
        assertThat(walk.has(50, 6_000)).isTrue();
        assertThat(walk.ended()).isTrue();
        assertThat(walk.found()).containsExactly(17L, 349L);
        assertThat(over(0, row -> true).has(1, 6_000)).as("an empty list").isTrue();
    }

    private Walk over(int rows, LongPredicate fits) {
        return new Walk(top -> LongStream.rangeClosed(1, Math.min(top, rows)).boxed().toList(), some -> {
            looked.addAll(some);
            return some.stream().filter(fits::test).toList();
        });
    }
}
