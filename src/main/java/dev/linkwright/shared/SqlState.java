package dev.linkwright.shared;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** The code by which the database says what went wrong (PostgreSQL, appendix A), however deep it lies. */
public final class SqlState {

    private SqlState() {
    }

    /** @return empty when the database is not behind it */
    public static Optional<String> behind(Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause).filter(SQLException.class::isInstance)
            .map(cause -> ((SQLException) cause).getSQLState()).findFirst();
    }
}
