package dev.linkwright.web.link;

import java.util.List;

import dev.linkwright.link.reclaim.Cause;
import dev.linkwright.link.reclaim.Outcome;
import dev.linkwright.link.reclaim.ReclaimRate.Tally;

/**
 * The reclamation queue, or the closed cases behind a number of the rate.
 *
 * @param outcome the one shown, null for all that were closed
 * @param cause the one shown, null for all
 * @param days how far back closed cases are counted
 * @param total over all causes
 * @param more address of the following rows, null on the last page
 */
public record QueueView(List<CaseRow> rows, Outcome outcome, Cause cause, int days, Tally total, List<CauseLine> byCause, List<Repair> repairs, String more) {

    /** One cause with its counts. */
    public record CauseLine(Cause cause, Tally tally, int days) {
        /** The rows behind one of its numbers. */
        public String at(String outcome) {
            return QueueView.address(outcome, cause.name(), days);
        }
    }

    /** A page of ours that is gone. */
    public record Repair(long id, String url, String seen, long links) {}

    static String address(String outcome, String cause, int days) {
        return "/links?state=RECLAMATION&show=" + outcome + (cause == null ? "" : "&cause=" + cause) + "&days=" + days;
    }

    /** The rows behind one of the numbers over all causes. */
    public String at(String outcome) {
        return address(outcome, null, days);
    }

    public String here() {
        return address(outcome == null ? "CLOSED" : outcome.name(), cause == null ? null : cause.name(), days);
    }

    public String shown() {
        return outcome == null ? "Closed" : outcome.inWords();
    }

    public boolean open() {
        return outcome == Outcome.OPEN;
    }
}
