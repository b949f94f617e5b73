package dev.linkwright.imports;

import java.util.Locale;
import java.util.Set;

/** What a cell says: on one line, not longer than it may be, and nothing where it only says that there is nothing. */
final class CellText {

    private static final Set<String> NOTHING = Set.of("", "-", "–", "n/a", "na", "none", "null", "unknown");
    private static final int LONGEST_NOTE = 120;

    private CellText() {
    }

    static String said(String cell) {
        return saysNothing(cell) ? "" : onOneLine(cell);
    }

    static boolean saysNothing(String cell) {
        return cell.length() <= 7 && NOTHING.contains(cell.toLowerCase(Locale.ROOT));
    }

    static String shortened(String cell) {
        String line = onOneLine(cell);
        return line.length() <= LONGEST_NOTE ? line : cut(line, LONGEST_NOTE) + "…";
    }

    /** Never half of a letter that takes two chars. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static String onOneLine(String cell) {
        boolean spaced = false;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean white = c <= ' ';
            if (white && (c != ' ' || spaced)) {
                return cell.replaceAll("\\s+", " ");
            }
            spaced = white;
        }
        return cell;
    }
}
