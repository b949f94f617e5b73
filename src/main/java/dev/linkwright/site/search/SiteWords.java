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
    /** Whether the text of {@code site_search} has it where it speaks of the site itself, before U+001F; {@link FillSiteSearch} puts it there. Parameter: :words. */
    public static final String IN_SITE = "strpos(split_part(text, chr(31), 1), :words) > 0";
    /** The same where it names who is there. */
    public static final String IN_PEOPLE = "strpos(split_part(text, chr(31), 2), :words) > 0";
    /** The same as {@link #MATCHING} for shorter ones. Parameter: :start. */
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
