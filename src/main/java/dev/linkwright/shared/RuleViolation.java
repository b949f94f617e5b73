package dev.linkwright.shared;

/**
 * Something a person asked for that a rule forbids. The message is written for that person; the field names what to mend.
 * The API answers 422 with both, pages show the message at the field.
 */
public final class RuleViolation extends RuntimeException {

    private final String field;

    /** @param field name of the input at fault as the caller knows it, or "" when it is none in particular */
    public RuleViolation(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
