package dev.linkwright.prospect.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which cells can hold a page of the list, found without reading a prospect. Every cell says how many prospects it holds and, for a
 * measure, the least and the most they can reach. Cells whose least is high fill the page and give a floor; a cell whose most stays below
 * the floor can't be on it. Cells whose least is above everything the page can hold lie wholly before it and are only counted.
 */
final class Grid {

    /** Sums of the same numbers in another order differ in the last digits. */
    private static final double SLACK = 1e-9;

    private final Measure measure;
    private final int[] cells;
    private final long[] counts;

    Grid(Map<Integer, Long> tally, Measure measure) {
        this.measure = measure;
        Map<Integer, Long> filled = new TreeMap<>(tally);
        filled.values().removeIf(n -> n <= 0);
        this.cells = filled.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.counts = filled.values().stream().mapToLong(Long::longValue).toArray();
    }

    /**
     * Where a page is.
     *
     * @param before how many rows lie before the first row of {@code cells}
     * @param rows   how many rows {@code cells} hold
     * @param floor  no row of the page is below it
     */
    record Window(long before, long rows, double floor, List<Integer> cells) {
    }

    long rows() {
        return Arrays.stream(counts).sum();
    }

    /** The cells that hold rows {@code offset} to {@code offset + limit}. */
    Window window(long offset, int limit) {
        return window(offset, limit, floor(offset + limit));
    }

    /** The same where the row at the end of the page is known to reach {@code floor}. */
    Window window(long offset, int limit, double floor) {
        double ceiling = ceiling(offset);
        long before = 0;
        long rows = 0;
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            if (measure.low(cells[i]) > ceiling + SLACK) {
                before += counts[i];
            } else if (measure.high(cells[i]) >= floor - SLACK) {
                chosen.add(cells[i]);
                rows += counts[i];
            }
        }
        return new Window(before, rows, floor, chosen);
    }

    /** The cells of a window that hold at least {@code needed} of its rows, the surest first. */
    List<Integer> surest(Window window, long needed) {
        Set<Integer> eligible = new HashSet<>(window.cells());
        List<Integer> surest = new ArrayList<>();
        long held = 0;
        for (int i : order(measure::low)) {
            if (held >= needed) {
                break;
            }
            if (eligible.contains(cells[i])) {
                surest.add(cells[i]);
                held += counts[i];
            }
        }
        return surest;
    }

    /**
     * The least a signal can be on a row that reaches the floor, in cells where exactly the given signals are known.
     *
     * @return one value a signal; negative infinity where that says nothing
     */
    double[] least(double floor, List<Integer> of) {
        double[] least = new double[Cells.SIGNALS];
        for (int i = 0; i < Cells.SIGNALS; i++) {
            double others = 0;
            for (int j = 0; j < Cells.SIGNALS; j++) {
                others += i == j ? 0 : measure.factors()[j] * most(of, j);
            }
            least[i] = measure.factors()[i] > 0 ? (floor - SLACK - others) / measure.factors()[i] - SLACK : Double.NEGATIVE_INFINITY;
        }
        return least;
    }

    private double most(List<Integer> of, int signal) {
        return of.stream().mapToDouble(cell -> Cells.known(cell, signal) ? Cells.high(cell, signal) : measure.unknown()[signal]).max().orElse(0);
    }

    /** At least {@code rows} rows reach it. */
    private double floor(long rows) {
        long held = 0;
        for (int i : order(measure::low)) {
            held += counts[i];
            if (held >= rows) {
                return measure.low(cells[i]);
            }
        }
        return Double.NEGATIVE_INFINITY;
    }

    /** At most {@code rows} rows are above it. */
    private double ceiling(long rows) {
        long held = 0;
        for (int i : order(measure::high)) {
            held += counts[i];
            if (held > rows) {
                return measure.high(cells[i]);
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private interface Bound {
        double of(int cell);
    }

    private int[] order(Bound bound) {
        Integer[] order = new Integer[cells.length];
        double[] bounds = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            order[i] = i;
            bounds[i] = bound.of(cells[i]);
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> -bounds[i]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
