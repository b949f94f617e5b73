package dev.linkwright.api;

import dev.linkwright.shared.SqlState;

/** The one letter of Unicode that the database does not take: no keyboard writes it, so whatever holds it came there by mistake. */
final class NulLetter {

    static final String SAID = "A text holds a letter that no text has (NUL). Nothing was saved; take it out and send it again.";
    /** PostgreSQL, appendix A: character_not_in_repertoire. */
    private static final String NOT_IN_REPERTOIRE = "22021";

    private NulLetter() {
    }

    static boolean isBehind(Throwable failed) {
        return SqlState.behind(failed).filter(NOT_IN_REPERTOIRE::equals).isPresent();
    }
}
