package dev.linkwright.imports;

import dev.linkwright.imports.file.Meaning;
import dev.linkwright.imports.file.Row;
import dev.linkwright.imports.file.Shape;
import dev.linkwright.imports.file.Values;
import dev.linkwright.link.BacklinkRow;
import dev.linkwright.link.BacklinkRows;
import dev.linkwright.site.Contact;
import dev.linkwright.site.RegistrableDomain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns a row of cells into what it says, by the meaning of its columns, or says why it can't be used. */
final class RowInterpreter {

    private static final Set<String> NOTHING = Set.of("", "-", "–", "n/a", "na", "none", "null", "unknown");
    private static final Pattern BETWEEN_ADDRESSES = Pattern.compile("[;,\\s]+");
    private static final int LONGEST_TEXT = 2_000;

    private final Shape shape;
    private final ImportKind kind;
    private final boolean reversedNames;
    private final Map<Meaning, List<Integer>> columns = new EnumMap<>(Meaning.class);

    RowInterpreter(Shape shape, ImportKind kind) {
        this.shape = shape;
        this.kind = kind;
        this.reversedNames = shape.source().map(source -> source.name().startsWith("Common Crawl")).orElse(false);
        for (int i = 0; i < shape.meanings().size(); i++) {
            columns.computeIfAbsent(shape.meanings().get(i), meaning -> new ArrayList<>()).add(i);
        }
    }

    StagedRow read(Row row) {
        String address = address(row);
        if (address.isEmpty()) {
            return refused(row, "no address in " + siteColumns());
        }
        RegistrableDomain.Reading reading = RegistrableDomain.read(address);
        if (reading instanceof RegistrableDomain.Refused refused) {
            return refused(row, refused.reason());
        }
        String domain = ((RegistrableDomain.Read) reading).domain().name();
        Long rank = number(row, Meaning.RANK).filter(value -> value >= 1).map(Double::longValue).orElse(null);
        if (kind == ImportKind.RANKS && rank == null) {
            return refused(row, "“" + shortened(first(row, Meaning.RANK)) + "” is not a rank");
        }
        String page = first(row, Meaning.PAGE);
        String target = first(row, Meaning.TARGET);
        if (kind == ImportKind.BACKLINKS || kind == ImportKind.MENTIONS) {
            BacklinkRow link = new BacklinkRow(page, kind == ImportKind.BACKLINKS ? target : "", "", false, false, false, null);
            Optional<String> refusal = BacklinkRows.refusal(link);
            if (refusal.isPresent()) {
                return refused(row, refusal.get());
            }
        }
        List<String> emails = new ArrayList<>();
        for (String email : BETWEEN_ADDRESSES.split(first(row, Meaning.EMAIL))) {
            if (!NOTHING.contains(email.toLowerCase(java.util.Locale.ROOT))) {
                emails.add(email);
            }
        }
        Optional<String> broken = emails.stream().filter(email -> !Contact.isAddress(email)).findFirst();
        if (broken.isPresent()) {
            return refused(row, "“" + shortened(broken.get()) + "” is not an e-mail address");
        }
        return new StagedRow(row.number(), row.line(), null, List.of(), domain, page, target, text(row, Meaning.ANCHOR), text(row, Meaning.TITLE),
            text(row, Meaning.TITLE, Meaning.TOPIC, Meaning.ANCHOR, Meaning.CONTEXT), notes(row),
            percent(row, Meaning.DR), percent(row, Meaning.DA), percent(row, Meaning.AS), percent(row, Meaning.TF),
            number(row, Meaning.TRAFFIC).filter(visits -> visits >= 0).orElse(null), percent(row, Meaning.SPAM_SCORE), flag(row), rank, emails,
            person(row), text(row, Meaning.ROLE), yes(row, Meaning.NOFOLLOW), yes(row, Meaning.UGC), yes(row, Meaning.SPONSORED),
            day(row, Meaning.FIRST_SEEN), day(row, Meaning.LAST_SEEN));
    }

    private static StagedRow refused(Row row, String reason) {
        return StagedRow.refused(row.number(), row.line(), reason, row.cells());
    }

    /** Links are about the page they stand on; everything else prefers the column that names the site. */
    private String address(Row row) {
        boolean pages = kind == ImportKind.BACKLINKS || kind == ImportKind.MENTIONS;
        String first = first(row, pages ? Meaning.PAGE : Meaning.SITE);
        String address = first.isEmpty() ? first(row, pages ? Meaning.SITE : Meaning.PAGE) : first;
        return reversedNames && !address.isEmpty() ? reversed(address) : address;
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
        List<String> labels = new ArrayList<>(List.of(host.split("\\.")));
        Collections.reverse(labels);
        return String.join(".", labels);
    }

    private String person(Row row) {
        String whole = text(row, Meaning.CONTACT);
        return whole.isEmpty() ? (text(row, Meaning.FIRST_NAME) + " " + text(row, Meaning.LAST_NAME)).strip() : whole;
    }

    private Double percent(Row row, Meaning meaning) {
        return number(row, meaning).filter(value -> value >= 0 && value <= 100).orElse(null);
    }

    private Optional<Double> number(Row row, Meaning meaning) {
        OptionalDouble number = Values.number(first(row, meaning), shape.decimalComma());
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }

    private Boolean flag(Row row) {
        String cell = first(row, Meaning.SPAM_FLAG);
        return cell.isEmpty() ? null : Values.yes(cell);
    }

    private boolean yes(Row row, Meaning meaning) {
        return Values.yes(first(row, meaning));
    }

    private LocalDate day(Row row, Meaning meaning) {
        return Values.date(first(row, meaning)).orElse(null);
    }

    private String first(Row row, Meaning meaning) {
        for (int column : columns.getOrDefault(meaning, List.of())) {
            if (!row.cell(column).isEmpty()) {
                return row.cell(column);
            }
        }
        return "";
    }

    private String text(Row row, Meaning... meanings) {
        Set<String> parts = new LinkedHashSet<>();
        for (Meaning meaning : meanings) {
            for (int column : columns.getOrDefault(meaning, List.of())) {
                String cell = row.cell(column).replaceAll("\\s+", " ");
                if (!NOTHING.contains(cell.toLowerCase(java.util.Locale.ROOT))) {
                    parts.add(cell);
                }
            }
        }
        String text = String.join(" . ", parts);
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private String notes(Row row) {
        StringBuilder notes = new StringBuilder();
        for (int column : columns.getOrDefault(Meaning.NOTE, List.of())) {
            if (!row.cell(column).isEmpty() && notes.length() < LONGEST_TEXT) {
                notes.append(notes.length() == 0 ? "" : "; ").append(shape.header().get(column)).append(": ").append(shortened(row.cell(column)));
            }
        }
        return notes.toString();
    }

    private static String shortened(String cell) {
        String line = cell.replaceAll("\\s+", " ");
        return line.length() <= 120 ? line : line.substring(0, 120) + "…";
    }
}
