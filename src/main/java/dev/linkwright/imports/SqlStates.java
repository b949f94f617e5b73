package dev.linkwright.imports;

import dev.linkwright.shared.SqlState;
import java.util.Set;

/** What the database's error codes mean to an import (PostgreSQL, appendix A). */
final class SqlStates {

    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DEADLOCK = "40P01";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Set<String> SITES_HAVE_CHANGED = Set.of(FOREIGN_KEY_VIOLATION, UNIQUE_VIOLATION, DEADLOCK, LOCK_NOT_AVAILABLE);

    private SqlStates() {
    }

    /** Somebody made or gave up a site between the numbering of sites and their writing, or holds what the writing needs. */
    static boolean saysSitesHaveChanged(Throwable failed) {
        return SqlState.behind(failed).filter(SITES_HAVE_CHANGED::contains).isPresent();
    }
}
