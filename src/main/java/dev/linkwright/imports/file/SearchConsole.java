package dev.linkwright.imports.file;

import java.util.List;
import java.util.Optional;

/**
 * Search Console writes its column names in the language of whoever exports. Where the table of sources has no such name, the shape tells:
 * pages and days are latest links; an address and two counts are totals.
 */
final class SearchConsole {

    private static final String LATEST_LINKS = "Search Console latest links";
    private static final String TOP_SITES = "Search Console top sites";
    private static final String TOP_PAGES = "Search Console top pages";

    private SearchConsole() {
    }

    /** @param header a row whose names nobody knows */
    static Optional<KnownSource> recognise(Row header, List<Row> below) {
        boolean unknown = header.cells().stream().allMatch(name -> KnownSources.usualMeaning(name) == Meaning.NOTE && !HeaderFinder.looksLikeAddress(name));
        if (!unknown || below.isEmpty()) {
            return Optional.empty();
        }
        int columns = header.cells().size();
        if (columns == 2 && below.stream().allMatch(row -> isPage(row.cell(0)) && Values.date(row.cell(1)).isPresent())) {
            return KnownSources.named(LATEST_LINKS);
        }
        boolean counts = columns == 3 && below.stream().allMatch(row -> HeaderFinder.looksLikeAddress(row.cell(0))
            && isCount(row.cell(1)) && isCount(row.cell(2)));
        return counts ? KnownSources.named(below.stream().allMatch(row -> isPage(row.cell(0))) ? TOP_PAGES : TOP_SITES) : Optional.empty();
    }

    /** By the place of a column where the names tell nothing; empty where they do. */
    static List<Meaning> meanings(KnownSource source, List<String> header) {
        if (header.stream().anyMatch(name -> source.columns().containsKey(Headers.normal(name)))) {
            return List.of();
        }
        return switch (source.name()) {
            case LATEST_LINKS -> List.of(Meaning.PAGE, Meaning.LAST_SEEN);
            case TOP_SITES -> List.of(Meaning.SITE, Meaning.NOTE, Meaning.NOTE);
            case TOP_PAGES -> List.of(Meaning.TARGET, Meaning.NOTE, Meaning.NOTE);
            default -> List.of();
        };
    }

    private static boolean isPage(String cell) {
        return cell.startsWith("http://") || cell.startsWith("https://");
    }

    private static boolean isCount(String cell) {
        return cell.matches("\\d[\\d., \\u00a0\\u202f']*");
    }
}
