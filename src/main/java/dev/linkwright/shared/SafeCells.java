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
        return !cell.isEmpty() && DANGEROUS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    public static List<String> read(List<String> cells) {
        return cells.stream().map(SafeCells::read).toList();
    }

    public static String read(String cell) {
        boolean ours = cell.length() > 1 && cell.charAt(0) == '\'' && DANGEROUS.indexOf(cell.charAt(1)) >= 0;
        return ours ? cell.substring(1) : cell;
    }
}
