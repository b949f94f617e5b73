package dev.linkwright.prospect.broken;

import java.util.Set;

/** How far a resource page is looked through. */
public enum CheckState {
    QUEUED, CHECKING, DONE, STOPPED, FAILED;

    /** A link may be looked at again by hand, which takes a page that is done back to checking. */
    Set<CheckState> successors() {
        return switch (this) {
            case QUEUED -> Set.of(CHECKING, DONE, STOPPED, FAILED);
            case CHECKING -> Set.of(DONE, STOPPED);
            case DONE, STOPPED -> Set.of(CHECKING);
            case FAILED -> Set.of();
        };
    }

    public boolean isUnderWay() {
        return this == QUEUED || this == CHECKING;
    }
}
