package dev.linkwright.imports;

import java.time.LocalDate;
import java.util.List;

/**
 * What one row of a file says, before anything is written. A refused row has a reason and its cells, nothing else.
 *
 * @param text   words about the site: titles, categories, anchors, context
 * @param notes  columns nobody knew, as "Name: value"
 * @param spam   percent
 * @param isSpam a tool's flag, null when it says nothing
 */
record StagedRow(long number, long line, String refused, List<String> cells, String domain, String page, String target, String anchor,
                 String title, String text, String notes, Double dr, Double da, Double as, Double tf, Double traffic, Double spam,
                 Boolean isSpam, Long rank, List<String> emails, String person, String role, boolean nofollow, boolean ugc, boolean sponsored,
                 LocalDate firstSeen, LocalDate lastSeen) {

    static StagedRow refused(long number, long line, String reason, List<String> cells) {
        return new StagedRow(number, line, reason, cells, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, List.of(), null, null, false, false, false, null, null);
    }
}
