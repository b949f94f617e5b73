package dev.linkwright.imports;

import java.util.EnumSet;
import java.util.Set;

/** Where an import stands. UPLOADED waits for a person who looks at the preview; scripts start at QUEUED. */
public enum ImportState {
    UPLOADED, QUEUED, RUNNING, DONE, FAILED, CANCELLED, UNDONE;

    Set<ImportState> successors() {
        return switch (this) {
            case UPLOADED -> EnumSet.of(QUEUED, CANCELLED);
            case QUEUED -> EnumSet.of(RUNNING, CANCELLED);
            case RUNNING -> EnumSet.of(DONE, FAILED, CANCELLED);
            case DONE -> EnumSet.of(UNDONE);
            case FAILED, CANCELLED, UNDONE -> EnumSet.noneOf(ImportState.class);
        };
    }

    public boolean isUnderWay() {
        return this == QUEUED || this == RUNNING;
    }
}
