package dev.linkwright.prospect.triage;

import dev.linkwright.prospect.Stage;
import dev.linkwright.shared.RuleViolation;
import java.util.Locale;
import java.util.Optional;

/** What somebody says to one prospect. */
public enum Verdict {
    QUALIFIED, DISQUALIFIED,
    /** Not shown again in this run. */
    SKIPPED,
    /** Shown again when all others have been seen. */
    LATER;

    /** Where it goes; empty where it stays. */
    Optional<Stage> stage() {
        return switch (this) {
            case QUALIFIED -> Optional.of(Stage.QUALIFIED);
            case DISQUALIFIED -> Optional.of(Stage.DISQUALIFIED);
            case SKIPPED, LATER -> Optional.empty();
        };
    }

    /** @throws RuleViolation naming {@code verdict} */
    public static Verdict parse(String written) {
        for (Verdict each : values()) {
            if (written != null && each.name().equals(written.strip().toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        throw new RuleViolation("verdict", "Say qualified, disqualified, skipped or later.");
    }
}
