package dev.linkwright.web;

import io.quarkus.qute.TemplateExtension;
import java.util.ArrayList;
import java.util.List;

/** Measured lengths for the tags score and bar, as percentages with a point, since the page's style rules allow no inline style. */
@TemplateExtension(namespace = "bars")
final class Bars {

    private static final double GAP = 0.8;

    private Bars() {
    }

    /** One coloured length of a score. */
    record Part(String name, String from, String width, boolean estimated) {
    }

    record Score(List<Part> parts, String words) {
    }

    static Score score(Number relevance, Number authority, Number traffic, Boolean authorityEstimated, Boolean trafficEstimated,
            Boolean relevanceEstimated) {
        List<Part> parts = new ArrayList<>();
        double from = add(parts, "rel", 0, relevance, relevanceEstimated);
        from = add(parts, "auth", from, authority, authorityEstimated);
        add(parts, "traf", from, traffic, trafficEstimated);
        String words = "relevance " + words(relevance, relevanceEstimated) + ", authority " + words(authority, authorityEstimated)
                + ", traffic " + words(traffic, trafficEstimated);
        return new Score(parts, words);
    }

    static String percent(Number number) {
        return Format.oneDigit(number == null ? 0 : Math.max(0, Math.min(100, number.doubleValue())));
    }

    private static double add(List<Part> parts, String name, double from, Number points, Boolean estimated) {
        if (points == null || points.doubleValue() <= 0) {
            return from;
        }
        parts.add(new Part(name, Format.oneDigit(from), Format.oneDigit(points), Boolean.TRUE.equals(estimated)));
        return from + points.doubleValue() + GAP;
    }

    private static String words(Number points, Boolean estimated) {
        return points == null ? "unknown" : Format.oneDigit(points) + (Boolean.TRUE.equals(estimated) ? " (estimated)" : "");
    }
}
