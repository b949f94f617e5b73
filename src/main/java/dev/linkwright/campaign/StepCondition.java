package dev.linkwright.campaign;

import dev.linkwright.shared.RuleViolation;
import java.util.Locale;

/** On what a follow-up depends. That a mail was opened is known of few and true of fewer, so it never counts. */
public enum StepCondition {
    NO_ANSWER("Leaves only while nobody at the site has answered, bounced, unsubscribed or been suppressed, and the mailbox was read since the mail before.");

    private final String sentence;

    StepCondition(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    /** @throws RuleViolation naming {@code condition}; blank is {@link #NO_ANSWER} */
    public static StepCondition named(String words) {
        String key = words == null ? "" : words.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        if (key.isEmpty() || key.equals(NO_ANSWER.name())) {
            return NO_ANSWER;
        }
        throw new RuleViolation("condition", key.contains("OPEN") || key.contains("CLICK")
                ? "Opens and clicks are not watched and never count. A follow-up leaves while there is no answer: NO_ANSWER."
                : "There is no condition “" + words + "”; the one there is: NO_ANSWER.");
    }
}
