package dev.linkwright.mail.send;

/** What became of one SMTP conversation about one mail. */
sealed interface Outcome {

    /** 2xx after the final dot. */
    record Sent(String reply) implements Outcome {
    }

    /** 5xx: refused for good. {@code atRecipient}: the address itself was refused, in answer to RCPT. */
    record Refused(String reply, boolean atRecipient) implements Outcome {
    }

    /**
     * It certainly did not leave: 4xx, or the line broke before the final dot.
     *
     * @param lineLost a new connection is needed
     * @param begun    whether the server had said yes to anything of this mail
     */
    record Later(String why, boolean lineLost, boolean begun) implements Outcome {

        Later(String why, boolean lineLost) {
            this(why, lineLost, true);
        }

        /** The server had enough of the line, not of this mail: it hung up or said 421 where MAIL was to begin. */
        boolean onlyTheLineEnded() {
            return lineLost && !begun;
        }
    }

    /** The server refuses the mailbox, not the mail. */
    record MailboxRefused(String reply) implements Outcome {
    }

    /** The line broke after the final dot and before the answer. */
    record Unknown(String why) implements Outcome {
    }
}
