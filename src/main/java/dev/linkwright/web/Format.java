package dev.linkwright.web;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * How figures and names are written on pages: {@code {1248.grouped}} is 1,248, {@code {score.oneDigit}} is 71.4,
 * {@code {readings.twoDigits}} is 0.82, {@code {name.initial}} is A. Times are written by {@link Times}.
 */
@TemplateExtension
public final class Format {

    private static final List<String> WORDS = List.of("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
            "Eleven", "Twelve");

    private Format() {
    }

    public static String grouped(Number number) {
        return String.format(Locale.ROOT, "%,d", number.longValue());
    }

    public static String oneDigit(Number number) {
        return fixed(number, 1);
    }

    public static String twoDigits(Number number) {
        return fixed(number, 2);
    }

    /** 1 prospect, 2 prospects: {@code {count.of("prospect")}} or, irregular, {@code {count.of("reply", "replies")}}. */
    public static String of(Number number, String one) {
        return of(number, one, one + "s");
    }

    public static String of(Number number, String one, String many) {
        return grouped(number) + " " + (number.longValue() == 1 ? one : many);
    }

    /** The same at the start of a sentence: "Nine things need", "One thing needs", "14 things need". */
    public static String sentence(Number number, String one, String many) {
        return inWords(number.longValue()) + " " + (number.longValue() == 1 ? one : many);
    }

    public static String initial(String name) {
        return name.isBlank() ? "?" : name.strip().substring(0, name.strip().offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    /** IN_CONVERSATION as "In conversation". */
    public static String words(Enum<?> value) {
        return Names.words(value);
    }

    /** Twelve and below as a word for the start of a sentence, more as a figure. */
    static String inWords(long number) {
        return number >= 0 && number < WORDS.size() ? WORDS.get((int) number) : grouped(number);
    }

    private static String fixed(Number number, int digits) {
        return new BigDecimal(number.toString()).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }
}
