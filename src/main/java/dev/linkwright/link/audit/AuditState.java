package dev.linkwright.link.audit;

import java.util.Set;

/** How far an audit is. */
public enum AuditState {

    RUNNING, DONE, STOPPED;

    Set<AuditState> successors() {
        return this == RUNNING ? Set.of(DONE, STOPPED) : Set.of();
    }
}
