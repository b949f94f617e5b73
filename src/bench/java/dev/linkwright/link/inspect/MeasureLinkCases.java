package dev.linkwright.link.inspect;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.site.RegistrableDomain;

/**
 * Measures the inspector against pages with known answers. One argument: a folder with {@code link-cases.csv} (file, page_url,
 * target_url, present, rel, page_noindex, page_nofollow) and {@code html/}. Prints every case it gets wrong, then the rates.
 */
public final class MeasureLinkCases {

    /** Some pages came without their address. */
    private static final URI UNKNOWN = URI.create("https://page.example/");

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int cases = 0;
        int presence = 0;
        int qualifiers = 0;
        List<String> wrong = new ArrayList<>();
        long started = System.nanoTime();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(folder.resolve("link-cases.csv"))) {
            for (NamedCsvRecord row : rows) {
                cases++;
                Sighting seen = inspect(folder, row);
                boolean there = seen.observation().isThere();
                Set<String> expected = new TreeSet<>(row.getField("present").equals("yes") && !row.getField("rel").equals("follow") ? List.of(row.getField("rel").split("\\+")) : List.of());
                boolean pageNofollow = row.getField("page_nofollow").equals("1");
                Set<String> found = new TreeSet<>(there ? seen.link().orElseThrow().rel() : List.of());
                boolean right = there == row.getField("present").equals("yes");
                boolean sameQualifiers = right && found.equals(expected) && (!there || seen.qualifiers().contains("nofollow") || !pageNofollow);
                if (right) presence++;
                if (sameQualifiers) qualifiers++;
                if (!right || !sameQualifiers || there && row.getField("page_noindex").equals("1") != seen.reason().contains("noindex"))
                    wrong.add(row.getField("file") + " " + row.getField("target_url") + " expected " + row.getField("present") + " " + row.getField("rel")
                        + " noindex " + row.getField("page_noindex") + " got " + seen.observation() + " " + seen.qualifiers() + " " + seen.reason());
            }
        }
        wrong.forEach(System.out::println);
        System.out.printf("%d cases, presence %.2f %%, presence and qualifiers %.2f %%, %.1f ms each%n", cases, 100.0 * presence / cases,
            100.0 * qualifiers / cases, (System.nanoTime() - started) / 1e6 / cases);
    }

    private static Sighting inspect(Path folder, NamedCsvRecord row) throws IOException {
        byte[] body = Files.readAllBytes(folder.resolve("html").resolve(row.getField("file")));
        URI page = WebAddress.parse(row.getField("page_url")).map(WebAddress::toUri).orElse(UNKNOWN);
        String target = row.getField("target_url");
        var response = new FetchResult.Response(page, page, 200, Map.of("content-type", List.of("text/html")), List.of(), body, true);
        List<String> domains = RegistrableDomain.in(target).map(d -> List.of(d.name())).orElse(List.of());
        return LinkInspector.inspect(response, new Wanted(Optional.of(WebAddress.parse(target).orElseThrow(() -> new IllegalArgumentException(target))), domains, List.of(), List.of()));
    }
}
