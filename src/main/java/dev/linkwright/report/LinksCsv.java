package dev.linkwright.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import de.siegmar.fastcsv.writer.CsvWriter;

import dev.linkwright.brand.Brand;
import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.LinkBoard;
import dev.linkwright.shared.SafeCells;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Links of a brand as a CSV file, newest first, read some hundred rows at a time and written at once. Cells a spreadsheet would run as a formula are guarded. */
@ApplicationScoped
public class LinksCsv {

    public static final List<String> HEADER = List.of("Referring page URL", "Domain", "Target URL", "State", "Anchor", "Anchor kind", "Qualifiers", "Had by", "Price", "Currency", "Asset",
        "Last observation", "Promised for", "Won", "Lost", "Last seen", "Last checked", "Next check", "Why then", "Known from");

    private static final int AT_A_TIME = 500;
    private static final int LONGEST_SECONDS = 3600;
    private static final String TIME = "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
    private static final String ROWS = """
        select b.page_url, s.domain, b.target_url, b.state, b.anchor, lower(b.anchor_kind), array_to_string(b.qualifiers, ' '), lower(b.had_by), cast(b.price_amount as numeric) / 100, b.price_currency,
               a.title, lower(b.last_observation), cast(b.promised_for as text), %s, b.next_check_because, b.source
        from backlink b join site s on s.id = b.site_id left join asset a on a.id = b.asset_id
        where b.brand_id = :brand and (:state = '' or b.state = :state) and (:nobody or b.id = any (cast(:chosen as bigint[])))
          and (cast(:asset as bigint) = 0 or b.asset_id = cast(:asset as bigint)) and (:anchor = '' or b.anchor_kind = :anchor)
          and (:qualifier = '' or :qualifier = 'followed' and b.qualifiers = '{}' or :qualifier = any (b.qualifiers))
        order by b.id desc
        """.formatted(String.join(", ", Stream.of("b.won_at", "b.lost_at", "b.last_seen_at", "b.last_checked_at", "b.next_check_at").map(TIME::formatted).toList()));

    private final EntityManager database;

    LinksCsv(EntityManager database) {
        this.database = database;
    }

    /**
     * @param state empty for all
     * @param chosen only these; empty for all
     * @param mark begins with the mark by which spreadsheets know UTF-8
     */
    public void write(Brand brand, Optional<BacklinkState> state, LinkBoard.Filter filter, List<Long> chosen, boolean mark, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        if (mark) text.write('\ufeff');
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(HEADER);
        try {
            QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).run(() -> rows(brand, state, filter, chosen, csv));
        } catch (UncheckedIOException goneAway) {
            throw goneAway.getCause();
        }
        csv.flush();
    }

    private void rows(Brand brand, Optional<BacklinkState> state, LinkBoard.Filter filter, List<Long> chosen, CsvWriter csv) {
        var query = database.createNativeQuery(ROWS, Object[].class).setParameter("brand", brand.id()).setParameter("state", state.map(BacklinkState::name).orElse(""))
            .setParameter("nobody", chosen.isEmpty()).setParameter("chosen", chosen.toArray(Long[]::new)).setParameter("asset", filter.assetId().orElse(0L))
            .setParameter("anchor", filter.anchorKind().map(Enum::name).orElse("")).setParameter("qualifier", filter.qualifier().orElse(""))
            .setHint("org.hibernate.fetchSize", AT_A_TIME).setHint("org.hibernate.readOnly", true);
        try (Stream<?> rows = query.getResultStream()) {
            rows.forEach(row -> csv.writeRecord(Arrays.stream((Object[]) row).map(cell -> cell == null ? "" : SafeCells.write(cell.toString())).toList()));
        }
    }
}
