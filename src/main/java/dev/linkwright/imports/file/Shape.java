package dev.linkwright.imports.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a file is to be read.
 *
 * @param encoding     "UTF-16LE", or "XLSX" for a workbook
 * @param delimiter    between cells; 0 for a workbook
 * @param headerLine   which line holds the header, from 1; 0 where there is none
 * @param header       the column names as written, invented ("Column 1") where there is no header
 * @param source       the recognised source
 * @param meanings     one per column
 * @param decimalComma whether "31,5" is thirty-one and a half in this file
 * @param firstRows    a few rows to show
 */
public record Shape(String encoding, char delimiter, int headerLine, List<String> header, Optional<KnownSource> source,
                    List<Meaning> meanings, boolean decimalComma, List<Row> firstRows) {

    /** The last column of the refused-rows file we write. */
    public static final String REFUSED_BECAUSE = "Refused because";

    public Shape withMeanings(List<Meaning> chosen) {
        List<Meaning> all = new ArrayList<>(chosen.subList(0, Math.min(chosen.size(), header.size())));
        while (all.size() < header.size()) {
            all.add(Meaning.NOTE);
        }
        return new Shape(encoding, delimiter, headerLine, header, source, List.copyOf(all), decimalComma, firstRows);
    }

    /** Whether we wrote it (prospects, or refused rows), so that its cells carry our leading apostrophe. */
    public boolean isOurs() {
        return source.filter(KnownSource::isOurs).isPresent() || !header.isEmpty() && Headers.normal(header.get(header.size() - 1)).equals(Headers.normal(REFUSED_BECAUSE));
    }

    public boolean namesSite() {
        return meanings.stream().anyMatch(Meaning::namesSite);
    }

    public String delimiterName() {
        return switch (delimiter) {
            case '\t' -> "tab";
            case ';' -> "semicolon";
            case ',' -> "comma";
            default -> "sheet";
        };
    }

    /** How many columns the source explains. */
    public long explained() {
        return source.map(known -> header.stream().filter(name -> known.columns().containsKey(Headers.normal(name))).count())
            .orElse(0L);
    }
}
