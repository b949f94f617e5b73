package dev.linkwright.mail.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.mail.Suppression;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.shared.SafeCells;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Everything that stands in the ledger as a CSV, which brought in again makes the same ledger. What was lifted is not in it. */
@ApplicationScoped
public class LedgerExport {

    private static final int BATCH = 2_000;

    @Inject
    Suppressions suppressions;
    @Inject
    Brands brands;

    public void write(OutputStream out) throws IOException {
        Map<Long, String> names = QuarkusTransaction.joiningExisting().call(() -> brands.byName().stream().collect(Collectors.toMap(Brand::id, Brand::name)));
        CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        csv.writeRecord(LedgerFile.HEADER);
        long after = 0;
        for (List<Suppression> some = next(after); !some.isEmpty(); some = next(after)) {
            some.forEach(entry -> csv.writeRecord(SafeCells.write(cells(entry, names))));
            after = some.get(some.size() - 1).id();
        }
        csv.flush();
    }

    private List<Suppression> next(long after) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            suppressions.getEntityManager().clear();
            return suppressions.standingAfter(after, BATCH);
        });
    }

    private static List<String> cells(Suppression entry, Map<Long, String> names) {
        String whom = entry.erased() ? LedgerFile.erased(entry.addressHash()) : entry.address() != null ? entry.address() : entry.domain();
        return List.of(whom, entry.reason().name().toLowerCase().replace('_', ' '), entry.since().toString(), entry.proof() == null ? "" : entry.proof(),
                entry.brandId() == null ? "" : names.getOrDefault(entry.brandId(), ""));
    }
}
