package dev.linkwright.prospect.relevance;

import dev.linkwright.prospect.relevance.Evidence.Field;
import dev.linkwright.prospect.relevance.Topic.Kind;
import dev.linkwright.prospect.relevance.Topic.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Builds the topic of a brand: its keywords, their single words, the words of its assets, and the words that go with all these in the texts that
 * match them best (relevance feedback: Rocchio 1971, with the term choice of Carpineto et al. 2001), so that a page about the topic in other words is found.
 */
final class TopicBuilder {

    private static final double WORD = 0.3;
    private static final double TITLE = 0.2;
    private static final double ASSET = 0.25;
    private static final double RELATED = 0.5;
    private static final int ASSET_TERMS = 15;
    private static final int RELATED_TERMS = 25;
    private static final int FEEDBACK_TEXTS = 12;
    private static final int LEAST_FEEDBACK_TEXTS = 3;
    /** A text this much weaker than the best ones teaches nothing. */
    private static final double TEACHES = 0.4;
    /** What stands in so many texts tells nothing apart. */
    private static final double TOO_COMMON = 0.4;
    private static final int SHORTEST = 3;

    private final Map<String, Term> terms = new LinkedHashMap<>();
    private final List<Evidence> sample;
    private final Vocabulary vocabulary = new Vocabulary();

    private TopicBuilder(List<Evidence> sample) {
        this.sample = sample;
    }

    /**
     * @param keywords as typed
     * @param titles   of the assets
     * @param assets   their own text, where it has been read
     * @param sample   texts of the brand's prospects: enough to say how rare a term is
     */
    static Topic build(List<String> keywords, List<String> titles, List<Evidence> assets, List<Evidence> sample) {
        TopicBuilder builder = new TopicBuilder(sample);
        keywords.forEach(keyword -> builder.add(keyword, Kind.KEYWORD, null, 1));
        keywords.forEach(keyword -> builder.addWords(keyword, Kind.WORD, WORD));
        titles.forEach(title -> builder.addWords(title, Kind.ASSET, TITLE));
        if (builder.terms.isEmpty() && assets.isEmpty()) {
            return new Topic(List.of(), sample.size(), 0);
        }
        sample.forEach(builder.vocabulary::count);
        builder.addDistinctive(assets.stream().map(asset -> new Teacher(asset, 1.0 / assets.size())).toList(), 1, Kind.ASSET, ASSET, ASSET_TERMS);
        builder.addDistinctive(builder.teachers(), 0, Kind.RELATED, RELATED, RELATED_TERMS);
        return builder.counted();
    }

    /** A text that shows which words go with the topic, and how much it counts among the others. */
    private record Teacher(Evidence text, double share) {
    }

    private void add(String shown, Kind kind, String language, double weight) {
        String word = shown.strip().toLowerCase(Locale.ROOT);
        List<String> stems = Words.stems(word, language);
        if (!stems.isEmpty()) {
            terms.putIfAbsent(String.join(" ", stems), new Term(word, kind, language, weight, 0, 0));
        }
    }

