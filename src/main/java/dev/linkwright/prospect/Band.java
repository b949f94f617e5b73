package dev.linkwright.prospect;

import dev.linkwright.shared.RuleViolation;
import java.util.Locale;

/**
 * A range of a figure: authority in 0..100, visits a month, spam in percent. In a URL {@code 50-} is 50 and up, {@code -50} is below 50,
 * {@code 35-60} is 35 up to 60 without it, {@code unknown} is where no figure is known.
 *
 * @param from    lowest, null for no limit
 * @param below   the figure stays under it, null for no limit
 * @param unknown only where no figure is known
 */
public record Band(Double from, Double below, boolean unknown) {

    public static final Band ANY = new Band(null, null, false);
    public static final Band UNKNOWN = new Band(null, null, true);

    public static Band from(double lowest) {
        return new Band(lowest, null, false);
    }

    public static Band below(double limit) {
        return new Band(null, limit, false);
    }

    /** @throws RuleViolation naming the field */
    public static Band parse(String field, String written) {
        if (written == null || written.isBlank()) {
            return ANY;
        }
        String text = written.strip().toLowerCase(Locale.ROOT);
        if (text.equals("unknown")) {
            return UNKNOWN;
        }
        int dash = text.indexOf('-');
        try {
            Double from = number(dash < 0 ? text : text.substring(0, dash));
            Double below = dash < 0 ? null : number(text.substring(dash + 1));
            if ((from != null || below != null) && (from == null || below == null || from < below)) {
                return new Band(from, below, false);
            }
        } catch (NumberFormatException notANumber) {
            // the same message as for a range that holds nothing
        }
        throw new RuleViolation(field, "“" + written.strip() + "” is no range. Write 50- for 50 and up, -50 for below 50, 35-60, or unknown.");
    }

    public boolean any() {
        return from == null && below == null && !unknown;
    }

    private static Double number(String written) {
        if (written.isBlank()) {
            return null;
        }
        double number = Double.parseDouble(written.strip());
        if (!Double.isFinite(number) || number < 0) {
            throw new NumberFormatException();
        }
        return number;
    }
}
