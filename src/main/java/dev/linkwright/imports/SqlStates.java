package dev.linkwright.imports;

import java.sql.SQLException;

/** What the database means by its error codes (PostgreSQL, appendix A). */
final class SqlStates {

    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String DEADLOCK = "40P01";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private SqlStates() {
    }

    /** Somebody made or gave up a site between the numbering of sites and their writing, or holds what the writing needs. */
    static boolean saysSitesHaveChanged(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return UNIQUE_VIOLATION.equals(sql.getSQLState()) || FOREIGN_KEY_VIOLATION.equals(sql.getSQLState())
                    || DEADLOCK.equals(sql.getSQLState()) || LOCK_NOT_AVAILABLE.equals(sql.getSQLState());
            }
        }
        return false;
    }
}
