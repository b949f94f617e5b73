package dev.linkwright.mail.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.linkwright.mail.SuppressionReason;
import dev.linkwright.mail.Whom;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.shared.SafeCells;

/**
 * A CSV of who must not be written to. Columns by their names, in any order: address or domain, reason, since, proof, brand; a file
 * without names is a list of addresses and domains.
 */
final class LedgerFile {

    static final List<String> HEADER = List.of("address or domain", "reason", "since", "proof", "brand");
    static final int MOST_ROWS = 200_000;
    private static final String EVERY_BRAND = "every brand";
    private static final String ERASED = "erased:";

    private enum Column {
        WHOM("address or domain", "address", "domain", "email", "e-mail", "email address", "e-mail address", "mail", "who"),
        REASON("reason", "why"), SINCE("since", "date", "unsubscribed at", "suppressed at", "created at"),
        PROOF("proof", "note", "source"), BRAND("brand");

        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }

        static Optional<Column> named(String name) {
            return Arrays.stream(values()).filter(column -> column.names.contains(name.strip().toLowerCase(Locale.ROOT))).findFirst();
        }
    }

    private final Map<String, Long> brands;
    private final Instant now;
    private final Map<Column, Integer> columns = new HashMap<>();

    /** @param brands ids by name in lower case */
    private LedgerFile(Map<String, Long> brands, Instant now) {
        this.brands = brands;
        this.now = now;
    }

    /** @throws RuleViolation naming {@code file} when it is no such list at all */
    static List<LedgerRow> read(String text, Map<String, Long> brands, Instant now) {
        LedgerFile file = new LedgerFile(brands, now);
        List<LedgerRow> rows = new ArrayList<>();
        String csv = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator(csv)).allowExtraFields(true).allowMissingFields(true).ofCsvRecord(csv)) {
            for (CsvRecord record : reader) {
                List<String> cells = SafeCells.read(record.getFields());
                if (rows.isEmpty() && file.columns.isEmpty() && file.takesAsHeader(cells) || cells.stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (rows.size() == MOST_ROWS) {
                    throw new RuleViolation("file", "At most 200,000 entries are taken at once. Split the file.");
                }
                rows.add(file.row((int) record.getStartingLineNumber(), cells));
            }
        } catch (CsvParseException e) {
            throw new RuleViolation("file", "This is not a CSV file we can read: " + e.getMessage());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (rows.isEmpty()) {
            throw new RuleViolation("file", "There is nobody in this file.");
        }
        return rows;
    }

    private static char separator(String csv) {
        String first = csv.lines().findFirst().orElse("");
        return first.indexOf('\t') >= 0 ? '\t' : first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
    }

    private boolean takesAsHeader(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            int at = i;
            Column.named(cells.get(i)).ifPresent(column -> columns.putIfAbsent(column, at));
        }
        boolean header = columns.containsKey(Column.WHOM);
        if (!header) {
            columns.clear();
            columns.put(Column.WHOM, 0);
        }
        return header;
    }

    private LedgerRow row(int line, List<String> cells) {
        String who = cell(cells, Column.WHOM);
        try {
            return new LedgerRow.Entry(line, who, whom(who), reason(cell(cells, Column.REASON)), since(cell(cells, Column.SINCE)), cell(cells, Column.PROOF),
                    brand(cell(cells, Column.BRAND)));
        } catch (RuleViolation violation) {
            return new LedgerRow.Refused(line, who, violation.getMessage());
        }
    }

    private String cell(List<String> cells, Column column) {
        Integer at = columns.get(column);
        return at == null || at >= cells.size() ? "" : cells.get(at).strip();
    }

    private static Whom whom(String who) {
        if (!who.startsWith(ERASED)) {
            return Whom.of(who);
        }
        String[] parts = who.split(":");
        if (parts.length != 3 || !parts[2].matches("[0-9a-f]{64}")) {
            throw new RuleViolation("", "This is not an erased entry of ours.");
        }
        if (!parts[1].equals(installation())) {
            throw new RuleViolation("", "This person was erased in another installation; only that one can know the address again.");
        }
        return Whom.erased(parts[2]);
    }

    /** How an erased person stands in a file: readable by nobody, known again by this installation only. */
    static String erased(String addressHash) {
        return ERASED + installation() + ":" + addressHash;
    }

    private static String installation() {
        return dev.linkwright.system.Secrets.keyedHash("erased address", "").substring(0, 8);
    }

    private static SuppressionReason reason(String given) {
        if (given.isEmpty()) {
            return SuppressionReason.BY_HAND;
        }
        String plain = given.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        return Arrays.stream(SuppressionReason.values())
                .filter(reason -> reason.words().equals(given.toLowerCase(Locale.ROOT)) || reason.name().toLowerCase(Locale.ROOT).replace('_', ' ').equals(plain))
                .findFirst().orElseGet(() -> switch (plain) {
                    case "unsubscribe", "opt out", "opted out" -> SuppressionReason.UNSUBSCRIBED;
                    case "bounce", "bounced", "cleaned" -> SuppressionReason.HARD_BOUNCE;
                    case "spam", "spam complaint", "complained" -> SuppressionReason.COMPLAINT;
                    case "manual" -> SuppressionReason.BY_HAND;
                    default -> throw new RuleViolation("", "“" + given + "” is no reason we know. Write unsubscribed, hard bounce, complaint or by hand.");
                });
    }

    private Instant since(String given) {
        if (given.isEmpty()) {
            return now;
        }
        try {
            Instant since = given.indexOf('T') > 0 ? Instant.parse(given) : LocalDate.parse(given.length() > 10 ? given.substring(0, 10) : given).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (since.isAfter(now)) {
                throw new RuleViolation("", "“" + given + "” is in the future.");
            }
            return since;
        } catch (DateTimeException e) {
            throw new RuleViolation("", "“" + given + "” is not a day. Write it as 2026-11-20.");
        }
    }

    private Long brand(String given) {
        if (given.isEmpty() || given.equalsIgnoreCase(EVERY_BRAND) || given.equalsIgnoreCase("all")) {
            return null;
        }
        Long id = brands.get(given.toLowerCase(Locale.ROOT));
        if (id == null) {
            throw new RuleViolation("", "There is no brand “" + given + "”. Leave it empty for every brand.");
        }
        return id;
    }
}
