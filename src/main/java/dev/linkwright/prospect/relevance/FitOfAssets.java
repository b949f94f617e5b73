package dev.linkwright.prospect.relevance;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.linkwright.brand.Brand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;

/**
 * Which of a brand's assets a text is about: the stems that text and asset share, by Lucene's analysis of the text's language; a stem counts
 * more the fewer assets hold it (ln(1 + N/n), Spärck Jones 1972), and three times where it stands in the asset's title or address.
 */
@ApplicationScoped
public class FitOfAssets {

    private static final double IN_TITLE = 3;
    private static final int SHOWN_WORDS = 3;
    private static final int SHORTEST = 3;

    /**
     * @param points only for comparing assets with each other; 0 when nothing is shared
     * @param words  what they share, most telling first, as the text writes it
     */
    public record Fit(long assetId, String title, String url, double points, List<String> words) {
    }

    private record Stems(long id, String title, String url, Set<String> inTitle, Set<String> inText) {
        boolean hold(String stem) {
            return inTitle.contains(stem) || inText.contains(stem);
        }
    }

    private final EntityManager database;

    FitOfAssets(EntityManager database) {
        this.database = database;
    }

    /** All assets of the brand, best first; the brand's own names tell nothing apart and do not count. */
    public List<Fit> of(Brand brand, String text) {
        String language = Words.readAs(Language.of(text, null));
        Set<String> names = brand.names().stream().flatMap(name -> Words.stems(name, language).stream()).collect(Collectors.toSet());
        Map<String, String> said = new LinkedHashMap<>();
        Words.words(text, language).stream().filter(word -> word.stem().length() >= SHORTEST && !names.contains(word.stem()) && !isFigure(word.stem()))
            .forEach(word -> said.putIfAbsent(word.stem(), word.written()));
        List<Stems> assets = assets(brand, language);
        Map<String, Long> holding = new HashMap<>();
        said.keySet().forEach(stem -> holding.put(stem, assets.stream().filter(asset -> asset.hold(stem)).count()));
        return assets.stream().map(asset -> fit(asset, said, holding, assets.size()))
            .sorted(Comparator.comparingDouble(Fit::points).reversed().thenComparing(Fit::assetId)).toList();
    }

    /** Years and other figures stand in addresses without saying what a page is about. */
    private static boolean isFigure(String stem) {
        return stem.chars().allMatch(Character::isDigit);
    }

    private static Fit fit(Stems asset, Map<String, String> said, Map<String, Long> holding, int assets) {
        Map<String, Double> points = new HashMap<>();
        said.keySet().stream().filter(asset::hold)
            .forEach(stem -> points.put(stem, Math.log(1 + (double) assets / holding.get(stem)) * (asset.inTitle().contains(stem) ? IN_TITLE : 1)));
        List<String> words = points.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry::getKey))
            .limit(SHOWN_WORDS).map(each -> said.get(each.getKey())).toList();
        return new Fit(asset.id(), asset.title(), asset.url(), points.values().stream().mapToDouble(Double::doubleValue).sum(), words);
    }

    private List<Stems> assets(Brand brand, String language) {
        return database.unwrap(Session.class).doReturningWork(connection -> {
            List<Stems> assets = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement("""
                select a.id, a.title, a.url, t.title, t.words from asset a left join page_text t on t.asset_id = a.id and t.words is not null
                where a.brand_id = ? order by a.id""")) {
                statement.setLong(1, brand.id());
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        assets.add(stems(row, language));
                    }
                }
            }
            return assets;
        });
    }

    private static Stems stems(ResultSet row, String language) throws SQLException {
        String path = row.getString(3).replaceFirst("^https?://[^/]*", "").replaceAll("[^\\p{L}\\p{N}]+", " ");
        Set<String> title = new LinkedHashSet<>(Words.stems(row.getString(2) + " " + path, language));
        Set<String> text = new LinkedHashSet<>();
        if (row.getString(4) != null) {
            text.addAll(Words.stems(row.getString(4), language));
        }
        if (row.getBytes(5) != null) {
            PackedWords page = PackedWords.unpack(row.getBytes(5));
            text.addAll(Words.stems(String.join(" . ", page.description(), page.headings(), page.body()), language));
        }
        return new Stems(row.getLong(1), row.getString(2), row.getString(3), title, text);
    }
}
