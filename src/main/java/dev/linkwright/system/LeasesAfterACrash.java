package dev.linkwright.system;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The embedded database serves one application at a time. After a crash whoever had claimed work in it is gone, so it is given back at once
 * instead of when the leases end: an import goes on, a mail is settled, a page is visited with the first tick.
 */
@Singleton
class LeasesAfterACrash {

    private static final String LEASED = "select table_name from information_schema.columns where column_name = 'claimed_until' and table_schema = current_schema()";

    private final AgroalDataSource database;

    LeasesAfterACrash(AgroalDataSource database) {
        this.database = database;
    }

    void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent started) throws SQLException {
        if (Boolean.getBoolean(OwnSettings.CRASHED_BEFORE)) {
            end();
        }
    }

    void end() throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet leased = statement.executeQuery(LEASED)) {
                while (leased.next()) {
                    tables.add(leased.getString(1));
                }
            }
            for (String table : tables) {
                statement.executeUpdate("update " + table + " set claimed_until = timestamptz 'epoch' where claimed_until > timestamptz 'epoch'");
            }
        }
    }
}
