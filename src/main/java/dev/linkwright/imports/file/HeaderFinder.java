package dev.linkwright.imports.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the header among the first rows (some tools write lines about the export above it) and what each column means. */
final class HeaderFinder {

    private HeaderFinder() {
    }

    static Shape shape(List<Row> start, String encoding, char delimiter, int shown) {
        for (Row row : start) {
            Optional<KnownSource> source = KnownSources.recognise(row.cells());
            if (source.isPresent()) {
                return shape(start, (int) row.number(), row.cells(), source, encoding, delimiter, shown);
            }
        }
        Optional<Row> first = start.stream().filter(row -> !row.isBlank()).findFirst();
        if (first.isPresent() && looksLikeTranco(start)) {
            return shape(start, 0, List.of("Rank", "Domain"), Optional.of(KnownSources.TRANCO), encoding, delimiter, shown);
        }
        Optional<KnownSource> report = first.flatMap(header -> SearchConsole.recognise(header, below(start, header)));
        if (report.isPresent()) {
            return shape(start, (int) first.get().number(), first.get().cells(), report, encoding, delimiter, shown);
        }
        if (first.isPresent() && hasAddress(first.get())) {
            List<String> invented = IntStream.rangeClosed(1, first.get().cells().size()).mapToObj(i -> "Column " + i).toList();
            return shape(start, 0, invented, Optional.empty(), encoding, delimiter, shown);
        }
        Row header = start.stream().filter(HeaderFinder::hasUsualName).findFirst().or(() -> first).orElse(new Row(0, 0, List.of()));
        return shape(start, (int) header.number(), header.cells(), Optional.empty(), encoding, delimiter, shown);
    }

    private static Shape shape(List<Row> start, int headerRow, List<String> written, Optional<KnownSource> source,
                               String encoding, char delimiter, int shown) {
        List<String> header = written.stream().map(name -> name.replace("\ufeff", "").replace('\0', ' ').strip()).toList();
        List<Row> below = below(start, new Row(headerRow, 0, List.of()));
        List<Meaning> meanings = source.map(known -> meanings(known, header)).orElseGet(() -> guesses(header, headerRow, below));
        return new Shape(encoding, delimiter, headerRow, header, source, meanings, Values.writesDecimalComma(below, delimiter),
            List.copyOf(below.subList(0, Math.min(shown, below.size()))));
    }

    private static List<Row> below(List<Row> start, Row header) {
        return start.stream().filter(row -> row.number() > header.number() && !row.isBlank()).toList();
    }

    private static List<Meaning> meanings(KnownSource source, List<String> header) {
        List<Meaning> byPlace = SearchConsole.meanings(source, header);
        return !byPlace.isEmpty() ? byPlace : header.stream()
            .map(name -> isReason(name) ? Meaning.LEAVE_OUT : source.columns().getOrDefault(Headers.normal(name), Meaning.NOTE)).toList();
    }

    private static List<Meaning> guesses(List<String> header, int headerRow, List<Row> below) {
        List<Meaning> guesses = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            Meaning guess = headerRow == 0 ? guessFromCells(i, below)
                : isReason(header.get(i)) ? Meaning.LEAVE_OUT : KnownSources.usualMeaning(header.get(i));
            boolean taken = guess != Meaning.NOTE && guess != Meaning.CONTEXT && guess != Meaning.TOPIC && guesses.contains(guess);
            guesses.add(taken ? Meaning.NOTE : guess);
        }
        return guesses;
    }

    private static boolean isReason(String name) {
        return Headers.normal(name).equals(Headers.normal(Shape.REFUSED_BECAUSE));
    }

    private static Meaning guessFromCells(int column, List<Row> rows) {
        long filled = rows.stream().filter(row -> !row.cell(column).isEmpty()).count();
        long mails = rows.stream().filter(row -> row.cell(column).matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")).count();
        long sites = rows.stream().filter(row -> looksLikeAddress(row.cell(column))).count();
        if (filled > 0 && mails * 2 > filled) {
            return Meaning.EMAIL;
        }
        return filled > 0 && sites * 2 > filled ? Meaning.SITE : Meaning.NOTE;
    }

    private static boolean looksLikeTranco(List<Row> start) {
        List<Row> rows = start.stream().filter(row -> !row.isBlank()).toList();
        return rows.size() > 1 && rows.stream().allMatch(row -> row.cells().size() == 2 && row.cell(0).matches("\\d{1,9}")
            && looksLikeAddress(row.cell(1)));
    }

    private static boolean hasAddress(Row row) {
        return row.cells().stream().anyMatch(HeaderFinder::looksLikeAddress);
    }

    private static boolean hasUsualName(Row row) {
        return row.cells().stream().anyMatch(name -> KnownSources.usualMeaning(name) != Meaning.NOTE);
    }

    /** Good enough to tell a value from a column name; whether it is a site is decided row by row. */
    static boolean looksLikeAddress(String cell) {
        return cell.strip().matches("(?i)(https?://\\S+|[\\p{L}\\d_-]+(\\.[\\p{L}\\d_-]+)*\\.\\p{L}{2,}(/\\S*)?)");
    }
}
