package dev.linkwright.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.report.LinksPerWeek.Week;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WeekBarsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 8, 24);

    private static WeekBars bars(long... wonThenLost) {
        return new WeekBars(LongStream.range(0, wonThenLost.length / 2)
                .mapToObj(i -> new Week(MONDAY.plusWeeks(i), wonThenLost[(int) i * 2], wonThenLost[(int) i * 2 + 1])).toList());
    }

    @Test
    void wonGrowsUpAndLostDownFromTheZeroLine() {
        List<WeekBars.Bar> bars = bars(2, 0, 4, 1).bars();
        assertThat(bars).extracting(WeekBars.Bar::wonTop).containsExactly(70L, 22L);
        assertThat(bars).extracting(WeekBars.Bar::lostHeight).containsExactly(0L, 24L);
        assertThat(bars.get(1).title()).isEqualTo("Week of 31 Aug: 4 won, 1 lost");
    }

    @Test
    void manyLinksShrinkToFit() {
        WeekBars chart = bars(200, 90, 1, 0);
        assertThat(chart.bars()).allSatisfy(bar -> {
            assertThat(bar.wonTop()).isBetween(18L, 118L);
            assertThat(bar.lostHeight()).isBetween(0L, 46L);
        });
        assertThat(chart.grid()).extracting(WeekBars.GridLine::text).containsExactly("200 won", "90 lost");
    }

    @Test
    void monthsAreNamedOnceAndLengthsArePercentages() {
        assertThat(bars(1, 0, 1, 0, 1, 0).bars()).extracting(WeekBars.Bar::label).containsExactly("24 Aug", "31", "7 Sep");
        assertThat(bars(1, 0).bars().get(0).x()).isEqualTo("26.40%");
        assertThat(bars(0, 0).isEmpty()).isTrue();
    }
}
