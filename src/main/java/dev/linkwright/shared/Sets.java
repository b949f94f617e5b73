package dev.linkwright.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;

/**
 * Plain SQL for many rows at once, on the connection of the running transaction. For paths where a question a row would be too many: lists go in as
 * arrays ({@code any(?)}, {@code unnest(?, ?)}). Entities that are loaded are neither written before nor read again after; the caller sees to that.
 */
public final class Sets {

    /** One row of an answer as a value. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private Sets() {
    }

    /** @param values for the question marks in order: text, numbers, times, null, or a {@code Long[]}, {@code String[]} or {@code Instant[]} */
    public static <T> List<T> ask(EntityManager database, String sql, Row<T> as, Object... values) {
        return database.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, values); ResultSet rows = statement.executeQuery()) {
                return all(rows, as);
            }
        });
    }

    /** @return how many rows it changed */
    public static int change(EntityManager database, String sql, Object... values) {
        return database.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, values)) {
                return statement.executeUpdate();
            }
        });
    }

    /**
     * The same, and for the rest of the transaction a statement that was asked before is not planned anew for its values: a set of two and one of fifty go the
     * same way. That is said on the way of the question, because by itself it would cost as much as one.
     */
    public static <T> List<T> askAndPlanOnce(EntityManager database, String sql, Row<T> as, Object... values) {
        return database.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = prepared(connection, "set local plan_cache_mode = force_generic_plan; " + sql, values)) {
                statement.execute();
                statement.getMoreResults();
                try (ResultSet rows = statement.getResultSet()) {
                    return all(rows, as);
                }
            }
        });
    }

    private static <T> List<T> all(ResultSet rows, Row<T> as) throws SQLException {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
            found.add(as.of(rows));
        }
        return found;
    }

    public static Long[] ids(Collection<Long> ids) {
        return ids.toArray(Long[]::new);
    }

    /** Null where the column is. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return instant(row, row.findColumn(column));
    }

    /** The same by the place of the column, from 1. */
    public static Instant instant(ResultSet row, int column) throws SQLException {
        java.sql.Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object[] values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else if (value instanceof Long[] numbers) {
                statement.setArray(i + 1, connection.createArrayOf("bigint", numbers));
            } else if (value instanceof String[] texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts));
            } else if (value instanceof Instant[] times) {
                statement.setArray(i + 1, connection.createArrayOf("timestamptz", Arrays.stream(times).map(at -> at == null ? null : at.toString()).toArray()));
            } else if (value instanceof Instant at) {
                statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }
}
