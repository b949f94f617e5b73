package dev.linkwright.prospect.list;

/** How {@code prospect.cell} is put together: 8 steps of each signal and a ninth for "unknown". The column's definition says the same. */
final class Cells {

    /** Prospects of a big import that are not ranked yet; no cell of the grid. */
    static final int WAITING = 729;
    static final int SIGNALS = 3;
    private static final int STEPS = 8;
    private static final int BASE = STEPS + 1;
    private static final int[] PLACE = {BASE * BASE, BASE, 1};

    private Cells() {
    }

    static boolean known(int cell, int signal) {
        return step(cell, signal) != STEPS;
    }

    static double low(int cell, int signal) {
        return step(cell, signal) / (double) STEPS;
    }

    static double high(int cell, int signal) {
        return (step(cell, signal) + 1) / (double) STEPS;
    }

    /** Which signals are known, as three bits. */
    static int knownSignals(int cell) {
        int bits = 0;
        for (int i = 0; i < SIGNALS; i++) {
            bits |= known(cell, i) ? 1 << i : 0;
        }
        return bits;
    }

    private static int step(int cell, int signal) {
        return cell / PLACE[signal] % BASE;
    }
}
