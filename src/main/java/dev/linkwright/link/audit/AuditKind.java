package dev.linkwright.link.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;

import dev.linkwright.shared.RuleViolation;

/** What is looked at, and how often. */
public enum AuditKind {

    FULL("Full audit", "every three months", 3, "true"),
    HEALTH("Health check", "every month", 1, "b.state in ('WON', 'POLICY_RISK', 'AT_RISK')");

    private final String label;
    private final String often;
    private final int months;
    private final String links;

    AuditKind(String label, String often, int months, String links) {
        this.label = label;
        this.often = often;
        this.months = months;
        this.links = links;
    }

    /** @throws RuleViolation naming {@code kind} */
    public static AuditKind named(String written) {
        return Arrays.stream(values()).filter(k -> written != null && k.name().equalsIgnoreCase(written.strip())).findFirst()
            .orElseThrow(() -> new RuleViolation("kind", "kind is full or health."));
    }

    /** As an address and a script write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    public String often() {
        return often;
    }

    /** On the same day, this many months later. */
    Instant after(Instant due) {
        return due.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
    }

    /** The condition on {@code backlink b}, besides that it is not given up. */
    String links() {
        return links;
    }
}
