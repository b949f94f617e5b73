package dev.linkwright.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The tables an import works in: its rows as read, and one row for each of its sites. They have no log and are gone when the import has
 * ended; what a dead process left is dropped before the next try. SQL texts say {@code {rows}} and {@code {sites}}.
 *
 * @param suffix of both names
 */
record WorkTables(String suffix) {

    static WorkTables of(long importId) {
        return new WorkTables("_" + importId);
    }

    /** For looking only: temporary, gone with the transaction. */
    static WorkTables forLooking() {
        return new WorkTables("_looked_at");
    }

    String in(String sql) {
        return sql.replace("{rows}", rows()).replace("{sites}", sites());
    }

    String rows() {
        return "import_row" + suffix;
    }

    String sites() {
        return "import_site" + suffix;
    }

    void create(Connection connection, boolean temporary) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create " + (temporary ? "temp" : "unlogged") + " table " + rows() + " (" + StagedRow.COLUMNS + ")"
                + (temporary ? " on commit drop" : " with (autovacuum_enabled = off)"));
        }
    }

    String dropping() {
        return "drop table if exists " + rows() + ", " + sites();
    }
}
