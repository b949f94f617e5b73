package dev.linkwright.campaign;

import dev.linkwright.shared.RuleViolation;
import java.util.Locale;

/**
 * Which people of a campaign are meant: those behind one number of its results.
 *
 * @param step      only of this mail, or null
 * @param mailboxId only of this sender, or null
 */
public record PeopleFilter(Outcome outcome, Integer step, Long mailboxId) {

    public enum Outcome {
        ALL("Everyone"), ENROLLED("Enrolled"), WAITING("Waiting for the first mail"), STOPPED_BEFORE("Stopped before the first mail"), SENT("Sent"),
        DELIVERED("Delivered"), BOUNCED("Bounced"), REPLIED("Replied"), PROMISED("Promised"), WON("Won"), LOST("Lost since"), IN_REVIEW("In review");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @throws RuleViolation for a word that is no outcome */
    public static PeopleFilter of(String outcome, Integer step, Long mailboxId) {
        if (outcome == null || outcome.isBlank()) {
            return new PeopleFilter(Outcome.ALL, step, mailboxId);
        }
        for (Outcome known : Outcome.values()) {
            if (known.key().equals(outcome)) {
                return new PeopleFilter(known, step, mailboxId);
            }
        }
        throw new RuleViolation("outcome", "There is no outcome “" + outcome + "”.");
    }
}
