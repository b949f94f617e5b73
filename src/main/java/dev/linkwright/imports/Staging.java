package dev.linkwright.imports;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Rows on their way into the database: a temporary table, filled by COPY in batches, gone with the transaction. */
final class Staging implements AutoCloseable {

    private static final int BATCH = 4_000;

    private final Connection connection;
    private final StringBuilder batch = new StringBuilder();
    private int rows;

    Staging(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists import_row");
            statement.execute("""
                create temp table import_row (
                    row_no bigint, line_no bigint, refused text, cells text[], domain text, page text, target text, anchor text,
                    title text, text text, notes text, dr double precision, da double precision, ascore double precision, tf double precision,
                    traffic double precision, spam double precision, is_spam boolean, rank bigint, emails text[], person text, role text,
                    nofollow boolean, ugc boolean, sponsored boolean, first_seen date, last_seen date
                ) on commit drop""");
        }
    }

    void add(StagedRow row) throws IOException {
        Object[] values = {row.number(), row.line(), row.refused(), row.cells(), row.domain(), row.page(), row.target(), row.anchor(), row.title(),
            row.text(), row.notes(), row.dr(), row.da(), row.as(), row.tf(), row.traffic(), row.spam(), row.isSpam(), row.rank(), row.emails(),
            row.person(), row.role(), row.nofollow(), row.ugc(), row.sponsored(), row.firstSeen(), row.lastSeen()};
        for (int i = 0; i < values.length; i++) {
            batch.append(i == 0 ? "" : "\t").append(cell(values[i]));
        }
        batch.append('\n');
        if (++rows % BATCH == 0) {
            write();
        }
    }

    /** Everything is in the table afterwards. */
    @Override
    public void close() throws IOException, SQLException {
        write();
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze import_row");
        }
    }

    private void write() throws IOException {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy import_row from stdin", new StringReader(batch.toString()));
            batch.setLength(0);
        } catch (SQLException refused) {
            throw new IOException("The rows could not be staged", refused);
        }
    }

    /** A value in COPY's text format. PostgreSQL holds no NUL, so none gets there. */
    private static String cell(Object value) {
        if (value == null) {
            return "\\N";
        }
        if (value instanceof List<?> list) {
            return escaped(list.stream().map(each -> "\"" + each.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}")));
        }
        return escaped(value.toString());
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\0' -> out.append(' ');
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
