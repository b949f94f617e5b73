package dev.linkwright.prospect.list;

import dev.linkwright.prospect.Score;
import dev.linkwright.prospect.Weights;
import java.util.Arrays;

/**
 * What a list is ordered by, as a sum over the three signals: a factor for each, and what each counts as where it is unknown.
 * Order: relevance, authority, traffic.
 */
record Measure(double[] factors, double[] unknown) {

    /** The score, 0..100. */
    static Measure score(Weights weights, Score.Medians medians) {
        double sum = weights.relevance() + weights.authority() + weights.traffic();
        return new Measure(new double[] {100 * weights.relevance() / sum, 100 * weights.authority() / sum, 100 * weights.traffic() / sum},
            new double[] {medians.relevance(), medians.authority(), medians.traffic()});
    }

    /** One signal alone, the unknown last. */
    static Measure signal(int index) {
        double[] factors = new double[Cells.SIGNALS];
        double[] unknown = new double[Cells.SIGNALS];
        factors[index] = 1;
        unknown[index] = -1;
        return new Measure(factors, unknown);
    }

    /** The least a prospect of the cell can reach. */
    double low(int cell) {
        double sum = 0;
        for (int i = 0; i < Cells.SIGNALS; i++) {
            sum += factors[i] * (Cells.known(cell, i) ? Cells.low(cell, i) : unknown[i]);
        }
        return sum;
    }

    /** The most a prospect of the cell can reach. */
    double high(int cell) {
        double sum = 0;
        for (int i = 0; i < Cells.SIGNALS; i++) {
            sum += factors[i] * (Cells.known(cell, i) ? Cells.high(cell, i) : unknown[i]);
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Measure m && Arrays.equals(factors, m.factors) && Arrays.equals(unknown, m.unknown);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(factors) * 31 + Arrays.hashCode(unknown);
    }

    @Override
    public String toString() {
        return Arrays.toString(factors) + Arrays.toString(unknown);
    }
}
