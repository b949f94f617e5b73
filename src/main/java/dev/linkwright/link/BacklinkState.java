package dev.linkwright.link;

import java.util.Set;

/** Where a link stands; each names what may come after it. */
public enum BacklinkState {

    PROMISED, WON, AT_RISK, LOST, WRITTEN_OFF;

    Set<BacklinkState> successors() {
        return switch (this) {
            case PROMISED -> Set.of(WON, WRITTEN_OFF);
            case WON -> Set.of(AT_RISK, WRITTEN_OFF);
            case AT_RISK -> Set.of(WON, LOST, WRITTEN_OFF);
            case LOST -> Set.of(WON, WRITTEN_OFF);
            case WRITTEN_OFF -> Set.of();
        };
    }

    public String inWords() {
        return switch (this) {
            case PROMISED -> "Promised";
            case WON -> "Won";
            case AT_RISK -> "At risk";
            case LOST -> "Lost";
            case WRITTEN_OFF -> "Written off";
        };
    }
}
