package dev.linkwright.imports;

import dev.linkwright.imports.file.Meaning;
import dev.linkwright.imports.file.Row;
import dev.linkwright.imports.file.Shape;
import dev.linkwright.imports.file.Values;
import dev.linkwright.link.BacklinkRow;
import dev.linkwright.link.BacklinkRows;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contact;
import dev.linkwright.site.RegistrableDomain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Turns a row of cells into what it says, by the meaning of its columns, or says why it can't be used. One row a microsecond or two. */
final class RowInterpreter {

    private static final Pattern BETWEEN_ADDRESSES = Pattern.compile("[;,\\s]+");
    private static final int LONGEST_TEXT = 2_000;

    private final Shape shape;
    private final ImportKind kind;
    private final Predicate<String> erased;
    private final boolean pages;
    private final PriceReader prices;
    private final LinksTo linksTo;
    private final PipelineReader pipeline;
    private final LostReader lost;
    /** By ordinal of the meaning: which columns have it, in the order of the file. */
    private final int[][] columns = new int[Meaning.values().length][];
    private final int[] words;

    /** @param erased whether an address is of somebody who asked to be erased */
    RowInterpreter(Shape shape, ImportKind kind, LinksTo linksTo, Predicate<String> erased) {
        this.erased = erased;
        this.shape = shape;
        this.kind = kind;
        this.linksTo = linksTo;
        this.pages = kind == ImportKind.BACKLINKS || kind == ImportKind.MENTIONS;
        for (Meaning meaning : Meaning.values()) {
            columns[meaning.ordinal()] = IntStream.range(0, shape.meanings().size()).filter(i -> shape.meanings().get(i) == meaning).toArray();
        }
        this.words = IntStream.of(Meaning.TOPIC.ordinal(), Meaning.ANCHOR.ordinal(), Meaning.CONTEXT.ordinal())
            .flatMap(ordinal -> IntStream.of(columns[ordinal])).toArray();
        this.prices = new PriceReader(shape);
        this.pipeline = new PipelineReader(shape);
        this.lost = new LostReader(shape);
    }

    StagedRow read(Row row) {
        if (row.cells().size() != shape.header().size() && isDamaged(row)) {
            return refused(row, "not valid CSV: " + row.cells().size() + " cells where the header has " + shape.header().size());
        }
        String address = address(row);
        if (address.isEmpty()) {
            return refused(row, "no address in " + siteColumns());
        }
        RegistrableDomain.Reading reading = RegistrableDomain.read(address);
        if (reading instanceof RegistrableDomain.Refused refused) {
            return refused(row, refused.reason());
        }
        Double rank = number(row, Meaning.RANK);
        if (kind == ImportKind.RANKS && (rank == null || rank < 1)) {
            return refused(row, "“" + CellText.shortened(first(row, Meaning.RANK)) + "” is not a rank");
        }
        String page = first(row, Meaning.PAGE);
        String target = first(row, Meaning.TARGET);
        Optional<String> refusal = pages ? refusedLink(page, target) : Optional.empty();
        if (refusal.isPresent()) {
            return refused(row, refusal.get());
        }
        String domain = ((RegistrableDomain.Read) reading).domain().name();
        LinksTo.Said said = kind == ImportKind.COMPETITORS ? linksTo.read(row, domain, target, page) : LinksTo.Said.NOTHING;
        if (said.refusal() != null) {
            return refused(row, said.refusal());
        }
        List<String> emails = emails(row);
        for (String email : emails) {
            if (!Contact.isAddress(email)) {
                return refused(row, "“" + CellText.shortened(email) + "” is not an e-mail address");
            }
        }
        List<String> ours;
        try {
            ours = pipeline.read(row);
        } catch (RuleViolation unreadable) {
            return refused(row, unreadable.getMessage());
        }
        String gone = erased(emails, ours);
        if (gone != null) {
            return StagedRow.refused(row.number(), row.line(), "the person at its address asked to be erased; it was taken out, so bring the row again without it",
                row.cells().stream().map(cell -> cell.replaceAll("(?i)" + Pattern.quote(gone), "")).toList());
        }
        Double traffic = number(row, Meaning.TRAFFIC);
        Optional<StagedRow.PriceSaid> price = columns(Meaning.PRICE).length == 0 ? Optional.empty() : prices.read(row);
        return new StagedRow(row.number(), row.line(), null, List.of(), domain, page, target,
            text(row, columns(Meaning.ANCHOR)), text(row, columns(Meaning.TITLE)), text(row, words), notes(row, price),
            percent(row, Meaning.DR), percent(row, Meaning.DA), percent(row, Meaning.AS), percent(row, Meaning.TF),
            traffic != null && traffic >= 0 ? traffic : null, percent(row, Meaning.SPAM_SCORE), flag(row),
            rank == null || rank < 1 ? null : (Long) rank.longValue(), emails,
            person(row), text(row, columns(Meaning.ROLE)), yes(row, Meaning.NOFOLLOW), yes(row, Meaning.UGC), yes(row, Meaning.SPONSORED),
            day(row, Meaning.FIRST_SEEN), day(row, Meaning.LAST_SEEN), lost.read(row).orElse(null), price.orElse(null), said.pairs(), ours);
    }

