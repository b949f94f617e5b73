package dev.linkwright.mail;

/** Why somebody must not be written to. */
public enum SuppressionReason {
    UNSUBSCRIBED("asked not to be written to"),
    HARD_BOUNCE("the address does not exist"),
    COMPLAINT("reported our mail as spam"),
    BY_HAND("entered by a colleague"),
    ERASED("asked to be erased");

    private final String words;

    SuppressionReason(String words) {
        this.words = words;
    }

    /** Half a sentence for the screen. */
    public String words() {
        return words;
    }
}
