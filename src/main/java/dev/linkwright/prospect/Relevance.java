package dev.linkwright.prospect;

import dev.linkwright.brand.TopicProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SmallFloat;

/**
 * How close the texts about sites are to a brand's topic profile: Lucene's BM25 over all texts of the brand's prospects, scaled to 0..1.
 * Two rounds: first every text is {@linkplain #count counted}, so that rare terms weigh more, then each is {@linkplain #of weighed}.
 */
final class Relevance {

    private static final BM25Similarity BM25 = new BM25Similarity();
    private static final String FIELD = "text";
    /** As many keywords as a page about the topic is expected to hold. */
    private static final int EXPECTED_KEYWORDS = 3;
    private static final double STEEPNESS = 2;
    private static final int SHOWN_TERMS = 4;

    /**
     * @param value   0..1
     * @param matched the terms found, strongest first
     */
    record Found(double value, List<String> matched) {
    }

    private final TopicProfile profile;
    private final long[] texts;
    private final long[] occurrences;
    private long counted;
    private long length;
    private SimScorer[] scorers;
    private double ideal;

    Relevance(TopicProfile profile) {
        this.profile = profile;
        this.texts = new long[profile.terms().size()];
        this.occurrences = new long[profile.terms().size()];
    }

    void count(String domain, String text) {
        List<String> stems = stems(domain, text);
        int[] frequencies = frequencies(stems);
        for (int i = 0; i < frequencies.length; i++) {
            texts[i] += frequencies[i] > 0 ? 1 : 0;
            occurrences[i] += frequencies[i];
        }
        counted++;
        length += Math.max(1, stems.size());
    }

    /**
     * @param text what an import or a page said about the site; blank where nobody said anything
     * @return empty when there is no evidence either way: no text, and nothing in the name matches
     */
    Optional<Found> of(String domain, String text) {
        if (profile.isEmpty()) {
            return Optional.empty();
        }
        List<String> stems = stems(domain, text);
        int[] frequencies = frequencies(stems);
        long norm = Byte.toUnsignedLong(SmallFloat.intToByte4(Math.max(1, stems.size())));
        double sum = 0;
        Map<String, Double> matched = new HashMap<>();
        for (int i = 0; i < frequencies.length; i++) {
            if (frequencies[i] > 0 && scorer(i) != null) {
                double score = scorer(i).score(frequencies[i], norm);
                sum += score;
                matched.merge(profile.terms().get(i).shown(), score, Double::sum);
            }
        }
        if (matched.isEmpty() && text.isBlank()) {
            return Optional.empty();
        }
        double value = sum == 0 ? 0 : 1 - Math.exp(-STEEPNESS * sum / ideal());
        return Optional.of(new Found(value, strongest(matched)));
    }

    private List<String> strongest(Map<String, Double> matched) {
        List<String> shown = new ArrayList<>();
        matched.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            // "work" says nothing more where "remote work" is named
            .filter(term -> matched.keySet().stream().noneMatch(other -> !other.equals(term) && (" " + other + " ").contains(" " + term + " ")))
            .limit(SHOWN_TERMS)
            .forEach(shown::add);
        return shown;
    }

    private List<String> stems(String domain, String text) {
        List<String> stems = new ArrayList<>(profile.stemsInName(domain));
        stems.addAll(TopicProfile.stems(text));
        return stems;
    }

    private int[] frequencies(List<String> stems) {
        int[] frequencies = new int[profile.terms().size()];
        for (int i = 0; i < frequencies.length; i++) {
            List<String> wanted = profile.terms().get(i).stems();
            for (int at = 0; at + wanted.size() <= stems.size(); at++) {
                frequencies[i] += stems.subList(at, at + wanted.size()).equals(wanted) ? 1 : 0;
            }
        }
        return frequencies;
    }

    private SimScorer scorer(int term) {
        if (scorers == null) {
            scorers = new SimScorer[texts.length];
            CollectionStatistics collection = new CollectionStatistics(FIELD, counted, counted, Math.max(length, counted), Math.max(length, counted));
            for (int i = 0; i < texts.length; i++) {
                if (texts[i] > 0) {
                    TopicProfile.Term wanted = profile.terms().get(i);
                    scorers[i] = BM25.scorer(wanted.boost(), collection,
                        new TermStatistics(new BytesRef(wanted.shown()), texts[i], occurrences[i]));
                }
            }
        }
        return scorers[term];
    }

    /** What a text about nothing else would reach: the expected number of keywords of average rarity, each at its ceiling. */
    private double ideal() {
        if (ideal == 0) {
            double sum = 0;
            int found = 0;
            for (int i = 0; i < texts.length; i++) {
                if (scorer(i) != null) {
                    // BM25 approaches boost * idf as a term fills the text.
                    sum += scorer(i).score(1_000_000f, 1) / profile.terms().get(i).boost();
                    found++;
                }
            }
            ideal = found == 0 ? 1 : EXPECTED_KEYWORDS * sum / found;
        }
        return ideal;
    }
}
