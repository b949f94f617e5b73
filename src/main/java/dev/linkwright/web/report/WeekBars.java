package dev.linkwright.web.report;

import dev.linkwright.report.LinksPerWeek.Week;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Links won (up) and lost (down) per week as the parts of an SVG: x in percent, y in pixels, no viewBox, so that it
 * stretches and its text never scales.
 */
public final class WeekBars {
    private static final DateTimeFormatter DAY_MONTH = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final double LEFT = 8;
    private static final int ZERO = 118;
    private static final int TALLEST = 96;
    private static final int DEEPEST = 46;

    private final List<Week> weeks;
    private final double perLink;

    /** A bar pair with everything the template writes into attributes. */
    public record Bar(Week week, String label, String x, String width, String middle, long wonTop, long wonHeight, long lostHeight, boolean labelled) {
        public String title() {
            return "Week of " + DAY_MONTH.format(week.monday()) + ": " + week.won() + " won, " + week.lost() + " lost";
        }

        public String monday() {
            return week.monday().toString();
        }

        public boolean hasAny() {
            return week.won() + week.lost() > 0;
        }
    }

    /** A horizontal line with its words. */
    public record GridLine(long y, String text) {
        public long textY() {
            return y - 4;
        }
    }

    public WeekBars(List<Week> weeks) {
        this.weeks = List.copyOf(weeks);
        long mostWon = weeks.stream().mapToLong(Week::won).max().orElse(0);
        long mostLost = weeks.stream().mapToLong(Week::lost).max().orElse(0);
        this.perLink = Math.min(24, Math.min(TALLEST / (double) Math.max(1, mostWon), DEEPEST / (double) Math.max(1, mostLost)));
    }

    public List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        double slot = (100 - LEFT) / Math.max(1, weeks.size());
        for (int i = 0; i < weeks.size(); i++) {
            Week week = weeks.get(i);
            double x = LEFT + i * slot + slot * 0.2;
            double width = slot * 0.6;
            long wonHeight = Math.round(week.won() * perLink);
            boolean newMonth = i == 0 || weeks.get(i - 1).monday().getMonth() != week.monday().getMonth();
            String label = newMonth ? DAY_MONTH.format(week.monday()) : String.valueOf(week.monday().getDayOfMonth());
            bars.add(new Bar(week, label, percent(x), percent(width), percent(x + width / 2), ZERO - wonHeight, Math.max(0, wonHeight - 1),
                    Math.round(week.lost() * perLink), i == 0 || i == weeks.size() - 1));
        }
        return bars;
    }

    /** At the most won, and at the most lost: where the reader's eye needs a number. */
    public List<GridLine> grid() {
        List<GridLine> lines = new ArrayList<>();
        long mostWon = weeks.stream().mapToLong(Week::won).max().orElse(0);
        long mostLost = weeks.stream().mapToLong(Week::lost).max().orElse(0);
        if (mostWon > 0) {
            lines.add(new GridLine(ZERO - Math.round(mostWon * perLink), mostWon + " won"));
        }
        if (mostLost > 0) {
            lines.add(new GridLine(ZERO + 2 + Math.round(mostLost * perLink), mostLost + " lost"));
        }
        return lines;
    }

    public List<Week> weeks() {
        return weeks;
    }

    public boolean isEmpty() {
        return weeks.stream().allMatch(week -> week.won() + week.lost() == 0);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
