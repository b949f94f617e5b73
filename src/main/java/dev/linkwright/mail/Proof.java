package dev.linkwright.mail;

/**
 * How we know that somebody must not be written to.
 *
 * @param words     for people
 * @param messageId the mail or request it came from, null when it came another way
 * @param enteredBy the colleague who entered it, null when it happened by itself
 */
public record Proof(String words, Long messageId, Long enteredBy) {

    public static Proof inWords(String words) {
        return new Proof(words, null, null);
    }

    public static Proof mail(long messageId, String words) {
        return new Proof(words, messageId, null);
    }

    /** Entered by a colleague; {@code words} may be blank. */
    public static Proof by(long userId, String words) {
        return new Proof(words == null ? "" : words.strip(), null, userId);
    }
}
