package dev.linkwright.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.SafeCells;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.ProspectWhere;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.Weights;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every prospect of a view as a CSV file: best first, one row each, read from the database some hundred rows at a time and written at once, so
 * that a million rows need no more memory than ten. Importing the file gives the same again ({@code imports.PipelineReader} reads what is
 * particular to it). Cells that a spreadsheet would run as a formula are guarded; a cell that holds several things has one on each line,
 * its parts between " | ".
 */
@ApplicationScoped
public class ProspectsCsv {

    /** In the order of the columns of the query. */
    public static final List<String> HEADER = List.of("Domain", "Title", "Country", "Language", "Stage", "Stage since", "Owner", "Opportunity", "Tags",
        "Excluded because", "Last touch", "Added", "Score", "Relevance points", "Authority points", "Traffic points", "Relevance", "Matched terms",
        "Relevance source", "Relevance as of", "Authority", "Authority label", "Authority source", "Authority as of", "Authority estimated",
        "Visits a month", "Visits source", "Visits as of", "Visits estimated", "Spam %", "People", "Readings", "Words", "Notes");

    private static final int STAGE = HEADER.indexOf("Stage");
    private static final int OPPORTUNITY = HEADER.indexOf("Opportunity");
    private static final int AT_A_TIME = 500;
    private static final int LONGEST_SECONDS = 3600;

    /** Times to the microsecond, as they stand; a line of a cell holds no line break, a part of it no bar. */
    private static final String ROWS = """
        select p.domain, s.title, s.country, s.language, p.stage, %1$s p.stage_since %2$s, u.email, p.opportunity, array_to_string(p.tags, ', '),
            p.excluded_because, %1$s p.last_touch_at %2$s, %1$s p.created_at %2$s,
            round(cast(100 * (w.r * coalesce(p.relevance, m.median_relevance, 0) + w.a * coalesce(p.authority, m.median_authority, 0)
                + w.t * coalesce(p.traffic, m.median_traffic, 0)) as numeric), 4),
            round(cast(100 * w.r * coalesce(p.relevance, m.median_relevance, 0) as numeric), 4),
            round(cast(100 * w.a * coalesce(p.authority, m.median_authority, 0) as numeric), 4),
            round(cast(100 * w.t * coalesce(p.traffic, m.median_traffic, 0) as numeric), 4),
            round(cast(p.relevance as numeric), 4), array_to_string(p.relevance_terms, ', '), p.relevance_source, cast(p.relevance_as_of as text),
            round(cast(100 * p.authority as numeric), 2), p.authority_label, p.authority_source, cast(p.authority_as_of as text),
            case when p.authority is not null then case when p.authority_estimated then 'yes' else 'no' end end,
            round(cast(p.traffic_visits as numeric), 0), p.traffic_source, cast(p.traffic_as_of as text),
            case when p.traffic is not null then case when p.traffic_estimated then 'yes' else 'no' end end,
            round(cast(p.spam as numeric), 2),
            (select string_agg(concat_ws(' | ', c.email, %3$s c.name %4$s, %3$s c.role %4$s, %3$s c.source %4$s, %1$s c.source_at %2$s), chr(10) order by c.email)
             from contact c where c.site_id = p.site_id),
            (select string_agg(line, chr(10) order by as_of desc, line) from (
                select distinct r.as_of, concat_ws(' | ', r.name || ' ' || r.value, %3$s r.source %4$s, r.as_of) as line
                from metric_reading r where r.site_id = p.site_id) r),
            (select string_agg(line, chr(10) order by as_of desc, line) from (
                select distinct t.as_of, concat_ws(' | ', %3$s t.text %4$s, %3$s t.source %4$s, t.as_of) as line
                from site_text t where t.site_id = p.site_id and t.text <> '') t),
            (select string_agg(line, chr(10) order by as_of desc, line) from (
                select distinct t.as_of, concat_ws(' | ', %3$s t.notes %4$s, %3$s t.source %4$s, t.as_of) as line
                from site_text t where t.site_id = p.site_id and t.notes <> '') n)
        from prospect p
        join site s on s.id = p.site_id
        left join app_user u on u.id = p.owner_id
        left join brand_ranking m on m.brand_id = p.brand_id
        cross join (select cast(:wr as float8) as r, cast(:wa as float8) as a, cast(:wt as float8) as t) w
        where %5$s
        order by p.sunk, p.score desc, p.authority desc nulls last, p.traffic desc nulls last, p.domain
        """;

    private final EntityManager entities;

    ProspectsCsv(EntityManager entities) {
        this.entities = entities;
    }

    public static String fileName(Brand brand, Instant now) {
        String name = brand.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return "prospects-" + (name.isEmpty() ? "" : name + "-") + now.atZone(ZoneOffset.UTC).toLocalDate() + ".csv";
    }

    /** @param mark begins with the mark by which spreadsheets know UTF-8; other programs may trip over it */
    public void write(Brand brand, ProspectFilter filter, boolean mark, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        if (mark) {
            text.write('\ufeff');
        }
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(HEADER);
        try {
            QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).run(() -> rows(brand, filter, csv));
        } catch (UncheckedIOException goneAway) {
            throw goneAway.getCause();
        }
        csv.flush();
    }

    private void rows(Brand brand, ProspectFilter filter, CsvWriter csv) {
        ProspectWhere where = ProspectWhere.of(brand, filter);
        Weights weights = Weights.of(brand);
        double sum = weights.relevance() + weights.authority() + weights.traffic();
        Map<String, Object> parameters = new HashMap<>(where.parameters());
        parameters.putAll(Map.of("wr", weights.relevance() / sum, "wa", weights.authority() / sum, "wt", weights.traffic() / sum));
        Query query = entities.createNativeQuery(ROWS.formatted("to_char(", " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
            "translate(", ", E'|\\n\\r\\t', '/   ')", where.sql()), Object[].class);
        parameters.forEach(query::setParameter);
        query.setHint("org.hibernate.fetchSize", AT_A_TIME);
        query.setHint("org.hibernate.readOnly", true);
        try (Stream<?> rows = query.getResultStream()) {
            rows.forEach(row -> {
                List<String> cells = new ArrayList<>(HEADER.size());
                for (Object value : inWords((Object[]) row)) {
                    cells.add(value == null ? "" : SafeCells.write(value.toString()));
                }
                csv.writeRecord(cells);
            });
        }
    }

    private static Object[] inWords(Object[] row) {
        row[STAGE] = Stage.valueOf((String) row[STAGE]).label();
        row[OPPORTUNITY] = row[OPPORTUNITY] == null ? null : Opportunity.valueOf((String) row[OPPORTUNITY]).label();
        return row;
    }
}
