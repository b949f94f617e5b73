package dev.linkwright.shared;

import java.util.List;

/**
 * Cells that a spreadsheet would run as a formula get a leading apostrophe in every CSV we write,
 * and lose it again when we read our own file.
 */
public final class SafeCells {

    private static final String DANGEROUS = "=+-@\t\r";

    private SafeCells() {
    }

    public static List<String> write(List<String> cells) {
        return cells.stream().map(SafeCells::write).toList();
    }

    public static String write(String cell) {
        return wouldRun(cell) ? "'" + cell : cell;
    }

    public static List<String> read(List<String> cells) {
        return cells.stream().map(SafeCells::read).toList();
    }

    public static String read(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == '\'' && wouldRun(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /** A cell that had an apostrophe of its own before such a sign gets ours too, so that reading takes only ours away. */
    private static boolean wouldRun(String cell) {
        int first = 0;
        while (first < cell.length() && cell.charAt(first) == '\'') {
            first++;
        }
        return first < cell.length() && DANGEROUS.indexOf(cell.charAt(first)) >= 0;
    }
}
