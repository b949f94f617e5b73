package dev.linkwright.campaign.letter;

/**
 * One reason why a rendered text cannot be sent. {@code field} is the merge field's key, or {@code subject} or
 * {@code body} when the fault stands in the step's own words; {@code sentence} is for people.
 */
public record Flaw(Kind kind, String field, String sentence) {
    public enum Kind { EMPTY, UNKNOWN, BROKEN_VALUE, LEFTOVER, OTHER_SITE }
}
