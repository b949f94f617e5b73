package dev.linkwright.imports.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One kind of file a tool exports.
 *
 * @param name    what people call it: "Ahrefs referring domains"
 * @param tool    who measured: "Ahrefs"; the source of the readings it brings
 * @param holds   what its rows are
 * @param columns normalised header to meaning
 * @param telling headers without which it is not this file, each in its spellings
 * @param currency what bare prices in it are in, ISO 4217
 */
public record KnownSource(String name, String tool, Holds holds, Map<String, Meaning> columns, List<Set<String>> telling, Optional<String> currency) {

    /** What the rows of a file are. */
    public enum Holds { SITES, LINKS, AUTHORITY_RANKS, POPULARITY_RANKS, TOTALS }

    boolean isIn(Set<String> headers) {
        return telling.stream().allMatch(spellings -> spellings.stream().anyMatch(headers::contains));
    }

    /** How many of these headers this source explains. */
    int explains(Set<String> headers) {
        return (int) headers.stream().filter(columns::containsKey).count();
    }

    /** Whether it is what we export ourselves. */
    public boolean isOurs() {
        return tool.equals(KnownSources.OURS);
    }

    public boolean isRankList() {
        return holds == Holds.AUTHORITY_RANKS || holds == Holds.POPULARITY_RANKS;
    }
}
