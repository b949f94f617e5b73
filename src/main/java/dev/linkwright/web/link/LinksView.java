package dev.linkwright.web.link;

import java.time.LocalDate;
import java.util.List;

import dev.linkwright.brand.Brand;
import dev.linkwright.link.LinkBoard;

/**
 * Everything the Links page shows.
 *
 * @param more address of the following rows, null on the last page
 */
public record LinksView(Brand brand, LinksTab tab, List<Tab> tabs, LinkBoard.Counts counts, List<LinkRow> links, List<MentionRow> mentions, Narrowing narrowing,
                        LocalDate today, String more) {

    public record Tab(LinksTab tab, long count, boolean here) {}

    /** The filters of the won links, as chosen and as offered. */
    public record Narrowing(List<Choice> qualifiers, List<Choice> assets) {

        /** @param address the page with this choice made; choosing it again takes it back */
        public record Choice(String words, String address, boolean on) {}

        public String qualifier() {
            return chosen(qualifiers);
        }

        public String asset() {
            return chosen(assets);
        }

        private static String chosen(List<Choice> choices) {
            return choices.stream().filter(Choice::on).map(Choice::words).findFirst().orElse("");
        }
    }

    public boolean empty() {
        return links.isEmpty() && mentions.isEmpty();
    }

    public boolean narrowed() {
        return !narrowing.qualifier().isEmpty() || !narrowing.asset().isEmpty();
    }
}
