package dev.linkwright.prospect.relevance;

import dev.linkwright.prospect.relevance.LabelledTexts.Labelled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * How good an order is: with the words of each category as the topic, texts of that category should come first. NDCG@10 (Järvelin, Kekäläinen 2002;
 * gain 1 or 0) and precision@10, averaged over the categories.
 */
record OrderQuality(double ndcg, double precision) {

    private static final int DEPTH = 10;

    /** Builds an order for one topic. */
    interface Ranker {
        ToDoubleFunction<Labelled> of(List<String> words);
    }

    static OrderQuality ofOurs(LabelledTexts texts) {
        List<Evidence> evidence = texts.all().stream().map(OrderQuality::evidence).toList();
        return of(texts, words -> {
            Weigher weigher = new Weigher(TopicBuilder.build(words, List.of(), List.of(), evidence));
            return text -> weigher.of(evidence(text)).map(Weigher.Found::value).orElse(-1.0);
        });
    }

    /** Counts of words as they stand, the angle between text and topic: what a plain search would do. */
    static OrderQuality ofCosine(LabelledTexts texts) {
        return of(texts, words -> {
            Map<String, Integer> wanted = counts(String.join(" ", words));
            return text -> {
                Map<String, Integer> here = counts(text.text());
                double together = wanted.entrySet().stream().mapToDouble(word -> word.getValue() * here.getOrDefault(word.getKey(), 0)).sum();
                return together == 0 ? 0 : together / (length(wanted) * length(here));
            };
        });
    }

    static OrderQuality ofRandom(LabelledTexts texts) {
        Random random = new Random(5);
        double ndcg = 0;
        double precision = 0;
        int rounds = 200;
        for (int i = 0; i < rounds; i++) {
            OrderQuality one = of(texts, words -> text -> random.nextDouble());
            ndcg += one.ndcg() / rounds;
            precision += one.precision() / rounds;
        }
        return new OrderQuality(ndcg, precision);
    }

    private static OrderQuality of(LabelledTexts texts, Ranker ranker) {
        double ndcg = 0;
        double precision = 0;
        for (String category : texts.categories()) {
            ToDoubleFunction<Labelled> score = ranker.of(LabelledTexts.words(category));
            record Scored(Labelled text, double score) {
            }
            List<Scored> order = new ArrayList<>(texts.all().stream().map(text -> new Scored(text, score.applyAsDouble(text))).toList());
            // texts that tie are in no order: their names, scrambled, decide
            order.sort(Comparator.comparingDouble((Scored each) -> -each.score()).thenComparing(each -> each.text().site().hashCode() * 31));
            double gain = 0;
            double best = 0;
            int hits = 0;
            long right = texts.all().stream().filter(text -> text.category().equals(category)).count();
            for (int i = 0; i < Math.min(DEPTH, order.size()); i++) {
                double discount = 1 / (Math.log(i + 2) / Math.log(2));
                boolean hit = order.get(i).text().category().equals(category);
                gain += hit ? discount : 0;
                hits += hit ? 1 : 0;
                best += i < right ? discount : 0;
            }
            ndcg += gain / best / texts.categories().size();
            precision += hits / (double) Math.min(DEPTH, right) / texts.categories().size();
        }
        return new OrderQuality(ndcg, precision);
    }

    private static Evidence evidence(Labelled text) {
        return new Evidence(text.site(), text.text().isBlank() ? List.of() : List.of(new Evidence.Field(text.text(), 1)), null, "label", null);
    }

    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            counts.merge(word, 1, Integer::sum);
        }
        return counts;
    }

    private static double length(Map<String, Integer> counts) {
        return Math.sqrt(counts.values().stream().mapToDouble(n -> (double) n * n).sum());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "NDCG@10 %.3f, precision@10 %.3f", ndcg, precision);
    }
}
