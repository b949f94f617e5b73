package dev.linkwright.link;

import java.util.Set;

/** Where a link stands; each names what may come after it. A link that is there, paid or gifted, and does not say so is a policy risk, not won. */
public enum BacklinkState {

    PROMISED, WON, POLICY_RISK, AT_RISK, LOST, WRITTEN_OFF;

    Set<BacklinkState> successors() {
        return switch (this) {
            case PROMISED, LOST -> Set.of(WON, POLICY_RISK, WRITTEN_OFF);
            case WON -> Set.of(POLICY_RISK, AT_RISK, WRITTEN_OFF);
            case POLICY_RISK -> Set.of(WON, AT_RISK, WRITTEN_OFF);
            case AT_RISK -> Set.of(WON, POLICY_RISK, LOST, WRITTEN_OFF);
            case WRITTEN_OFF -> Set.of();
        };
    }

    public String inWords() {
        return switch (this) {
            case PROMISED -> "Promised";
            case WON -> "Won";
            case POLICY_RISK -> "Policy risk";
            case AT_RISK -> "At risk";
            case LOST -> "Lost";
            case WRITTEN_OFF -> "Written off";
        };
    }
}
