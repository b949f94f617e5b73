package dev.linkwright.campaign;

import dev.linkwright.shared.RuleViolation;
import java.util.Locale;

/** What an answer amounts to, as a person reads it. An answer that is neither stays without one. */
public enum AnswerTone {
    POSITIVE("Positive"), DECLINED("Declined");

    private final String label;

    AnswerTone(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** @throws RuleViolation naming {@code tone}; null for blank: taken back */
    public static AnswerTone named(String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        try {
            return valueOf(word.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new RuleViolation("tone", "An answer is positive or declined, not “" + word + "”.");
        }
    }
}
