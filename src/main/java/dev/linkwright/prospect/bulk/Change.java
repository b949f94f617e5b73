package dev.linkwright.prospect.bulk;

import dev.linkwright.account.User;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.Tags;
import dev.linkwright.shared.RuleViolation;

/** What is done to many prospects at once. */
public sealed interface Change {

    /** @param why a few words; needed where they are disqualified */
    record ToStage(Stage stage, String why) implements Change {
        public ToStage {
            why = why == null ? "" : why.strip();
            if (stage == null) {
                throw new RuleViolation("stage", "Choose a stage first.");
            }
            if (stage == Stage.DISQUALIFIED && why.isEmpty()) {
                throw new RuleViolation("why", "Say why they are disqualified.");
            }
        }
    }

    /** @param owner null for nobody */
    record ToOwner(User owner) implements Change {
    }

    record Tag(String tag) implements Change {
        public Tag {
            tag = Tags.checked(tag);
        }
    }

    record Untag(String tag) implements Change {
        public Untag {
            tag = Tags.checked(tag);
        }
    }
}
