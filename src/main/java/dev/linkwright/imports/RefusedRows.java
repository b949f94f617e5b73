package dev.linkwright.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.linkwright.shared.SafeCells;
import dev.linkwright.imports.file.Shape;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The refused rows of an import as a file: the columns as they came and the reason in the last one. Mend it and bring it again. */
@ApplicationScoped
public class RefusedRows {

    private static final String REFUSED_BECAUSE = Shape.REFUSED_BECAUSE;
    private static final int BATCH = 1_000;
    private static final byte[] UTF8_BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Imports imports;

    RefusedRows(Imports imports) {
        this.imports = imports;
    }

    public static String fileName(Import of) {
        String base = of.fileName().replaceAll("(?i)\\.(csv|tsv|txt|xlsx|gz)$", "").replaceAll("[^A-Za-z0-9._-]", "-");
        return base + "-refused.csv";
    }

    public void write(Import of, OutputStream out) throws IOException {
        boolean mendedBefore = !of.header().isEmpty() && of.header().get(of.header().size() - 1).equalsIgnoreCase(REFUSED_BECAUSE);
        List<String> header = mendedBefore ? of.header().subList(0, of.header().size() - 1) : of.header();
        // The mark makes spreadsheets read the letters right.
        out.write(UTF8_BOM);
        CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        csv.writeRecord(SafeCells.write(withReason(header, header.size(), REFUSED_BECAUSE)));
        long above = 0;
        for (List<Imports.Refusal> rows = next(of.id(), above); !rows.isEmpty(); rows = next(of.id(), above)) {
            rows.forEach(row -> csv.writeRecord(SafeCells.write(withReason(row.cells(), header.size(), "row " + row.row() + ": " + row.reason()))));
            above = rows.get(rows.size() - 1).row();
        }
        csv.flush();
    }

    private List<Imports.Refusal> next(long importId, long above) {
        return QuarkusTransaction.joiningExisting().call(() -> imports.refusals(importId, above, BATCH));
    }

    /** A mended file that is refused again loses its old reason. */
    private static List<String> withReason(List<String> cells, int columns, String reason) {
        List<String> row = new ArrayList<>(cells.subList(0, Math.min(cells.size(), columns)));
        while (row.size() < columns) {
            row.add("");
        }
        row.add(reason);
        return row;
    }
}
