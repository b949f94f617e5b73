package dev.linkwright.prospect.relevance;

import dev.linkwright.prospect.relevance.Evidence.Field;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What is known in words of a brand's prospects: their pages that were read, and what imports said. They pass by under a cursor. */
final class EvidenceRows {

    private static final int BATCH = 2_000;
    /** Enough letters of one page to say what it is about. */
    private static final int READ_OF_A_PAGE = 8_000;
    private static final float TITLE = 2.5f;
    private static final float DESCRIPTION = 1.5f;
    private static final float HEADINGS = 1.5f;

    private static final String EVIDENCE = """
        select p.id, p.domain, s.title, s.description, coalesce(h.language, s.language) as language,
               i.words, i.source, i.as_of, h.titles, h.packed, h.kinds, h.read_on
        from prospect p
        join site s on s.id = p.site_id
        left join lateral (
            select string_agg(concat_ws(' . ', r.title, r.text), ' . ') as words, (array_agg(r.source order by r.as_of desc, r.created_at desc))[1] as source,
                   max(r.as_of) as as_of
            from (select title, left(text, 8000) as text, source, as_of, created_at from site_reading r
                  where r.site_id = p.site_id and (r.title is not null or r.text is not null) order by r.as_of desc, r.created_at desc limit 20) r) i on true
        left join lateral (
            select array_agg(t.title order by t.id) as titles, array_agg(t.words order by t.id) as packed, array_agg(t.kind order by t.id) as kinds,
                   max(t.language) as language, max(t.fetched_at)::date as read_on
            from page_text t
            where t.site_id = p.site_id and t.words is not null and (t.kind = 'HOME' or t.url = p.opportunity_url)) h on true
        where p.brand_id = ?""";

    private final Connection connection;

    EvidenceRows(Connection connection) {
        this.connection = connection;
    }

    interface Reader {
        void read(long prospectId, Evidence evidence) throws SQLException;
    }

    void ofBrand(long brandId, Reader reader) throws SQLException {
        each(EVIDENCE, brandId, reader);
    }

    /** Every nth prospect. */
    void sample(long brandId, long nth, Reader reader) throws SQLException {
        each(EVIDENCE + " and p.id % " + nth + " = 0", brandId, reader);
    }

    void ofSite(long brandId, long siteId, Reader reader) throws SQLException {
        each(EVIDENCE + " and p.site_id = " + siteId, brandId, reader);
    }

    private void each(String sql, long brandId, Reader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, brandId);
            statement.setFetchSize(BATCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row.getLong(1), evidence(row));
                }
            }
        }
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        List<Field> fields = new ArrayList<>();
        LocalDate readOn = day(row.getDate("read_on"));
        Array packed = row.getArray("packed");
        if (packed != null) {
            byte[][] pages = (byte[][]) packed.getArray();
            String[] titles = (String[]) row.getArray("titles").getArray();
            for (int i = 0; i < pages.length; i++) {
                page(fields, titles[i], PackedWords.unpack(pages[i]));
            }
        } else {
            add(fields, row.getString("title"), TITLE);
        }
        add(fields, row.getString("description"), DESCRIPTION);
        add(fields, row.getString("words"), 1);
        if (packed != null) {
            String[] kinds = (String[]) row.getArray("kinds").getArray();
            return new Evidence(row.getString("domain"), fields, row.getString("language"), source(kinds), readOn);
        }
        String source = row.getString("source");
        return new Evidence(row.getString("domain"), fields, row.getString("language"), source == null ? fields.isEmpty() ? "its name" : "its title" : source,
            day(row.getDate("as_of")));
    }

    static void page(List<Field> fields, String title, PackedWords words) {
        add(fields, title, TITLE);
        add(fields, words.description(), DESCRIPTION);
        add(fields, words.headings(), HEADINGS);
        add(fields, words.body(), 1);
    }

    private static void add(List<Field> fields, String text, float weight) {
        if (text != null && !text.isBlank()) {
            fields.add(new Field(text.substring(0, Math.min(READ_OF_A_PAGE, text.length())), weight));
        }
    }

    private static String source(String[] kinds) {
        boolean home = List.of(kinds).contains("HOME");
        boolean opportunity = List.of(kinds).contains("OPPORTUNITY");
        return home && opportunity ? "home page and opportunity page" : home ? "home page" : "opportunity page";
    }

    private static LocalDate day(Date date) {
        return date == null ? null : date.toLocalDate();
    }
}
