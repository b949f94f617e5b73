package dev.linkwright.mail.send;

import java.util.regex.Pattern;

/**
 * What a server answered to one command (RFC 5321 4.2).
 *
 * @param code 0 where it answered nonsense or nothing
 */
record SmtpReply(int code, String text) {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    static SmtpReply of(int code, String words) {
        return new SmtpReply(Math.max(0, code), words == null ? "" : BLANKS.matcher(words).replaceAll(" ").strip());
    }

    boolean isYes() {
        return code >= 200 && code < 300;
    }

    /** Go ahead with the text. */
    boolean isGoAhead() {
        return code == 354;
    }

    /** Neither yes nor no: the line is of no use any more. */
    boolean isNonsense() {
        return code < 400;
    }

    /** RFC 4954 6: it asks for a sign-in, refuses it, or wants another kind of it. */
    private boolean isAboutSignIn() {
        return code == 530 || code == 534 || code == 535 || code == 538;
    }

    /** To MAIL. RFC 5321 4.2.3: 552 there is about this mail's size, any other refusal about who sends. */
    Outcome refusesSender() {
        return code >= 500 && code != 552 ? new Outcome.MailboxRefused(text) : refuses(false);
    }

    Outcome refusesRecipient() {
        return refuses(true);
    }

    /** To DATA, or to what came after it. */
    Outcome refusesText() {
        return refuses(false);
    }

    private Outcome refuses(boolean atRecipient) {
        if (isNonsense()) {
            return new Outcome.Later("The connection broke before the mail was handed over: " + (text.isEmpty() ? "no answer" : text), true);
        }
        if (code < 500) {
            return new Outcome.Later(text, code == 421);
        }
        return isAboutSignIn() ? new Outcome.MailboxRefused(text) : new Outcome.Refused(text, atRecipient);
    }
}
