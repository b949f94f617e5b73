package dev.linkwright.shared;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The code by which the database says what went wrong (PostgreSQL, appendix A), however deep it lies. */
public final class SqlState {

    /** Classes of codes: data, constraints, syntax and access rules, raised by a function. */
    private static final Set<String> OF_THE_WORDS = Set.of("22", "23", "42", "P0");

    private SqlState() {
    }

    /** @return empty when the database is not behind it */
    public static Optional<String> behind(Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause).filter(SQLException.class::isInstance)
            .map(cause -> ((SQLException) cause).getSQLState()).filter(Objects::nonNull).findFirst();
    }

    /** Whether it would fail again: the database did not bear what it was told, and not the way to it or somebody else's doing. */
    public static boolean wouldFailAgain(Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause).noneMatch(SQLException.class::isInstance)
            || behind(failed).filter(state -> OF_THE_WORDS.contains(state.substring(0, 2))).isPresent();
    }
}
