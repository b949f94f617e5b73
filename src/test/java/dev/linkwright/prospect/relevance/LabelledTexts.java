package dev.linkwright.prospect.relevance;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Sites with a text and the category a person put them in. */
record LabelledTexts(List<Labelled> all) {

    record Labelled(String site, String text, String category) {
    }

    /** A CSV or TSV file whose header names a column with "site" or "url" (or "domain"), one with "text", one with "category" (or "label"). */
    static LabelledTexts read(Path file) throws IOException {
        String head = Files.lines(file).findFirst().orElseThrow(() -> new IOException(file + " is empty"));
        List<Labelled> all = new ArrayList<>();
        try (CsvReader<CsvRecord> rows = CsvReader.builder().fieldSeparator(head.contains("\t") ? '\t' : ',').ofCsvRecord(file)) {
            List<String> header = null;
            for (CsvRecord row : rows) {
                if (header == null) {
                    header = row.getFields().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
                    continue;
                }
                if (row.getFieldCount() == header.size()) {
                    all.add(new Labelled(row.getField(column(header, "site", "url", "domain")), row.getField(column(header, "text")),
                        row.getField(column(header, "category", "label")).strip()));
                }
            }
        }
        return new LabelledTexts(all);
    }

    List<String> categories() {
        return all.stream().map(Labelled::category).distinct().sorted().toList();
    }

    /** "Law and Government" is law, government: the few broad words that somebody would type. */
    static List<String> words(String category) {
        return Stream.of(category.split("(?i)\\s+(and|und|et|y)\\s+|[/&,;|]+")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    private static int column(List<String> header, String... names) {
        for (String name : names) {
            for (int i = 0; i < header.size(); i++) {
                if (header.get(i).contains(name) && !(name.equals("site") && header.get(i).contains("text"))) {
                    return i;
                }
            }
        }
        throw new IllegalArgumentException("No column " + String.join(" or ", names) + " among " + header);
    }
}
