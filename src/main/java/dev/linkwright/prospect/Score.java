package dev.linkwright.prospect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A score taken apart: three parts in points that add up to it, each with what it stands on.
 *
 * @param confidence 0..1, the share of the weight that stands on a reading (an estimate counts half, an unknown not at all)
 */
public record Score(Part relevance, Part authority, Part traffic, double confidence) {

    /** @param points of 100; for an unknown signal those of the brand's median */
    public record Part(Signal signal, double points) {

        public boolean estimated() {
            return signal.estimated();
        }

        public boolean known() {
            return signal.known();
        }

        /** What stands behind it, such as "DR 76, Ahrefs, 2026-11-02". */
        public String reason() {
            if (!signal.known()) {
                return "unknown, counts as this brand's median";
            }
            if (signal.name() == Signal.Name.RELEVANCE) {
                return signal.label();
            }
            List<String> words = new ArrayList<>();
            if (signal.estimated()) {
                words.add("estimated");
                words.add(signal.source() + month(signal.asOf()));
            } else {
                words.add(signal.label());
                words.add(signal.source());
                words.add(String.valueOf(signal.asOf()));
            }
            return String.join(", ", words);
        }

        private static String month(LocalDate day) {
            return day == null ? "" : String.format(Locale.ROOT, " %04d-%02d", day.getYear(), day.getMonthValue());
        }
    }

    /** What an unknown signal counts as. */
    public record Medians(double relevance, double authority, double traffic) {
        public static final Medians NONE = new Medians(0, 0, 0);
    }

    public static Score of(Signals signals, Weights weights, Medians medians) {
        Part relevance = part(signals.relevance(), weights, medians.relevance());
        Part authority = part(signals.authority(), weights, medians.authority());
        Part traffic = part(signals.traffic(), weights, medians.traffic());
        double confidence = 0;
        for (Part part : List.of(relevance, authority, traffic)) {
            double standing = part.known() ? part.estimated() ? 0.5 : 1 : 0;
            confidence += standing * weights.shareOf(part.signal().name());
        }
        return new Score(relevance, authority, traffic, confidence);
    }

    private static Part part(Signal signal, Weights weights, double median) {
        return new Part(signal, 100 * weights.shareOf(signal.name()) * signal.value().orElse(median));
    }

    public double total() {
        return relevance.points() + authority.points() + traffic.points();
    }

    public List<Part> parts() {
        return List.of(relevance, authority, traffic);
    }

    public long confidencePercent() {
        return Math.round(100 * confidence);
    }

    /** "71.4 = relevance 41.0 (matched: remote work) + authority 22.8 (DR 76, Ahrefs, 2026-11-02) + traffic 7.6 (estimated, Tranco 2026-10)" */
    public String explained() {
        List<String> words = new ArrayList<>();
        for (Part part : parts()) {
            words.add(String.format(Locale.ROOT, "%s %.1f (%s)", part.signal().name().word(), part.points(), part.reason()));
        }
        return String.format(Locale.ROOT, "%.1f = %s", total(), String.join(" + ", words));
    }
}
