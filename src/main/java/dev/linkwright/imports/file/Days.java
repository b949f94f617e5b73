package dev.linkwright.imports.file;

import java.text.DateFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Days as tools and people write them: in numbers, or with the month in words of the languages the usual tools speak. */
final class Days {

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "tr");
    private static final Map<String, Integer> MONTHS = months();

    private Days() {
    }

    /** "2026-09-15", "15.09.2026", "9/15/2026", "Sep 15, 2026", "15. sept. 2026", "15 de septiembre de 2026", each with or without a time. */
    static Optional<LocalDate> read(String written) {
        List<String> parts = parts(written);
        try {
            return parts.size() < 3 ? Optional.empty() : Optional.ofNullable(day(written, parts));
        } catch (DateTimeException | NumberFormatException noDay) {
            return Optional.empty();
        }
    }

    private static LocalDate day(String written, List<String> parts) {
        String first = parts.get(0);
        if (!isNumber(first)) {
            return MONTHS.containsKey(first) ? LocalDate.of(year(parts.get(2)), MONTHS.get(first), number(parts.get(1))) : null;
        }
        if (first.length() == 4) {
            return LocalDate.of(number(first), month(parts.get(1)), number(parts.get(2)));
        }
        if (!isNumber(parts.get(1))) {
            return MONTHS.containsKey(parts.get(1)) ? LocalDate.of(year(parts.get(2)), MONTHS.get(parts.get(1)), number(first)) : null;
        }
        int one = number(first);
        int two = number(parts.get(1));
        // With slashes the month comes first, as in English exports, unless it can't be one.
        boolean monthFirst = written.contains("/") && one <= 12;
        return monthFirst ? LocalDate.of(year(parts.get(2)), one, two) : LocalDate.of(year(parts.get(2)), two, one);
    }

    private static int month(String part) {
        return isNumber(part) ? number(part) : MONTHS.getOrDefault(part, 0);
    }

    private static int year(String part) {
        int year = number(part);
        if (part.length() != 4) {
            throw new DateTimeException("not a year");
        }
        return year;
    }

    private static int number(String part) {
        return Integer.parseInt(part);
    }

    private static boolean isNumber(String part) {
        return Character.isDigit(part.charAt(0));
    }

    /** Runs of digits and of letters, small words such as "de" left out; what stands behind the third is the time. */
    private static List<String> parts(String written) {
        List<String> parts = new ArrayList<>(3);
        int i = 0;
        while (i < written.length() && parts.size() < 3) {
            char c = written.charAt(i);
            int start = i;
            if (c >= '0' && c <= '9') {
                while (i < written.length() && written.charAt(i) >= '0' && written.charAt(i) <= '9') {
                    i++;
                }
                parts.add(written.substring(start, i));
            } else if (Character.isLetter(c)) {
                while (i < written.length() && Character.isLetter(written.charAt(i))) {
                    i++;
                }
                String word = written.substring(start, i).toLowerCase(Locale.ROOT);
                if (MONTHS.containsKey(word)) {
                    parts.add(word);
                } else if (word.length() > 3) {
                    return List.of();
                }
            } else {
                i++;
            }
        }
        return parts;
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (String language : LANGUAGES) {
            DateFormatSymbols symbols = DateFormatSymbols.getInstance(Locale.forLanguageTag(language));
            for (int month = 0; month < 12; month++) {
                put(months, symbols.getMonths()[month], month + 1);
                put(months, symbols.getShortMonths()[month], month + 1);
            }
        }
        put(months, "sept", 9);
        put(months, "mrz", 3);
        put(months, "mär", 3);
        return months;
    }

    private static void put(Map<String, Integer> months, String name, int month) {
        String word = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
        if (!word.isEmpty()) {
            months.putIfAbsent(word, month);
        }
    }
}
