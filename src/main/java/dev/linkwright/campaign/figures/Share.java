package dev.linkwright.campaign.figures;

import java.util.Locale;

/** A part of a whole, with how sure one can be of the rate behind it. */
public record Share(long part, long whole) {
    /** The 97.5 % point of the normal distribution: 95 % intervals. */
    private static final double Z95 = 1.959964;
    /** Below this a percentage pretends to know more than it does. */
    private static final long SMALL = 20;

    /** Between 0 and 1. */
    public record Interval(double low, double high) {
        /** “12 to 31 %”. */
        public String words() {
            return String.format(Locale.ROOT, "%.0f to %.0f %%", 100 * low, 100 * high);
        }
    }

    /** “26.8 % of 127 sent”, or “3 of 7 sent” while the numbers are small; blank of nothing. */
    public String words(String ofWhat) {
        return whole == 0 ? "" : whole < SMALL ? part + " of " + whole + " " + ofWhat : percent() + " of " + whole + " " + ofWhat;
    }

    /** “26.8 %”, blank of nothing. */
    public String percent() {
        if (whole == 0) {
            return "";
        }
        String number = String.format(Locale.ROOT, "%.1f", 100.0 * part / whole);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " %";
    }

    /** Where the true rate lies, 95 times in 100: Wilson's score interval (1927), right also for few and for none. */
    public Interval interval() {
        return interval(Z95);
    }

    Interval interval(double z) {
        if (whole == 0) {
            return new Interval(0, 1);
        }
        double n = whole;
        double p = rate();
        double middle = p + z * z / (2 * n);
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        double scale = 1 + z * z / n;
        return new Interval(Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale));
    }

    public double rate() {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
