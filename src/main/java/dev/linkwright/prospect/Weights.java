package dev.linkwright.prospect;

import dev.linkwright.brand.Brand;
import dev.linkwright.shared.RuleViolation;

/** What counts how much; only the proportions matter. */
public record Weights(double relevance, double authority, double traffic) {

    public Weights {
        if (!(relevance >= 0 && authority >= 0 && traffic >= 0) || !(sum(relevance, authority, traffic) > 0)
            || Double.isInfinite(sum(relevance, authority, traffic))) {
            throw new RuleViolation("weights", "Weights are three numbers of 0 or more, and at least one is above 0, such as 0.5,0.3,0.2.");
        }
    }

    public static Weights of(Brand brand) {
        return new Weights(brand.weightRelevance().doubleValue(), brand.weightAuthority().doubleValue(), brand.weightTraffic().doubleValue());
    }

    /** @param written "r,a,t", such as "0.5,0.3,0.2" or "50,30,20" */
    public static Weights parse(String written) {
        String[] parts = written.split(",", -1);
        try {
            if (parts.length == 3) {
                return new Weights(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()), Double.parseDouble(parts[2].strip()));
            }
        } catch (NumberFormatException notThreeNumbers) {
            // the same message as for any other count
        }
        throw new RuleViolation("weights", "Weights are three numbers of 0 or more, and at least one is above 0, such as 0.5,0.3,0.2.");
    }

    double sum() {
        return sum(relevance, authority, traffic);
    }

    /** Share of one signal in the score, 0..1. */
    public double shareOf(Signal.Name signal) {
        return switch (signal) {
            case RELEVANCE -> relevance / sum();
            case AUTHORITY -> authority / sum();
            case TRAFFIC -> traffic / sum();
        };
    }

    private static double sum(double r, double a, double t) {
        return r + a + t;
    }
}
