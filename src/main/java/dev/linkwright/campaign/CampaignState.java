package dev.linkwright.campaign;

import java.util.Set;

/** Draft until launched; running and paused as people say; ended for good. */
public enum CampaignState {
    DRAFT, RUNNING, PAUSED, ENDED;

    Set<CampaignState> successors() {
        return switch (this) {
            case DRAFT -> Set.of(RUNNING, ENDED);
            case RUNNING -> Set.of(PAUSED, ENDED);
            case PAUSED -> Set.of(RUNNING, ENDED);
            case ENDED -> Set.of();
        };
    }

    public String label() {
        return name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
