package dev.linkwright.sandbox;

import dev.linkwright.shared.RuleViolation;

/** Checks of what a person typed on the sandbox pages. */
final class Rules {

    private Rules() {
    }

    /** @return the text without surrounding blanks */
    static String text(String field, String text, int longest) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()) {
            throw new RuleViolation(field, "This can't be empty.");
        }
        if (stripped.length() > longest) {
            throw new RuleViolation(field, "This is too long: " + stripped.length() + " characters, " + longest + " fit.");
        }
        return stripped;
    }
}
