package dev.linkwright.brand;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.compound.DictionaryCompoundWordTokenFilter;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * What a brand is about, ready to be found in texts: its keywords as phrases of stems, the single words of them, and the words of
 * its assets' titles. Words are cut, lower-cased and stemmed by Lucene's analysis for English.
 */
public final class TopicProfile {

    private static final Analyzer ANALYZER = new EnglishAnalyzer();
    private static final float WHOLE = 1f;
    private static final float PART = 0.3f;
    private static final int SHORTEST_WORD_IN_NAME = 4;

    /**
     * Something to look for.
     *
     * @param shown as the person wrote it: "remote work"
     * @param stems in this order, side by side
     * @param boost 1 for a keyword, less for a single word of one or of an asset's title
     */
    public record Term(String shown, List<String> stems, float boost) {

        public boolean isKeyword() {
            return boost == WHOLE;
        }
    }

    private final List<Term> terms;
    private final CharArraySet words;

    private TopicProfile(List<Term> terms, Set<String> words) {
        this.terms = terms;
        this.words = new CharArraySet(words, true);
    }

    public static TopicProfile of(Brand brand, List<Asset> assets) {
        return of(brand.keywords(), assets.stream().map(Asset::title).toList());
    }

    public static TopicProfile of(List<String> keywords, List<String> assetTitles) {
        Map<List<String>, Term> terms = new LinkedHashMap<>();
        Set<String> words = new LinkedHashSet<>();
        for (String keyword : keywords) {
            List<String> stems = stems(keyword);
            if (!stems.isEmpty()) {
                terms.put(stems, new Term(keyword.strip().toLowerCase(Locale.ROOT), stems, WHOLE));
            }
        }
        keywords.forEach(keyword -> addWords(keyword, terms, words));
        assetTitles.forEach(title -> addWords(title, terms, words));
        return new TopicProfile(List.copyOf(terms.values()), words);
    }

    private static void addWords(String text, Map<List<String>, Term> terms, Set<String> words) {
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            List<String> stems = stems(word);
            if (stems.size() == 1) {
                terms.putIfAbsent(stems, new Term(word, stems, PART));
                if (word.length() >= SHORTEST_WORD_IN_NAME) {
                    words.add(word);
                }
            }
        }
    }

    public List<Term> terms() {
        return terms;
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** The stems of a text in order; stop words are left out. */
    public static List<String> stems(String text) {
        return tokens(() -> ANALYZER.tokenStream("text", text));
    }

    /** The stems in the name of a domain, taken apart at hyphens and at words of this profile: remoteworkhub holds remote and work. */
    public List<String> stemsInName(String domain) {
        String label = domain.substring(0, domain.indexOf('.') < 0 ? domain.length() : domain.indexOf('.'));
        List<String> stems = new ArrayList<>();
        List<String> found = tokens(() -> {
            LetterTokenizer letters = new LetterTokenizer();
            letters.setReader(new StringReader(label));
            return new DictionaryCompoundWordTokenFilter(letters, words, SHORTEST_WORD_IN_NAME + 1, SHORTEST_WORD_IN_NAME, 30, false);
        });
        new LinkedHashSet<>(found).forEach(word -> stems.addAll(stems(word)));
        return stems;
    }

    private interface Opening {
        TokenStream open() throws IOException;
    }

    private static List<String> tokens(Opening opening) {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = opening.open()) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
            stream.end();
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
        return tokens;
    }
}
