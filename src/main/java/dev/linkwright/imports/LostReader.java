package dev.linkwright.imports;

import dev.linkwright.imports.StagedRow.LostSaid;
import dev.linkwright.imports.file.Meaning;
import dev.linkwright.imports.file.Row;
import dev.linkwright.imports.file.Shape;
import dev.linkwright.imports.file.Values;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Whether a tool says of a link that it is gone: by a day (Ahrefs, Majestic), by a flag (Semrush, Majestic's FlagDeleted) or by a word. */
final class LostReader {

    private static final Set<String> NOT_LOST = Set.of("", "0", "-", "–", "no", "false", "n/a", "none", "live", "active");

    private final int[] lost;
    private final int[] reason;

    LostReader(Shape shape) {
        this.lost = columns(shape, Meaning.LOST);
        this.reason = columns(shape, Meaning.LOST_BECAUSE);
    }

    /** Empty where no column says so. */
    Optional<LostSaid> read(Row row) {
        if (lost.length == 0 || IntStream.of(lost).allMatch(column -> NOT_LOST.contains(row.cell(column).toLowerCase(Locale.ROOT)))) {
            return Optional.empty();
        }
        LocalDate day = IntStream.of(lost).mapToObj(row::cell).filter(cell -> cell.length() > 5).map(cell -> Values.date(cell).orElse(null))
            .filter(Objects::nonNull).findFirst().orElse(null);
        String why = IntStream.of(reason).mapToObj(column -> CellText.shortened(CellText.said(row.cell(column)))).filter(said -> !said.isEmpty())
            .findFirst().orElse("");
        return Optional.of(new LostSaid(day, why));
    }

    private static int[] columns(Shape shape, Meaning meaning) {
        return IntStream.range(0, shape.meanings().size()).filter(i -> shape.meanings().get(i) == meaning).toArray();
    }
}
