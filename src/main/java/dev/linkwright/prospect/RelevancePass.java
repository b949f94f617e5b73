package dev.linkwright.prospect;

import dev.linkwright.brand.TopicProfile;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Relevance of all prospects of a brand: their texts pass by twice under a cursor, results go back by COPY in batches.
 * Whatever the number of prospects, one batch is in memory.
 */
final class RelevancePass {

    private static final int BATCH = 2_000;

    /** What is known of a site in words. Eight thousand letters are enough to say what it is about. */
    private static final String TEXTS = """
        select p.id, p.domain,
               left(concat_ws(' . ', s.title, s.description, t.text), 8000) as text,
               coalesce(t.source, 'its name') as source, t.as_of
        from prospect p
        join site s on s.id = p.site_id
        left join lateral (
            select string_agg(x.text, ' . ') as text, (array_agg(x.source order by x.as_of desc, x.created_at desc))[1] as source, max(x.as_of) as as_of
            from (select * from site_text where site_id = p.site_id order by as_of desc, created_at desc limit 20) x) t on true
        where p.brand_id = ?
        """;

    private static final String APPLY = """
        update prospect p set relevance = x.relevance, relevance_terms = x.terms, relevance_source = x.source, relevance_as_of = x.as_of
        from relevance_found x
        where p.id = x.id and (p.relevance, p.relevance_terms, p.relevance_source, p.relevance_as_of)
            is distinct from (x.relevance, x.terms, x.source, x.as_of)
        """;

    private RelevancePass() {
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    static void run(Connection connection, long brandId, TopicProfile profile) throws SQLException {
        Relevance relevance = new Relevance(profile);
        each(connection, brandId, row -> relevance.count(row.getString(2), text(row)));
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                create temp table if not exists relevance_found (id bigint, relevance double precision, terms text[], source text, as_of date)
                on commit drop""");
            statement.execute("truncate relevance_found");
        }
        StringBuilder batch = new StringBuilder();
        int[] rows = {0};
        each(connection, brandId, row -> {
            batch.append(line(row, relevance));
            if (++rows[0] % BATCH == 0) {
                copy(connection, batch);
            }
        });
        copy(connection, batch);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(APPLY);
        }
    }

    private static void each(Connection connection, long brandId, Reader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TEXTS)) {
            statement.setLong(1, brandId);
            statement.setFetchSize(BATCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }

    private static String text(ResultSet row) throws SQLException {
        String text = row.getString(3);
        return text == null ? "" : text;
    }

    /** One line of COPY's text format. */
    private static String line(ResultSet row, Relevance relevance) throws SQLException {
        Relevance.Found found = relevance.of(row.getString(2), text(row)).orElse(null);
        String id = row.getString(1);
        if (found == null) {
            return id + "\t\\N\t{}\t\\N\t\\N\n";
        }
        Date asOf = row.getDate(5);
        return id + "\t" + found.value() + "\t" + array(found.matched()) + "\t" + escaped(row.getString(4)) + "\t" + (asOf == null ? "\\N" : asOf) + "\n";
    }

    private static String array(List<String> terms) {
        return terms.stream().map(term -> "\"" + term.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
            .map(RelevancePass::escaped).collect(Collectors.joining(",", "{", "}"));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static void copy(Connection connection, StringBuilder batch) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy relevance_found from stdin", new StringReader(batch.toString()));
            batch.setLength(0);
        } catch (IOException broken) {
            throw new SQLException("The relevance of prospects could not be written", broken);
        }
    }
}
