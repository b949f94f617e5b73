package dev.linkwright.web.site;

import dev.linkwright.site.MetricReadings.Reading;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one metric of a site went over time, as a small line: x in percent, y in pixels from the top, as every chart here. A day with several values
 * shows the one that was read last.
 *
 * @param name "DR", "visits"
 */
public record ReadingChart(String name, List<Dot> dots, List<Line> lines, String words) {

    static final int HEIGHT = 44;
    private static final int MARGIN = 5;
    private static final List<String> ORDER = List.of("DR", "DA", "AS", "TF", "visits", "score");

    /** A reading: place, and what to say about it. */
    public record Dot(String x, String y, String title) {
    }

    /** From one reading to the next. */
    public record Line(String x1, String y1, String x2, String y2) {
    }

    /** One chart for each metric with readings of at least two days, authority first. */
    static List<ReadingChart> of(List<Reading> readings) {
        Map<String, TreeMap<LocalDate, Reading>> byName = new LinkedHashMap<>();
        // the newest comes first, and the first of a day counts
        readings.stream().filter(reading -> ORDER.contains(reading.name()))
            .forEach(reading -> byName.computeIfAbsent(reading.name(), name -> new TreeMap<>()).putIfAbsent(reading.asOf(), reading));
        return byName.entrySet().stream().filter(each -> each.getValue().size() > 1)
            .sorted(Comparator.comparingInt(each -> ORDER.indexOf(each.getKey()))).map(each -> chart(each.getKey(), List.copyOf(each.getValue().values()))).toList();
    }

    private static ReadingChart chart(String name, List<Reading> readings) {
        Reading first = readings.get(0);
        Reading last = readings.get(readings.size() - 1);
        double top = name.equals("visits") ? Math.max(1, readings.stream().mapToDouble(Reading::value).max().orElse(1)) : 100;
        double days = ChronoUnit.DAYS.between(first.asOf(), last.asOf());
        List<Dot> dots = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (Reading reading : readings) {
            double x = 2 + 96 * ChronoUnit.DAYS.between(first.asOf(), reading.asOf()) / days;
            double y = HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * Math.min(1, Math.max(0, reading.value() / top));
            Dot dot = new Dot(figure(x), figure(y), reading.shown() + ", " + reading.source() + ", " + reading.asOf());
            if (!dots.isEmpty()) {
                Dot before = dots.get(dots.size() - 1);
                lines.add(new Line(before.x(), before.y(), dot.x(), dot.y()));
            }
            dots.add(dot);
        }
        return new ReadingChart(name, dots, lines, first.shown() + " on " + first.asOf() + ", " + last.shown() + " on " + last.asOf());
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
