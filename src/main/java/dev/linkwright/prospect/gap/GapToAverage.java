package dev.linkwright.prospect.gap;

import java.time.LocalDate;
import java.util.List;

/**
 * Our referring domains beside the competitors'.
 *
 * @param ours       sites that link to us: live links we watch, and those a file of our own referring domains names
 * @param ownFile    whether such a file was brought; without one the comparison leans to the competitors
 * @param rows       competitors with a file, most sites first
 * @param withoutFile competitors nobody brought a file of; they don't count
 */
public record GapToAverage(long ours, boolean ownFile, List<Row> rows, List<String> withoutFile) {

    /**
     * @param sites   that link to the competitor
     * @param sources whose files say so
     * @param asOf    day of the newest of them
     */
    public record Row(String competitor, long sites, List<String> sources, LocalDate asOf) {
    }

    public boolean known() {
        return !rows.isEmpty();
    }

    /** Mean of the competitors' counts, rounded. */
    public long average() {
        return Math.round(rows.stream().mapToLong(Row::sites).average().orElse(0));
    }

    /** How many sites more the average competitor has than we; negative when we have more. */
    public long gap() {
        return average() - ours;
    }

    /** How many more sites link to this competitor than to us; negative when fewer. */
    public long difference(Row row) {
        return row.sites() - ours;
    }
}