    private void addWords(String text, Kind kind, double weight) {
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            add(word, kind, null, weight);
        }
    }

    /** The texts that match best so far. */
    private List<Teacher> teachers() {
        Weigher weigher = new Weigher(counted());
        List<Map.Entry<Evidence, Double>> best = sample.stream().filter(Evidence::said)
            .map(text -> Map.entry(text, weigher.of(text).map(Weigher.Found::sum).orElse(0.0)))
            .filter(each -> each.getValue() > 0)
            .sorted(Map.Entry.<Evidence, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(each -> each.getKey().domain()))
            .limit(FEEDBACK_TEXTS).toList();
        List<Map.Entry<Evidence, Double>> strong = best.stream().filter(each -> each.getValue() >= TEACHES * best.get(0).getValue()).toList();
        if (strong.size() < LEAST_FEEDBACK_TEXTS) {
            return List.of();
        }
        double all = strong.stream().mapToDouble(Map.Entry::getValue).sum();
        return strong.stream().map(each -> new Teacher(each.getKey(), each.getValue() / all)).toList();
    }

    /**
     * Words that stand in these texts more than elsewhere: p * ln(p / q), p their share here, q in all texts.
     *
     * @param leastTexts how many of the texts must hold a word; 0 for a quarter of them, at least two
     */
    private void addDistinctive(List<Teacher> teachers, int leastTexts, Kind kind, double weight, int most) {
        Map<Vocabulary.Key, Double> share = new HashMap<>();
        Map<Vocabulary.Key, Integer> holding = new HashMap<>();
        Map<Vocabulary.Key, String> written = new HashMap<>();
        for (Teacher teacher : teachers) {
            String language = Words.readAs(teacher.text().language());
            List<Words.Word> words = new ArrayList<>();
            teacher.text().fields().forEach(field -> words.addAll(Words.words(field.text(), language)));
            Set<Vocabulary.Key> here = new HashSet<>();
            for (Words.Word word : words) {
                Vocabulary.Key key = new Vocabulary.Key(language, word.stem());
                share.merge(key, teacher.share() / words.size(), Double::sum);
                written.merge(key, word.written(), (a, b) -> a.length() <= b.length() ? a : b);
                here.add(key);
            }
            here.forEach(key -> holding.merge(key, 1, Integer::sum));
        }
        int least = leastTexts > 0 ? leastTexts : Math.max(2, teachers.size() / 4);
        Map<Vocabulary.Key, Double> gain = new HashMap<>();
        share.forEach((key, p) -> {
            double q = vocabulary.share(key);
            if (p > q && holding.get(key) >= least && key.stem().length() >= SHORTEST && key.stem().chars().allMatch(Character::isLetter)
                && vocabulary.spread(key) <= TOO_COMMON && !terms.containsKey(key.stem())) {
                gain.put(key, p * Math.log(p / q));
            }
        });
        Optional<Double> top = gain.values().stream().max(Double::compare);
        gain.entrySet().stream()
            .sorted(Map.Entry.<Vocabulary.Key, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(each -> each.getKey().stem())).limit(most)
            .forEach(each -> add(written.get(each.getKey()), kind, each.getKey().language(), weight * each.getValue() / top.orElseThrow()));
    }

    /** The topic with how many texts of the sample hold each term. */
    private Topic counted() {
        List<Term> list = List.copyOf(terms.values());
        Weigher weigher = new Weigher(new Topic(list, 1, 1));
        long[] texts = new long[list.size()];
        double[] found = new double[list.size()];
        double length = 0;
        for (Evidence text : sample) {
            double[] here = new double[list.size()];
            length += Math.max(1, weigher.find(text, here));
            for (int i = 0; i < here.length; i++) {
                texts[i] += here[i] > 0 ? 1 : 0;
                found[i] += here[i];
            }
        }
        List<Term> counted = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Term term = list.get(i);
            counted.add(new Term(term.shown(), term.kind(), term.language(), term.weight(), texts[i], Math.max(texts[i], Math.round(found[i]))));
        }
        return new Topic(counted, sample.size(), Math.round(length));
    }

    /** How often each stem stands in the sample. */
    private static final class Vocabulary {

        record Key(String language, String stem) {
        }

        private final Map<Key, int[]> stems = new HashMap<>();
        private long words;
        private long texts;

        void count(Evidence evidence) {
            String language = Words.readAs(evidence.language());
            Set<Key> here = new HashSet<>();
            for (Field field : evidence.fields()) {
                for (String stem : Words.stems(field.text(), language)) {
                    Key key = new Key(language, stem);
                    stems.computeIfAbsent(key, unseen -> new int[2])[0]++;
                    here.add(key);
                    words++;
                }
            }
            here.forEach(key -> stems.get(key)[1]++);
            texts++;
        }

        double share(Key key) {
            return (stems.getOrDefault(key, new int[2])[0] + 0.5) / (words + 1.0);
        }

        double spread(Key key) {
            return stems.getOrDefault(key, new int[2])[1] / Math.max(10.0, texts);
        }
    }
}
