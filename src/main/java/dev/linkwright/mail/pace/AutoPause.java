package dev.linkwright.mail.pace;

import java.util.Optional;

/** When a mailbox stops by itself: more than 3 % of its last hundred mails came back, or more than 0.1 % of its last thousand were reported. */
public final class AutoPause {

    public static final int BOUNCES_OF = 100;
    public static final int COMPLAINTS_OF = 1000;
    private static final int MOST_BOUNCES_PERCENT = 3;

    private AutoPause() {
    }

    /**
     * Few mails are judged as if the rest of the hundred (or thousand) had been fine, except that a complaint about one of less than a thousand
     * is more than 0.1 % already.
     *
     * @param bounced    of the last {@code sent}, at most 100
     * @param complained of the last {@code sentForComplaints}, at most 1000
     * @return why it pauses
     */
    public static Optional<String> why(long sent, long bounced, long sentForComplaints, long complained) {
        if (bounced > MOST_BOUNCES_PERCENT * BOUNCES_OF / 100) {
            return Optional.of(bounced + " of its last " + sent + " mails came back; the limit is 3 %. Check the addresses, then resume.");
        }
        if (complained * 1000 > Math.max(1, sentForComplaints)) {
            return Optional.of((complained == 1 ? "a reader reported a mail of it as spam" : complained + " readers reported mails of it as spam")
                    + "; the limit is 0.1 %, one in a thousand. Have a look at what was sent to whom, then resume.");
        }
        return Optional.empty();
    }
}
