package dev.linkwright.campaign.figures;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.linkwright.campaign.figures.Figures.Asked;
import dev.linkwright.campaign.figures.Figures.Row;
import dev.linkwright.shared.SafeCells;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers, and the people behind one of them, as CSV. Cells that a spreadsheet would run as a formula are guarded. */
@ApplicationScoped
public class FiguresCsv {
    private static final List<String> PEOPLE = List.of("Campaign", "Contact", "Address", "Site", "State", "Enrolled", "First mail sent", "Answered", "Answer", "Promised", "Won");

    private final Figures figures;
    private final EntityManager database;

    FiguresCsv(Figures figures, EntityManager database) {
        this.figures = figures;
        this.database = database;
    }

    /** One line a row; after each number its share and what that is of. */
    public String table(Asked asked) {
        StringWriter out = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(out);
        List<String> head = new ArrayList<>(List.of(asked.by().label()));
        for (Measure measure : Measure.values()) {
            head.add(measure.label());
            if (measure.of() != null) {
                head.add(measure.label() + ", % of " + measure.of().label().toLowerCase(Locale.ROOT));
            }
        }
        csv.writeRecord(head);
        for (Row row : figures.table(asked)) {
            List<String> cells = new ArrayList<>(List.of(SafeCells.write(row.label())));
            for (Measure measure : Measure.values()) {
                cells.add(String.valueOf(row.count(measure)));
                if (measure.of() != null) {
                    Share share = row.shares().get(measure);
                    cells.add(share.whole() == 0 ? "" : String.format(Locale.ROOT, "%.2f", 100 * share.rate()));
                }
            }
            csv.writeRecord(cells);
        }
        return out.toString();
    }

    /** Everybody behind one number. */
    public String people(Asked asked, String key, Measure measure) {
        StringWriter out = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(out);
        csv.writeRecord(PEOPLE);
        for (Object row : rows(figures.people(asked, key, measure, 0, Integer.MAX_VALUE))) {
            List<String> cells = new ArrayList<>();
            for (Object cell : (Object[]) row) {
                cells.add(cell == null ? "" : SafeCells.write(cell.toString()));
            }
            csv.writeRecord(cells);
        }
        return out.toString();
    }

    private List<?> rows(List<Long> ids) {
        return database.createNativeQuery("""
                select k.name, c.name, cast(c.email as text), s.domain, e.state, cast(e.created_at as text), cast(e.first_sent_at as text), cast(e.replied_at as text),
                       e.answer_tone, cast(e.promised_at as text), cast(e.won_at as text)
                from enrollment e join campaign k on k.id = e.campaign_id join contact c on c.id = e.contact_id join site s on s.id = e.site_id
                where e.id = any(?1) order by e.id
                """, Object[].class).setParameter(1, ids.toArray(Long[]::new)).getResultList();
    }
}
