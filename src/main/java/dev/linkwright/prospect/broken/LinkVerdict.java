package dev.linkwright.prospect.broken;

import java.util.Locale;
import dev.linkwright.shared.RuleViolation;

/** What is known of an outbound link; in the order in which a result page shows them. */
public enum LinkVerdict {
    DEAD("Dead", "lost"),
    GONE_ONCE("Gone once", "clock"),
    SUSPECT("Looks dead", "question"),
    UNKNOWN("Could not check", "blocked"),
    WAITING("Waiting", "clock"),
    ALIVE("Answers", "check");

    private final String label;
    private final String icon;

    LinkVerdict(String label, String icon) {
        this.label = label;
        this.icon = icon;
    }

    public String label() {
        return label;
    }

    /** A shape that goes with the word. */
    public String icon() {
        return icon;
    }

    /** Whether a person may offer a replacement for it. */
    public boolean isWorthAReplacement() {
        return this == DEAD || this == SUSPECT;
    }

    /** @throws RuleViolation naming {@code verdict} */
    public static LinkVerdict parse(String written) {
        try {
            return valueOf(written.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new RuleViolation("verdict", "verdict is one of dead, gone_once, suspect, unknown, waiting, alive.");
        }
    }
}
