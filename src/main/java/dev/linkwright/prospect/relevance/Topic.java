package dev.linkwright.prospect.relevance;

import java.util.List;

/**
 * What a brand is about, with what its prospects' texts say about how rare each term is. Kept with the brand, so that one new page is weighed
 * like all the others before it.
 *
 * @param terms  what to look for
 * @param texts  how many texts were counted
 * @param length of all of them, in weighted words
 */
public record Topic(List<Term> terms, long texts, long length) {

    /** Where a term comes from; earlier kinds weigh more. */
    public enum Kind { KEYWORD, WORD, ASSET, RELATED }

    /**
     * Something to look for.
     *
     * @param shown    as a person wrote it: "remote work"
     * @param language of {@code shown}; null for words that are looked for in every language
     * @param weight   1 for a keyword, less for everything else
     * @param texts    how many texts hold it
     * @param found    how often in all of them, at least {@code texts}
     */
    public record Term(String shown, Kind kind, String language, double weight, long texts, long found) {
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }
}
