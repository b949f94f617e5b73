package dev.linkwright.prospect.relevance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.compound.DictionaryCompoundWordTokenFilter;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.te.TeluguAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/** Cuts a text into the stems of its words by Lucene's analyzer for its language; languages without one are read as English. */
final class Words {

    static final String DEFAULT_LANGUAGE = "en";

    private static final Map<String, Analyzer> ANALYZERS = Map.ofEntries(
        Map.entry("ar", new ArabicAnalyzer()), Map.entry("bg", new BulgarianAnalyzer()), Map.entry("bn", new BengaliAnalyzer()),
        Map.entry("ca", new CatalanAnalyzer()), Map.entry("cs", new CzechAnalyzer()), Map.entry("da", new DanishAnalyzer()),
        Map.entry("de", new GermanAnalyzer()), Map.entry("el", new GreekAnalyzer()), Map.entry("en", new EnglishAnalyzer()),
        Map.entry("es", new SpanishAnalyzer()), Map.entry("et", new EstonianAnalyzer()), Map.entry("eu", new BasqueAnalyzer()),
        Map.entry("fa", new PersianAnalyzer()), Map.entry("fi", new FinnishAnalyzer()), Map.entry("fr", new FrenchAnalyzer()),
        Map.entry("ga", new IrishAnalyzer()), Map.entry("gl", new GalicianAnalyzer()), Map.entry("hi", new HindiAnalyzer()),
        Map.entry("hu", new HungarianAnalyzer()), Map.entry("id", new IndonesianAnalyzer()), Map.entry("it", new ItalianAnalyzer()),
        Map.entry("ja", new CJKAnalyzer()), Map.entry("ko", new CJKAnalyzer()), Map.entry("lt", new LithuanianAnalyzer()),
        Map.entry("lv", new LatvianAnalyzer()), Map.entry("nl", new DutchAnalyzer()), Map.entry("no", new NorwegianAnalyzer()),
        Map.entry("pt", new PortugueseAnalyzer()), Map.entry("ro", new RomanianAnalyzer()), Map.entry("ru", new RussianAnalyzer()),
        Map.entry("sr", new SerbianAnalyzer()), Map.entry("sv", new SwedishAnalyzer()), Map.entry("ta", new TamilAnalyzer()),
        Map.entry("te", new TeluguAnalyzer()), Map.entry("th", new ThaiAnalyzer()), Map.entry("tr", new TurkishAnalyzer()),
        Map.entry("zh", new CJKAnalyzer()));

    private static final int SHORTEST_IN_NAME = 4;

    /** A stem and the word it was cut from. */
    record Word(String stem, String written) {
    }

    private interface Opening {
        TokenStream open() throws IOException;
    }

    private Words() {
    }

    /** The language a text is read in. */
    static String readAs(String language) {
        return language != null && ANALYZERS.containsKey(language) ? language : DEFAULT_LANGUAGE;
    }

    /** The stems of a text in order; stop words are left out. */
    static List<String> stems(String text, String language) {
        return tokens(() -> ANALYZERS.get(readAs(language)).tokenStream("text", text));
    }

    static List<Word> words(String text, String language) {
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = ANALYZERS.get(readAs(language)).tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(new Word(term.toString(), text.substring(place.startOffset(), place.endOffset()).toLowerCase(java.util.Locale.ROOT)));
            }
            stream.end();
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
        return words;
    }

    /** Words that are worth finding inside a domain's name. */
    static CharArraySet forNames(Collection<String> words) {
        Set<String> longEnough = new LinkedHashSet<>(words);
        longEnough.removeIf(word -> word.length() < SHORTEST_IN_NAME);
        return new CharArraySet(longEnough, true);
    }

    /** The words in the name of a domain, taken apart at hyphens and at known words: remoteworkhub.com holds remote and work. */
    static String inName(String domain, CharArraySet known) {
        String label = domain.substring(0, domain.indexOf('.') < 0 ? domain.length() : domain.indexOf('.'));
        List<String> found = tokens(() -> {
            LetterTokenizer letters = new LetterTokenizer();
            letters.setReader(new java.io.StringReader(label));
            return new DictionaryCompoundWordTokenFilter(letters, known, SHORTEST_IN_NAME + 1, SHORTEST_IN_NAME, 30, false);
        });
        return String.join(" ", new LinkedHashSet<>(found));
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
