package dev.linkwright.shared;

/** There is no such thing, or not for the person who asked. Answers 404. */
public final class NotFound extends RuntimeException {

    /** @param what the missing thing in words, such as "campaign 7" */
    public NotFound(String what) {
        super("There is no " + what + ".");
    }
}
