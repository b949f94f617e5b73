package dev.linkwright.mail.understand;

import dev.linkwright.mail.understand.Understood.Outcome;

/** What a refusal in the SMTP conversation itself means for the address. */
public final class RefusalWords {

    private RefusalWords() {
    }

    /** Whether this answer to RCPT says that the address does not exist, rather than that we are not welcome or the box is full. */
    public static boolean meanNoSuchAddress(String reply) {
        return BounceWords.outcome(BounceWords.status(reply).orElse(""), reply, "") == Outcome.HARD
                || reply.matches("\\s*(?:550|551|553)\\s*\\S{0,40}\\s*");
    }
}
