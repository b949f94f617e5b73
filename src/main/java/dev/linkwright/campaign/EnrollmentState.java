package dev.linkwright.campaign;

import java.util.Set;

/**
 * Where a contact stands in a campaign: chosen before launch, in review until a person approves the first mail, active
 * while mails go out, finished when all have gone, stopped when something ended it.
 */
public enum EnrollmentState {
    CHOSEN("Chosen"), IN_REVIEW("In review"), SKIPPED("Skipped"), ACTIVE("Active"), PAUSED("Paused"), FINISHED("All sent"), STOPPED("Stopped");

    private final String label;

    EnrollmentState(String label) {
        this.label = label;
    }

    Set<EnrollmentState> successors() {
        return switch (this) {
            case CHOSEN -> Set.of(IN_REVIEW, STOPPED);
            case IN_REVIEW -> Set.of(ACTIVE, SKIPPED, STOPPED);
            case SKIPPED -> Set.of(IN_REVIEW, STOPPED);
            case ACTIVE -> Set.of(IN_REVIEW, PAUSED, FINISHED, STOPPED);
            case PAUSED -> Set.of(ACTIVE, FINISHED, STOPPED);
            case FINISHED -> Set.of(STOPPED);
            case STOPPED -> Set.of();
        };
    }

    public String label() {
        return label;
    }

    /** Whether a mail may still leave for it. */
    public boolean isOpen() {
        return this != STOPPED && this != FINISHED;
    }
}
