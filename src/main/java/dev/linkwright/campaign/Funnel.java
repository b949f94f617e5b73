package dev.linkwright.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far the contacts of a campaign have come. Counts are people, not mails; each counts facts that happened, so an
 * enrollment that answered and was stopped still counts as sent. Every rate names its denominator.
 *
 * @param waiting         enrolled, nothing sent yet, may still be
 * @param stoppedBefore   ended before the first mail left
 * @param delivered       sent and not bounced
 * @param promisedReplied promised among those who replied; the rest promised otherwise (by phone, by a check)
 * @param wonPromised     won among those who promised
 */
public record Funnel(long enrolled, long waiting, long stoppedBefore, long sent, long delivered, long replied, long promised,
        long promisedReplied, long won, long wonPromised) {
    // Below this a percentage pretends to know more than it does; the two numbers are shown instead.
    private static final long SMALL = 20;

    /** One bar of the chart: what it counts, how many, how wide, and the rate in words. */
    public record Bar(String outcome, String label, long count, String width, String rate) {
        public boolean isWon() {
            return outcome.equals("won");
        }
    }

    public List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        bars.add(bar("enrolled", "Enrolled", enrolled, ""));
        bars.add(bar("sent", "Sent", sent, sentSentence()));
        bars.add(bar("delivered", "Delivered", delivered, share(delivered, sent, "sent")));
        bars.add(bar("replied", "Replied", replied, share(replied, delivered, "delivered")));
        bars.add(bar("promised", "Promised", promised, share(promisedReplied, replied, "replies") + extra(promised - promisedReplied, "without a reply")));
        bars.add(bar("won", "Won", won, share(wonPromised, promised, "promised") + extra(won - wonPromised, "without a promise")));
        return List.copyOf(bars);
    }

    private String sentSentence() {
        List<String> parts = new ArrayList<>();
        if (waiting > 0) {
            parts.add(waiting + (waiting == 1 ? " waits" : " wait"));
        }
        if (stoppedBefore > 0) {
            parts.add(stoppedBefore + " stopped before");
        }
        return String.join(", ", parts);
    }

    private Bar bar(String outcome, String label, long count, String rate) {
        double width = enrolled == 0 ? 0 : 100.0 * count / enrolled;
        return new Bar(outcome, label, count, String.format(Locale.ROOT, "%.1f%%", width), rate);
    }

    private static String extra(long count, String words) {
        return count <= 0 ? "" : ", " + count + " " + words;
    }

    /** “26.8 % of delivered”, or “3 of 7 delivered” while the numbers are small; nothing of nothing says nothing. */
    public static String share(long part, long whole, String ofWhat) {
        if (whole == 0) {
            return "";
        }
        if (whole < SMALL) {
            return part + " of " + whole + " " + ofWhat;
        }
        return percent(part, whole) + " of " + ofWhat;
    }

    public static String percent(long part, long whole) {
        if (whole == 0) {
            return "";
        }
        String number = String.format(Locale.ROOT, "%.1f", 100.0 * part / whole);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " %";
    }
}
