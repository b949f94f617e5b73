package dev.linkwright.imports.file;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The first sheet of an XLSX file, row by row. */
final class Workbook {

    private Workbook() {
    }

    static void read(Bytes bytes, ImportFile.RowReader reader) throws IOException {
        try (InputStream in = bytes.open(); ReadableWorkbook workbook = new ReadableWorkbook(in);
             Stream<org.dhatim.fastexcel.reader.Row> rows = workbook.getFirstSheet().openStream()) {
            Iterator<org.dhatim.fastexcel.reader.Row> each = rows.iterator();
            long number = 0;
            while (each.hasNext()) {
                org.dhatim.fastexcel.reader.Row row = each.next();
                if (!reader.read(new Row(++number, row.getRowNum(), cells(row)))) {
                    return;
                }
            }
        } catch (ExcelReaderException | java.util.zip.ZipException notAWorkbook) {
            throw new UnreadableFile("The workbook can't be opened; save it as XLSX or CSV and try again.", notAWorkbook);
        }
    }

    private static List<String> cells(org.dhatim.fastexcel.reader.Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            cells.add(cell == null || cell.getText() == null ? "" : cell.getText());
        }
        return cells;
    }
}
