package dev.linkwright.imports;

import java.time.LocalDate;
import java.util.List;

import dev.linkwright.shared.CopyText;

/**
 * What one row of a file says, before anything is written. A refused row has a reason and its cells, nothing else.
 *
 * @param text   words about the site: categories, anchors, context
 * @param notes  columns nobody knew, as "Name: value"
 * @param spam   percent
 * @param isSpam a tool's flag, null when it says nothing
 * @param linksTo "rival.example 12" for each competitor its site links to; empty for any other kind of import
 * @param ours   work in hand as {@link PipelineReader} says it, null where the file holds none
 */
record StagedRow(long number, long line, String refused, List<String> cells, String domain, String page, String target, String anchor,
                 String title, String text, String notes, Double dr, Double da, Double as, Double tf, Double traffic, Double spam,
                 Boolean isSpam, Long rank, List<String> emails, String person, String role, boolean nofollow, boolean ugc, boolean sponsored,
                 LocalDate firstSeen, LocalDate lastSeen, LostSaid lost, PriceSaid price, List<String> linksTo, List<String> ours) {

    /** The columns of the staging table, in the order in which a row writes itself. */
    static final String COLUMNS = """
        row_no bigint, line_no bigint, refused text, cells text[], domain text, page text, target text, anchor text,
        title text, text text, notes text, dr double precision, da double precision, ascore double precision, tf double precision,
        traffic double precision, spam double precision, is_spam boolean, rank bigint, email text, more_emails text[], person text, role text,
        nofollow boolean, ugc boolean, sponsored boolean, first_seen date, last_seen date,
        lost boolean, lost_on date, lost_why text,
        price_placement text, price_amount bigint, price_currency text, price_rel text,
        links_to text[], ours text[]""";

    /**
     * What a placement is said to cost.
     *
     * @param amount   in minor units of the currency
     * @param currency ISO 4217
     * @param rel      FOLLOW, NOFOLLOW, SPONSORED, UGC, or null when nobody said
     */
    record PriceSaid(String placement, long amount, String currency, String rel) {
    }

    /**
     * A link that the tool says is gone.
     *
     * @param day null when it does not say when
     * @param why in the tool's words, "" when it does not say
     */
    record LostSaid(LocalDate day, String why) {
    }

    static StagedRow refused(long number, long line, String reason, List<String> cells) {
        return new StagedRow(number, line, reason, cells, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, List.of(), null, null, false, false, false, null, null, null, null, List.of(), null);
    }

    boolean measures() {
        return dr != null || da != null || as != null || tf != null || traffic != null || spam != null;
    }

    void write(CopyText row) {
        row.add(number).add(line).add(refused).add(cells).add(domain).add(page).add(target).add(anchor).add(title).add(text).add(notes)
            .add(dr).add(da).add(as).add(tf).add(traffic).add(spam).add(isSpam).add(rank)
            .add(emails.isEmpty() ? null : emails.get(0)).add(emails.size() < 2 ? null : emails.subList(1, emails.size()))
            .add(person).add(role).add(nofollow).add(ugc).add(sponsored)
            .add(firstSeen == null ? null : firstSeen.toString()).add(lastSeen == null ? null : lastSeen.toString())
            .add(lost != null).add(lost == null || lost.day() == null ? null : lost.day().toString()).add(lost == null ? null : lost.why())
            .add(price == null ? null : price.placement()).add(price == null ? null : (Long) price.amount())
            .add(price == null ? null : price.currency()).add(price == null ? null : price.rel())
            .add(linksTo).add(ours);
        row.end();
    }
}
