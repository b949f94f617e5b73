package dev.linkwright.prospect;

import dev.linkwright.brand.Brand;

/** What a figure amounts to by the brand's thresholds. An estimate is graded like a reading; its mark stands beside it anyway. */
public enum Grade {
    PRIORITY("priority"), GOOD("good"), ORDINARY(""), UNKNOWN("");

    private final String label;

    Grade(String label) {
        this.label = label;
    }

    static Grade ofAuthority(Prospect prospect) {
        Brand brand = prospect.brand();
        return prospect.signals().authority().value().map(value -> {
            // readings have at most two digits behind the point; 0.6 * 100 must not be 59.999
            double points = Math.round(value * 10_000) / 100.0;
            return points >= brand.authorityPriority().doubleValue() ? PRIORITY : points >= brand.authorityGood().doubleValue() ? GOOD : ORDINARY;
        }).orElse(UNKNOWN);
    }

    static Grade ofTraffic(Prospect prospect) {
        var visits = prospect.signals().visits();
        return visits.isEmpty() ? UNKNOWN : visits.getAsDouble() >= prospect.brand().trafficGood() ? GOOD : ORDINARY;
    }

    /** A word to show beside the figure; empty where there is nothing to say. */
    public String label() {
        return label;
    }
}
