package dev.linkwright.prospect.broken;

import dev.linkwright.brand.Asset;
import dev.linkwright.prospect.relevance.Stems;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An asset that could stand where a dead link stands, with the words they have in common: those of the link's anchor, its surroundings and
 * its address against those of the asset's title, kind and address, stemmed for English.
 */
public record Replacement(Asset asset, List<String> words) {

    public int common() {
        return words.size();
    }

    /** The assets of a brand, the one with most words in common first. */
    public static List<Replacement> ranked(OutboundLink link, List<Asset> assets) {
        return ranked(link.anchor() + " " + link.around() + " " + path(link.url()), assets);
    }

    /** The same for any words that say what is to be replaced. */
    public static List<Replacement> ranked(String about, List<Asset> assets) {
        Map<String, String> said = stems(about);
        return assets.stream().map(asset -> {
            Map<String, String> offered = stems(asset.title() + " " + asset.kind() + " " + path(asset.url()));
            List<String> words = offered.entrySet().stream().filter(each -> said.containsKey(each.getKey())).map(Map.Entry::getValue).toList();
            return new Replacement(asset, words);
        }).sorted(Comparator.comparing((Replacement each) -> -each.common()).thenComparing(each -> each.asset().title())).toList();
    }

    /** The best one, where it has any word in common. */
    public static Optional<Replacement> suggested(OutboundLink link, List<Asset> assets) {
        return ranked(link, assets).stream().findFirst().filter(best -> best.common() > 0);
    }

    /** Stem to the word it was first seen as. Years and other figures tell nothing about the subject. */
    private static Map<String, String> stems(String text) {
        Map<String, String> stems = new LinkedHashMap<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (word.length() >= 3 && !word.matches("\\d+")) {
                Stems.of(word).forEach(stem -> stems.putIfAbsent(stem, word));
            }
        }
        return stems;
    }

    private static String path(String url) {
        try {
            String path = URI.create(url).getPath();
            return path == null ? "" : path.replaceAll("\\.(html?|php|aspx?|pdf)$", "");
        } catch (IllegalArgumentException notAnAddress) {
            return "";
        }
    }
}
