package dev.linkwright.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.site.MetricReadings.Reading;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingsAreDrawnOverTimeTest {

    @Test
    void oneSmallChartForEachMetricThatWasReadOnTwoDays() {
        List<ReadingChart> charts = ReadingChart.of(List.of(dr(76, "2026-11-02"), dr(60, "2026-06-02"), dr(50, "2026-01-02"),
            new Reading("TRAFFIC", "visits", 18_400, "Ahrefs", LocalDate.parse("2026-11-02"))));
        assertThat(charts).singleElement().satisfies(chart -> {
            assertThat(chart.name()).isEqualTo("DR");
            assertThat(chart.words()).isEqualTo("DR 50 on 2026-01-02, DR 76 on 2026-11-02");
            assertThat(chart.dots()).extracting(ReadingChart.Dot::x).containsExactly("2.0", "49.7", "98.0");
            assertThat(chart.dots().get(2).title()).isEqualTo("DR 76, Ahrefs, 2026-11-02");
            assertThat(chart.lines()).hasSize(2);
            assertThat(Double.parseDouble(chart.dots().get(2).y())).as("higher on the page").isLessThan(Double.parseDouble(chart.dots().get(0).y()));
        });
    }

    @Test
    void twoValuesOfOneDayAreOneDot() {
        assertThat(ReadingChart.of(List.of(dr(76, "2026-11-02"), dr(70, "2026-11-02")))).isEmpty();
    }

    private static Reading dr(double value, String day) {
        return new Reading("AUTHORITY", "DR", value, "Ahrefs", LocalDate.parse(day));
    }
}
