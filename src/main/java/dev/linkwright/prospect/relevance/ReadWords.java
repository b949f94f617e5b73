package dev.linkwright.prospect.relevance;

import dev.linkwright.fetch.PageWords;

/**
 * The words of a page as they are kept.
 *
 * @param packed   description, headings and body, deflated
 * @param language two letters; null where nobody can tell
 * @param letters  before packing
 */
public record ReadWords(byte[] packed, String language, int letters) {

    public static ReadWords of(PageWords page) {
        PackedWords words = new PackedWords(page.description(), page.headings(), page.body());
        return new ReadWords(words.pack(), Language.of(page.all(), page.language()),
            page.description().length() + page.headings().length() + page.body().length());
    }
}
