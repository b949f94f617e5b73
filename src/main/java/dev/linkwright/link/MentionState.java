package dev.linkwright.link;

import java.util.Set;

/** Where a mention without a link stands; each names what may come after it. */
public enum MentionState {

    UNLINKED, RECLAIMING, LINKED, DECLINED, DISMISSED;

    Set<MentionState> successors() {
        return switch (this) {
            case UNLINKED -> Set.of(RECLAIMING, LINKED, DECLINED, DISMISSED);
            case RECLAIMING -> Set.of(UNLINKED, LINKED, DECLINED, DISMISSED);
            case LINKED -> Set.of();
            case DECLINED -> Set.of(LINKED);
            case DISMISSED -> Set.of(UNLINKED, LINKED);
        };
    }

    public String inWords() {
        return switch (this) {
            case UNLINKED -> "Unlinked";
            case RECLAIMING -> "Reclaiming";
            case LINKED -> "Linked";
            case DECLINED -> "Declined";
            case DISMISSED -> "Dismissed";
        };
    }
}
