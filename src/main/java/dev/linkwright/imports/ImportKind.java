package dev.linkwright.imports;

import dev.linkwright.shared.RuleViolation;
import java.util.Locale;

/** What a file's rows become. */
public enum ImportKind {
    PROSPECTS("Prospects", "Sites worth a link become prospects of this brand"),
    RANKS("Rank list", "An open list of ranks: reference data for every brand"),
    BACKLINKS("Links we have", "Pages that link to us are watched from now on"),
    MENTIONS("Mentions", "Pages that name us without a link"),
    COMPETITORS("Competitors’ links", "Sites that link to a competitor, or to us: the link gap is counted from them");

    private final String label;
    private final String explanation;

    ImportKind(String label, String explanation) {
        this.label = label;
        this.explanation = explanation;
    }

    public String label() {
        return label;
    }

    public String explanation() {
        return explanation;
    }

    /** As scripts write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws RuleViolation naming {@code kind} */
    public static ImportKind parse(String written) {
        for (ImportKind kind : values()) {
            if (written != null && kind.name().equalsIgnoreCase(written.strip())) {
                return kind;
            }
        }
        throw new RuleViolation("kind", "kind is one of prospects, backlinks, mentions, ranks, competitors.");
    }
}
