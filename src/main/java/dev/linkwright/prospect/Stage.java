package dev.linkwright.prospect;

import java.util.EnumSet;
import java.util.Set;

/** How far a prospect has come. The list of successors is the rule; {@link Prospect#moveTo} is the door. */
public enum Stage {
    NEW("New"),
    QUALIFIED("Qualified"),
    CONTACTED("Contacted"),
    IN_CONVERSATION("In conversation"),
    PROMISED("Promised"),
    WON("Won"),
    LOST("Lost"),
    DISQUALIFIED("Disqualified");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Forward by any number of steps; back only where nothing said to a partner is taken back. */
    public Set<Stage> successors() {
        return switch (this) {
            case NEW -> EnumSet.of(QUALIFIED, CONTACTED, IN_CONVERSATION, PROMISED, WON, DISQUALIFIED);
            case QUALIFIED -> EnumSet.of(NEW, CONTACTED, IN_CONVERSATION, PROMISED, WON, LOST, DISQUALIFIED);
            case CONTACTED -> EnumSet.of(IN_CONVERSATION, PROMISED, WON, LOST, DISQUALIFIED);
            case IN_CONVERSATION -> EnumSet.of(PROMISED, WON, LOST, DISQUALIFIED);
            case PROMISED -> EnumSet.of(IN_CONVERSATION, WON, LOST, DISQUALIFIED);
            case WON -> EnumSet.of(IN_CONVERSATION, PROMISED, LOST);
            case LOST -> EnumSet.of(QUALIFIED, CONTACTED, IN_CONVERSATION, PROMISED, WON, DISQUALIFIED);
            case DISQUALIFIED -> EnumSet.of(NEW, QUALIFIED);
        };
    }

    public boolean mayBecome(Stage next) {
        return successors().contains(next);
    }

    /** Whether somebody talks with the site about it. */
    public boolean isInWork() {
        return this == CONTACTED || this == IN_CONVERSATION || this == PROMISED;
    }

    /** Whether there is still something to win or to lose. */
    public boolean isOpen() {
        return this != WON && this != LOST && this != DISQUALIFIED;
    }
}