    /** More cells than names, or fewer and a quote that stands where none should: what is in them can't be told. */
    private boolean isDamaged(Row row) {
        int columns = shape.header().size();
        return row.cells().size() > columns ? row.cells().subList(columns, row.cells().size()).stream().anyMatch(cell -> !cell.isBlank())
            : row.cells().stream().anyMatch(cell -> cell.indexOf('"') >= 0);
    }

    /** An address that may not be taken in; null: none. */
    private String erased(List<String> emails, List<String> ours) {
        for (String email : emails) {
            if (erased.test(email)) {
                return email;
            }
        }
        return ours == null ? null : PipelineReader.addresses(ours).filter(erased).findFirst().orElse(null);
    }

    private static StagedRow refused(Row row, String reason) {
        return StagedRow.refused(row.number(), row.line(), reason, row.cells());
    }

    private Optional<String> refusedLink(String page, String target) {
        return BacklinkRows.refusal(new BacklinkRow(page, kind == ImportKind.BACKLINKS ? target : "", "", false, false, false, null, null));
    }

    /** Links are about the page they stand on; everything else prefers the column that names the site. */
    private String address(Row row) {
        String first = first(row, pages ? Meaning.PAGE : Meaning.SITE);
        if (!first.isEmpty()) {
            return first;
        }
        String second = first(row, pages ? Meaning.SITE : Meaning.PAGE);
        return second.isEmpty() ? reversed(first(row, Meaning.REVERSED_SITE)) : second;
    }

    private String siteColumns() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < shape.meanings().size(); i++) {
            if (shape.meanings().get(i).namesSite()) {
                names.add("“" + shape.header().get(i) + "”");
            }
        }
        return names.isEmpty() ? "any column" : String.join(" or ", names);
    }

    private static String reversed(String host) {
        if (host.isEmpty()) {
            return host;
        }
        List<String> labels = new ArrayList<>(List.of(host.split("\\.")));
        Collections.reverse(labels);
        return String.join(".", labels);
    }

    private List<String> emails(Row row) {
        String cell = first(row, Meaning.EMAIL);
        if (cell.isEmpty()) {
            return List.of();
        }
        if (cell.indexOf(';') < 0 && cell.indexOf(',') < 0 && cell.indexOf(' ') < 0) {
            return CellText.saysNothing(cell) ? List.of() : List.of(cell);
        }
        List<String> emails = new ArrayList<>();
        for (String email : BETWEEN_ADDRESSES.split(cell)) {
            if (!CellText.saysNothing(email)) {
                emails.add(email);
            }
        }
        return emails;
    }

    private String person(Row row) {
        String whole = text(row, columns(Meaning.CONTACT));
        return whole.isEmpty() ? (text(row, columns(Meaning.FIRST_NAME)) + " " + text(row, columns(Meaning.LAST_NAME))).strip() : whole;
    }

    private Double percent(Row row, Meaning meaning) {
        Double value = number(row, meaning);
        return value != null && value >= 0 && value <= 100 ? value : null;
    }

    private Double number(Row row, Meaning meaning) {
        String cell = first(row, meaning);
        if (cell.isEmpty()) {
            return null;
        }
        OptionalDouble number = Values.number(cell, shape.decimalComma());
        return number.isPresent() ? (Double) number.getAsDouble() : null;
    }

    private Boolean flag(Row row) {
        String cell = first(row, Meaning.SPAM_FLAG);
        return cell.isEmpty() ? null : Values.yes(cell);
    }

    private boolean yes(Row row, Meaning meaning) {
        return columns(meaning).length > 0 && Values.yes(first(row, meaning));
    }

    private LocalDate day(Row row, Meaning meaning) {
        String cell = first(row, meaning);
        return cell.isEmpty() ? null : Values.date(cell).orElse(null);
    }

    private int[] columns(Meaning meaning) {
        return columns[meaning.ordinal()];
    }

    private String first(Row row, Meaning meaning) {
        for (int column : columns(meaning)) {
            String cell = row.cell(column);
            if (!cell.isEmpty()) {
                return cell;
            }
        }
        return "";
    }

    /** What these columns say, each thing once. */
    private static String text(Row row, int[] columns) {
        if (columns.length == 0) {
            return "";
        }
        if (columns.length == 1) {
            return CellText.cut(CellText.said(row.cell(columns[0])), LONGEST_TEXT);
        }
        Set<String> parts = new LinkedHashSet<>();
        for (int column : columns) {
            String said = CellText.said(row.cell(column));
            if (!said.isEmpty()) {
                parts.add(said);
            }
        }
        return CellText.cut(String.join(" . ", parts), LONGEST_TEXT);
    }

    private String notes(Row row) {
        int[] noted = columns(Meaning.NOTE);
        if (noted.length == 0) {
            return "";
        }
        StringBuilder notes = new StringBuilder();
        for (int column : noted) {
            String cell = row.cell(column);
            if (!cell.isEmpty() && notes.length() < LONGEST_TEXT) {
                notes.append(notes.length() == 0 ? "" : "; ").append(shape.header().get(column)).append(": ").append(CellText.shortened(cell));
            }
        }
        return notes.toString();
    }

    /** A price that is no money (no currency) is still worth a note. */
    private String notes(Row row, Optional<StagedRow.PriceSaid> price) {
        String notes = notes(row);
        String said = first(row, Meaning.PRICE);
        return said.isEmpty() || price.isPresent() ? notes : (notes.isEmpty() ? "" : notes + "; ") + "Price: " + CellText.shortened(said);
    }
}
