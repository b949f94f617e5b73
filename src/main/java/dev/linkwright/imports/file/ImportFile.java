package dev.linkwright.imports.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.linkwright.shared.SafeCells;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A brought file, read from front to back as often as needed and never held in memory:
 * CSV, TSV, semicolons, each plain or gzip, or the first sheet of a workbook.
 */
public final class ImportFile {

    /** Decides what to do with a row; false stops the reading. */
    @FunctionalInterface
    public interface RowReader {
        boolean read(Row row) throws IOException;
    }

    /** A field longer than this many characters is a quote that never closes. */
    private static final int LONGEST_FIELD = 1 << 20;
    private static final int LOOKED_AT = 40;
    private static final int SHOWN = 5;

    private final Bytes bytes;
    private final boolean workbook;
    private final TextEncoding encoding;

    public ImportFile(Bytes packed) throws IOException {
        this(packed, null);
    }

    /** @param knownEncoding as {@link Shape#encoding()} said it of this very file */
    public ImportFile(Bytes packed, String knownEncoding) throws IOException {
        this.bytes = packed.unpacked();
        this.workbook = bytes.isWorkbook();
        this.encoding = workbook ? null : TextEncoding.of(bytes, knownEncoding);
    }

    /** What the file is: read from its first rows (and once as a whole where its encoding is in doubt). */
    public Shape shape() throws IOException {
        if (workbook) {
            List<Row> start = new ArrayList<>();
            Workbook.read(bytes, row -> start.add(row) && start.size() < LOOKED_AT);
            return HeaderFinder.shape(start, "XLSX", (char) 0, SHOWN);
        }
        char delimiter = Delimiters.of(bytes, encoding);
        List<Row> start = new ArrayList<>();
        readText(delimiter, row -> start.add(row) && start.size() < LOOKED_AT);
        return HeaderFinder.shape(start, encoding.label(), delimiter, SHOWN);
    }

    /** Every data row in order, blank ones left out, numbered from 1 below the header. */
    public void read(Shape shape, RowReader reader) throws IOException {
        long[] number = {0};
        boolean ours = shape.isOurs();
        RowReader below = row -> {
            if (row.number() <= shape.headerLine() || row.isBlank()) {
                return true;
            }
            List<String> cells = ours ? SafeCells.read(row.cells()) : row.cells();
            return reader.read(new Row(++number[0], row.line(), cells));
        };
        if (workbook) {
            Workbook.read(bytes, below);
        } else {
            readText(shape.delimiter(), below);
        }
    }

    /** Rows here are numbered as records of the file, so the header's number is its record, whatever its line. */
    private void readText(char delimiter, RowReader reader) throws IOException {
        try (CsvReader<CsvRecord> records = CsvReader.builder().fieldSeparator(delimiter)
            .skipEmptyLines(false).allowExtraFields(true).allowMissingFields(true).allowExtraCharsAfterClosingQuote(true)
            .maxBufferSize(LONGEST_FIELD).ofCsvRecord(new QuoteGuard(encoding.reader(bytes.open()), delimiter))) {
            long number = 0;
            for (CsvRecord line : records) {
                if (!reader.read(new Row(++number, line.getStartingLineNumber(), line.getFields()))) {
                    return;
                }
            }
        } catch (CsvParseException damaged) {
            throw new UnreadableFile("The file can't be read to its end: " + damaged.getMessage(), damaged);
        }
    }
}
