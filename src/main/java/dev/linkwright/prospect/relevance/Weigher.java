package dev.linkwright.prospect.relevance;

import dev.linkwright.prospect.relevance.Topic.Kind;
import dev.linkwright.prospect.relevance.Topic.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SmallFloat;

/**
 * How close the words about a site are to a topic: Lucene's BM25 of every term, over a text whose weightier places count more (BM25F,
 * Robertson et al. 2004), scaled to 0..1. Not for several threads at once.
 */
final class Weigher {

    private static final BM25Similarity BM25 = new BM25Similarity();
    private static final String FIELD = "text";
    private static final float NAME_WEIGHT = 1.5f;
    /** "working remotely" is nearly "remote work". */
    private static final double OTHER_WAY_ROUND = 0.8;
    /** As many keywords as a page about the topic is expected to hold. */
    private static final int MOST_EXPECTED = 3;
    private static final double LEAST_EXPECTED = 1.5;
    private static final double STEEPNESS = 2;
    private static final int SHOWN_TERMS = 4;
    private static final int LEAST_AVERAGE = 100;

    /**
     * @param value   0..1
     * @param matched the terms found, strongest first
     * @param sum     before scaling, for comparing texts with each other
     */
    record Found(double value, List<String> matched, double sum) {
    }

    /** The terms of the topic as stems of one language. */
    private record InLanguage(List<List<String>> stems, Map<String, List<Integer>> byFirst) {
    }

    private final Topic topic;
    private final SimScorer[] scorers;
    private final double ideal;
    private final CharArraySet inNames;
    private final Map<String, InLanguage> languages = new HashMap<>();

    Weigher(Topic topic) {
        this.topic = topic;
        this.scorers = scorers(topic);
        this.ideal = ideal();
        this.inNames = Words.forNames(topic.terms().stream().filter(term -> term.kind() != Kind.RELATED)
            .flatMap(term -> Arrays.stream(term.shown().split("[^\\p{L}\\p{N}]+"))).collect(Collectors.toSet()));
    }

    /** @return empty when there is no evidence either way: nobody said anything, and nothing in the name matches */
    Optional<Found> of(Evidence evidence) {
        if (topic.isEmpty()) {
            return Optional.empty();
        }
        double[] found = new double[topic.terms().size()];
        double length = find(evidence, found);
        long norm = Byte.toUnsignedLong(SmallFloat.intToByte4((int) Math.max(1, Math.round(length))));
        double sum = 0;
        Map<String, Double> matched = new HashMap<>();
        for (int i = 0; i < found.length; i++) {
            if (found[i] > 0) {
                double score = scorers[i].score((float) found[i], norm);
                sum += score;
                matched.merge(topic.terms().get(i).shown(), score, Double::sum);
            }
        }
        if (matched.isEmpty() && !evidence.said()) {
            return Optional.empty();
        }
        return Optional.of(new Found(sum == 0 ? 0 : 1 - Math.exp(-STEEPNESS * sum / ideal), strongest(matched), sum));
    }

    /**
     * How often each term stands in the evidence, weighted by place.
     *
     * @param found is added to
     * @return the weighted number of words
     */
    double find(Evidence evidence, double[] found) {
        String language = Words.readAs(evidence.language());
        InLanguage terms = languages.computeIfAbsent(language, this::inLanguage);
        double length = 0;
        String name = Words.inName(evidence.domain(), inNames);
        length += find(Words.stems(name, language), terms, NAME_WEIGHT, found);
        for (Evidence.Field field : evidence.fields()) {
            length += find(Words.stems(field.text(), language), terms, field.weight(), found);
        }
        return length;
    }

    private static double find(List<String> stems, InLanguage terms, float weight, double[] found) {
        for (int at = 0; at < stems.size(); at++) {
            for (int term : terms.byFirst().getOrDefault(stems.get(at), List.of())) {
                List<String> wanted = terms.stems().get(term);
                int end = at + wanted.size();
                if (end <= stems.size() && stems.subList(at, end).equals(wanted)) {
                    found[term] += weight;
                } else if (wanted.size() == 2 && at > 0 && stems.get(at - 1).equals(wanted.get(1))) {
                    found[term] += OTHER_WAY_ROUND * weight;
                }
            }
        }
        return weight * stems.size();
    }

    private InLanguage inLanguage(String language) {
        List<List<String>> stems = new ArrayList<>();
        Map<String, List<Integer>> byFirst = new HashMap<>();
        for (Term term : topic.terms()) {
            List<String> cut = term.language() == null || term.language().equals(language) ? Words.stems(term.shown(), language) : List.of();
            if (!cut.isEmpty()) {
                byFirst.computeIfAbsent(cut.get(0), first -> new ArrayList<>()).add(stems.size());
            }
            stems.add(cut);
        }
        return new InLanguage(stems, byFirst);
    }

    private static List<String> strongest(Map<String, Double> matched) {
        return matched.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            // "work" says nothing more where "remote work" is named
            .filter(term -> matched.keySet().stream().noneMatch(other -> !other.equals(term) && (" " + other + " ").contains(" " + term + " ")))
            .limit(SHOWN_TERMS).toList();
    }

    private static SimScorer[] scorers(Topic topic) {
        long texts = Math.max(1, topic.texts());
        // where imports said only a few words so far, a page of ordinary length is not a long text
        long length = Math.max(texts * LEAST_AVERAGE, topic.length());
        CollectionStatistics all = new CollectionStatistics(FIELD, texts, texts, length, length);
        return topic.terms().stream().map(term -> {
            // a term that no text held yet is as rare as one that a single text holds
            long holding = Math.min(texts, Math.max(1, term.texts()));
            return BM25.scorer((float) term.weight(), all, new TermStatistics(new BytesRef(term.shown()), holding, Math.max(holding, term.found())));
        }).toArray(SimScorer[]::new);
    }

    /** What a text about nothing else would reach: the expected number of keywords of average rarity, each at its ceiling. */
    private double ideal() {
        double sum = 0;
        int keywords = 0;
        for (int i = 0; i < scorers.length; i++) {
            if (topic.terms().get(i).kind() == Kind.KEYWORD || topic.terms().stream().noneMatch(term -> term.kind() == Kind.KEYWORD)) {
                // BM25 approaches weight * idf as a term fills the text
                sum += scorers[i].score(1_000_000f, 1) / topic.terms().get(i).weight();
                keywords++;
            }
        }
        return keywords == 0 || sum == 0 ? 1 : Math.min(MOST_EXPECTED, Math.max(LEAST_EXPECTED, keywords)) * sum / keywords;
    }
}
