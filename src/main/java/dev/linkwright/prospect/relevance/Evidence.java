package dev.linkwright.prospect.relevance;

import java.time.LocalDate;
import java.util.List;

/**
 * What is known of a site in words.
 *
 * @param fields   what was said, weightier places first; blank ones are left out
 * @param language two letters; null is read as English
 * @param source   who said so; null where only the name is known
 * @param asOf     the day it was so
 */
public record Evidence(String domain, List<Field> fields, String language, String source, LocalDate asOf) {

    /** A part of a page or an import. A word in it counts {@code weight} times. */
    public record Field(String text, float weight) {
    }

    /** Whether anybody said anything: a name alone is no evidence that a site is about something else. */
    public boolean said() {
        return !fields.isEmpty();
    }
}
