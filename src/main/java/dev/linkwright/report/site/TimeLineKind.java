package dev.linkwright.report.site;

import dev.linkwright.shared.RuleViolation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a line of the time line is about. The name stands in the URL in lower case. */
public enum TimeLineKind {

    IMPORT("Imports", "upload"), READING("Readings", "gauge"), NOTE("Notes", "edit"), CONTACT("People", "person"), MAIL("Mails", "envelope"),
    PRICE("Prices", "assets"), LINK("Links", "links"), MENTION("Mentions", "mention"), CHECK("Checks", "eye"), STAGE("Stages", "arrow"),
    LEASE("Leases", "lock"), MERGE("Merges", "switch");

    private final String label;
    private final String icon;

    TimeLineKind(String label, String icon) {
        this.label = label;
        this.icon = icon;
    }

    public String label() {
        return label;
    }

    public String icon() {
        return icon;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return empty for all; @throws RuleViolation naming {@code kind} for a word that is none */
    public static Optional<TimeLineKind> named(String written) {
        if (written == null || written.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values()).filter(kind -> kind.key().equalsIgnoreCase(written.strip())).findFirst()
                .orElseThrow(() -> new RuleViolation("kind", "kind is one of " + String.join(", ", Arrays.stream(values()).map(TimeLineKind::key).toList()) + ".")));
    }
}
