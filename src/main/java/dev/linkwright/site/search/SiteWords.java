package dev.linkwright.site.search;

import java.util.Locale;

/**
 * What somebody looks for among the words of sites (domain, title, people), as patterns; its wildcards are ordinary letters. Three letters and
 * more are found anywhere, by trigrams; fewer only where a domain begins with them, by its B-tree.
 */
public record SiteWords(String text) {

    private static final int TRIGRAM = 3;

    /** The ids of sites that fit, with repetitions. Parameters: :anywhere, :start. For texts that {@link #areLong()}. */
    public static final String MATCHING = """
            select id from site_search where text like :anywhere
            union all select id from site_search_waiting where text like :anywhere
            union all select id from sites_beginning(:start, null) id""";
    /** The same for shorter ones. Parameter: :start. */
    public static final String BEGINNING = "select id from sites_beginning(:start, null) id";

    public SiteWords {
        text = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    public boolean areLong() {
        return text.length() >= TRIGRAM;
    }

    public String anywhere() {
        return "%" + escaped() + "%";
    }

    public String start() {
        return escaped() + "%";
    }

    private String escaped() {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }
}
