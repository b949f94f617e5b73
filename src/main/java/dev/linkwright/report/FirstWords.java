package dev.linkwright.report;

import java.util.stream.Collectors;

/** The beginning of what somebody wrote, on one line, without what they quoted. */
final class FirstWords {

    private static final int LENGTH = 160;

    private FirstWords() {
    }

    static String of(String text) {
        String own = text.lines().takeWhile(line -> !startsQuote(line)).map(String::strip).filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        return own.length() <= LENGTH ? own : own.substring(0, own.lastIndexOf(' ', LENGTH) > 0 ? own.lastIndexOf(' ', LENGTH) : LENGTH) + "…";
    }

    private static boolean startsQuote(String line) {
        return line.startsWith(">") || line.matches("(?i)on .{5,120} wrote:\\s*") || line.startsWith("-----Original");
    }
}
