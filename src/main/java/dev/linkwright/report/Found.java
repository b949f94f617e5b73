package dev.linkwright.report;

import java.util.List;

/** What a search found, by kind; kinds without a hit are left out. */
public record Found(String text, List<Group> groups) {

    /**
     * @param total how many were met; hits are the first of them
     * @param cut   whether there may be more: nobody went on counting
     */
    public record Group(String name, String icon, List<Hit> hits, long total, boolean cut) {
        public long more() {
            return total - hits.size();
        }
    }

    public record Hit(String path, String title, String about) {
    }

    public boolean nothing() {
        return groups.isEmpty();
    }

    public boolean tooShort() {
        return text.length() < Search.SHORTEST;
    }
}
