package dev.linkwright.web.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.linkwright.link.inspect.Observation;

/** The last checks of a link as small bars, measured by attributes: full for followed, split for qualified, a stub for missing, an outline for unknown. */
public record HistoryStrip(List<Bar> bars, String label) {

    static final int MOST = 14;
    private static final int STEP = 7;

    /** One rectangle of the picture, in pixels of a 97 by 16 field. */
    public record Bar(String kind, String x, String y, String width, String height) {}

    static HistoryStrip of(List<Observation> oldestFirst) {
        List<Bar> bars = new ArrayList<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < oldestFirst.size(); i++) {
            int x = i * STEP;
            Observation seen = oldestFirst.get(i);
            if (seen == Observation.FOLLOWED) {
                bars.add(new Bar("h-ok", "" + x, "0", "5", "16"));
                counts.merge("followed", 1, Integer::sum);
            } else if (seen.isThere()) {
                bars.add(new Bar("h-q", "" + x, "0", "5", "7"));
                bars.add(new Bar("h-q", "" + x, "9", "5", "7"));
                counts.merge("qualified", 1, Integer::sum);
            } else if (seen.isMissing()) {
                bars.add(new Bar("h-no", "" + x, "11", "5", "5"));
                counts.merge("not there", 1, Integer::sum);
            } else {
                bars.add(new Bar("h-u", x + ".5", "4.5", "4", "11"));
                counts.merge("could not verify", 1, Integer::sum);
            }
        }
        String said = counts.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).collect(Collectors.joining(", "));
        return new HistoryStrip(bars, oldestFirst.isEmpty() ? "No check yet" : "Last " + oldestFirst.size() + " checks, oldest first: " + said);
    }

    public boolean empty() {
        return bars.isEmpty();
    }
}
