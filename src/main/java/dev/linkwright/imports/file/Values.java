package dev.linkwright.imports.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers, yes and no, and dates as people and tools write them. */
public final class Values {

    private static final Pattern NUMBER = Pattern.compile("[<>~]?\\s*([-+]?[\\d.,' \\u00a0\\u202f]*\\d)\\s*([kKmM%]?)");
    private static final Pattern COMMA_DECIMALS = Pattern.compile("\\d{1,3}(\\.\\d{3})*,\\d{1,2}|\\d+,\\d{1,2}");
    private static final Pattern POINTED_THOUSANDS = Pattern.compile("\\d{1,3}(\\.\\d{3})+");
    private static final Pattern POINT_DECIMALS = Pattern.compile("\\d+\\.\\d{1,2}");
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "ja", "oui", "si", "sí", "x", "nofollow", "wahr", "vrai");

    private Values() {
    }

    /** A number, whatever separates thousands and decimals; empty where the cell holds none. */
    public static OptionalDouble number(String cell, boolean decimalComma) {
        if (isShortWhole(cell)) {
            return OptionalDouble.of(Integer.parseInt(cell));
        }
        Matcher matcher = NUMBER.matcher(cell.strip());
        if (!matcher.matches()) {
            return OptionalDouble.empty();
        }
        String digits = matcher.group(1).replaceAll("['\\s\\u00a0\\u202f]", "");
        double factor = switch (matcher.group(2)) {
            case "k", "K" -> 1_000;
            case "m", "M" -> 1_000_000;
            default -> 1;
        };
        try {
            return OptionalDouble.of(Double.parseDouble(plain(digits, decimalComma)) * factor);
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    private static boolean isShortWhole(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (cell.charAt(i) < '0' || cell.charAt(i) > '9') {
                return false;
            }
        }
        return !cell.isEmpty() && cell.length() <= 9;
    }

    private static String plain(String digits, boolean decimalComma) {
        int comma = digits.lastIndexOf(',');
        int dot = digits.lastIndexOf('.');
        if (comma >= 0 && dot >= 0) {
            return comma > dot ? digits.replace(".", "").replace(',', '.') : digits.replace(",", "");
        }
        if (comma >= 0) {
            boolean thousands = !decimalComma && digits.matches("[-+]?\\d{1,3}(,\\d{3})+");
            return thousands ? digits.replace(",", "") : digits.replace(',', '.');
        }
        boolean manyDots = dot >= 0 && digits.indexOf('.') != dot;
        boolean dottedThousands = manyDots || decimalComma && digits.matches("[-+]?\\d{1,3}(\\.\\d{3})+");
        return dottedThousands ? digits.replace(".", "") : digits;
    }

    /** Yes in any of the usual spellings; everything else is no. */
    public static boolean yes(String cell) {
        return YES.contains(cell.strip().toLowerCase(Locale.ROOT));
    }

    /** A day, with or without a time behind it, in any of the usual spellings and languages. */
    public static Optional<LocalDate> date(String cell) {
        return Days.read(cell.strip());
    }

    /**
     * Whether "31,5" is thirty-one and a half in these rows. Where semicolons separate cells it usually is, and "1.200" is a thousand and more,
     * unless some cell has decimals behind a point.
     */
    static boolean writesDecimalComma(List<Row> rows, char delimiter) {
        return any(rows, COMMA_DECIMALS) || delimiter == ';' && any(rows, POINTED_THOUSANDS) && !any(rows, POINT_DECIMALS);
    }

    private static boolean any(List<Row> rows, Pattern pattern) {
        return rows.stream().flatMap(row -> row.cells().stream()).anyMatch(cell -> pattern.matcher(cell.strip()).matches());
    }
}
