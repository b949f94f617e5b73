package dev.linkwright.web.link;

import java.time.LocalDate;
import java.util.List;

import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Brand;
import dev.linkwright.link.LinkBoard;
import dev.linkwright.link.MentionState;

/**
 * Everything the Links page shows.
 *
 * @param more address of the following rows, null on the last page
 * @param queue of the tab Reclamation queue, else null
 * @param assets of the brand, to assign links to
 * @param exportAddress a file of all rows of the tab as it is narrowed; null where there is none
 * @param closedAs which closed mentions are shown; null for those that wait
 */
public record LinksView(Brand brand, LinksTab tab, List<Tab> tabs, LinkBoard.Counts counts, List<LinkRow> links, List<MentionRow> mentions, Narrowing narrowing,
                        LocalDate today, String more, QueueView queue, MentionState closedAs, List<Asset> assets, String exportAddress) {

    public record Tab(LinksTab tab, long count, boolean here) {}

    /** The filters of the won links, as chosen and as offered. */
    public record Narrowing(List<Choice> qualifiers, List<Choice> assets, List<Choice> anchors) {

        /** @param address the page with this choice made; choosing it again takes it back */
        public record Choice(String words, String address, boolean on) {}

        public String qualifier() {
            return chosen(qualifiers);
        }

        public String anchor() {
            return chosen(anchors);
        }

        public String asset() {
            return chosen(assets);
        }

        private static String chosen(List<Choice> choices) {
            return choices.stream().filter(Choice::on).map(Choice::words).findFirst().orElse("");
        }
    }

    /** Which closed mentions are shown; blank for those that wait. */
    public String shows() {
        return closedAs == null ? "" : closedAs.name();
    }

    /** Where forms of this tab lead back to. */
    public String address() {
        return "/links?state=" + tab + (closedAs == null ? "" : "&show=" + closedAs);
    }

    public boolean empty() {
        return links.isEmpty() && mentions.isEmpty();
    }

    public boolean narrowed() {
        return !narrowing.qualifier().isEmpty() || !narrowing.asset().isEmpty() || !narrowing.anchor().isEmpty();
    }
}
