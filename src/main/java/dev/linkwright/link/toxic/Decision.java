package dev.linkwright.link.toxic;

import java.util.Arrays;
import java.util.Locale;

import dev.linkwright.shared.RuleViolation;

/** What a person decides of a site with bad links. */
public enum Decision {

    KEEP("Keep", "keep"), DISAVOW_SITE("Disavow the site", "disavow"), DISAVOW_PAGES("Disavow its pages", "disavow-pages"), ASK("Ask for removal", "ask");

    private final String label;
    private final String key;

    Decision(String label, String key) {
        this.label = label;
        this.key = key;
    }

    /** @throws RuleViolation naming {@code decision} */
    public static Decision named(String written) {
        String word = written == null ? "" : written.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(values()).filter(d -> d.key.equals(word)).findFirst()
            .orElseThrow(() -> new RuleViolation("decision", "A decision is keep, disavow, disavow-pages or ask."));
    }

    public String label() {
        return label;
    }

    /** As an address, a form and a script write it. */
    public String key() {
        return key;
    }
}
