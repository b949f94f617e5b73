package dev.linkwright.campaign.figures;

import dev.linkwright.campaign.figures.Share.Interval;

/**
 * Whether one version of a mail is really answered more than the other. Looked at every day, two equal versions differ “significantly” sooner
 * or later; so the bar is high (three standard errors, and {@value #LEAST} mails of each), and below it the answer is: no winner yet.
 */
public record TwoVersions(Share a, Share b) {
    /** Mails of each version before anything is said. */
    public static final int LEAST = 30;
    /** Standard errors apart: one look at two equal versions is wrong 1 time in 370, daily looks over months still in few of a hundred. */
    private static final double Z = 3.0;

    /** “A”, “B”, or blank while nobody knows. */
    public String winner() {
        if (Math.min(a.whole(), b.whole()) < LEAST) {
            return "";
        }
        Interval difference = difference();
        return difference.low() > 0 ? "A" : difference.high() < 0 ? "B" : "";
    }

    /** Of A's rate above B's: Newcombe's interval from two Wilson intervals (1998, method 10). */
    private Interval difference() {
        Interval one = a.interval(Z);
        Interval other = b.interval(Z);
        double d = a.rate() - b.rate();
        return new Interval(d - Math.hypot(a.rate() - one.low(), other.high() - b.rate()), d + Math.hypot(one.high() - a.rate(), b.rate() - other.low()));
    }

    /** What to make of it, in words. */
    public String sentence() {
        String winner = winner();
        if (!winner.isEmpty()) {
            return "Version " + winner + " is answered more: " + (winner.equals("A") ? a : b).percent() + " against " + (winner.equals("A") ? b : a).percent()
                    + ", more than chance explains.";
        }
        long few = Math.min(a.whole(), b.whole());
        if (few < LEAST) {
            return "No winner yet: " + few + " mails of the rarer version were sent, and below " + LEAST + " of each nothing can be said.";
        }
        long more = moreMails();
        return "No winner yet: the difference is within chance." + (more == 0 ? "" : more > 5_000 ? " They are probably equally good."
                : " If it stays as it is, about " + more + " more mails would tell.");
    }

    /** How many more of both together until the present difference would be told from chance, in round numbers; 0 where there is none. */
    private long moreMails() {
        double d = Math.abs(a.rate() - b.rate());
        if (d == 0) {
            return 0;
        }
        double each = Z * Z * (a.rate() * (1 - a.rate()) + b.rate() * (1 - b.rate())) / (d * d);
        long more = Math.round(2 * each) - a.whole() - b.whole();
        return Math.max(10, (more + 9) / 10 * 10);
    }
}
