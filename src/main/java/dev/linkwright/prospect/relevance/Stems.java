package dev.linkwright.prospect.relevance;

import java.util.List;

/** The stems of words, for other rooms that compare texts. */
public final class Stems {

    private Stems() {
    }

    /** In order, without stop words, read as English. */
    public static List<String> of(String text) {
        return Words.stems(text, Words.DEFAULT_LANGUAGE);
    }
}
