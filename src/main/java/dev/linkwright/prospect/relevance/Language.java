package dev.linkwright.prospect.relevance;

import com.google.common.base.Optional;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Tells the language of a text by its letters. */
final class Language {

    /** Below this many letters a guess is worth less than what the page says of itself. */
    private static final int ENOUGH = 80;
    private static final int READ = 3_000;

    private Language() {
    }

    /** Read once, when the first text is to be told: about a second and 30 MB. */
    private static final class Profiles {
        static final LanguageDetector DETECTOR = read();

        private static LanguageDetector read() {
            try {
                return LanguageDetectorBuilder.create(NgramExtractors.standard()).withProfiles(new LanguageProfileReader().readAllBuiltIn())
                    .minimalConfidence(0.8).build();
            } catch (IOException notInTheJar) {
                throw new UncheckedIOException(notInTheJar);
            }
        }
    }

    /**
     * @param said what the page says of itself, such as "en-GB"; null or blank where it says nothing
     * @return two letters (ISO 639-1); null where nobody can tell
     */
    static String of(String text, String said) {
        String claimed = said == null || said.isBlank() ? null : said.strip().toLowerCase(Locale.ROOT).split("[-_]")[0];
        if (text.length() < ENOUGH) {
            return claimed;
        }
        Optional<LdLocale> found = Profiles.DETECTOR.detect(text.substring(0, Math.min(READ, text.length())));
        return found.isPresent() ? found.get().getLanguage() : claimed;
    }
}
