package dev.linkwright.imports.file;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/**
 * The first sheet of an XLSX file, row by row. The packed file is set down on disk while it is read, since a zip has its table of contents at
 * its end; of its shared strings the library holds those that rows so far have used.
 */
final class Workbook {

    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

    private Workbook() {
    }

    static void read(Bytes bytes, ImportFile.RowReader reader) throws IOException {
        Path packed = Files.createTempFile("linkwright-", ".xlsx");
        try {
            try (InputStream in = bytes.open()) {
                Files.copy(in, packed, StandardCopyOption.REPLACE_EXISTING);
            }
            readSheet(packed, reader);
        } finally {
            Files.deleteIfExists(packed);
        }
    }

    private static void readSheet(Path packed, ImportFile.RowReader reader) throws IOException {
        try (ReadableWorkbook workbook = opened(packed);
             Stream<org.dhatim.fastexcel.reader.Row> rows = workbook.getFirstSheet().openStream()) {
            Iterator<org.dhatim.fastexcel.reader.Row> each = rows.iterator();
            long number = 0;
            while (each.hasNext()) {
                org.dhatim.fastexcel.reader.Row row = each.next();
                if (!reader.read(new Row(++number, row.getRowNum(), cells(row)))) {
                    return;
                }
            }
        } catch (ExcelReaderException damaged) {
            throw unreadable(damaged);
        }
    }

    /** Whatever is wrong with it (no zip, cut off, no sheets in it), the library says so in its own words here. */
    private static ReadableWorkbook opened(Path packed) throws UnreadableFile {
        try {
            return new ReadableWorkbook(packed.toFile(), WITH_FORMATS);
        } catch (IOException | ExcelReaderException notAWorkbook) {
            throw unreadable(notAWorkbook);
        }
    }

    private static UnreadableFile unreadable(Exception why) {
        return new UnreadableFile("The workbook can't be opened; save it as XLSX or CSV and try again.", why);
    }

    private static List<String> cells(org.dhatim.fastexcel.reader.Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(text(row.getCell(i)));
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell == null || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER && cell.getValue() instanceof BigDecimal number) {
            // Dates are numbers with a format that shows days or years.
            return isDay(cell.getDataFormatString()) ? cell.asDate().toLocalDate().toString() : number.stripTrailingZeros().toPlainString();
        }
        return cell.getText() == null ? "" : cell.getText();
    }

    private static boolean isDay(String format) {
        String shown = format == null ? "" : format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(java.util.Locale.ROOT);
        return shown.contains("yy") || shown.contains("d") && shown.contains("m");
    }
}
