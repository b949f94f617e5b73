package dev.linkwright.mail;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A mailbox whose mails come back, or are reported, stops by itself before it is blocked everywhere. */
@ApplicationScoped
public class PauseWhenRefused {

    /** Of the last hundred mails. */
    private static final int MOST_BOUNCES = 3;

    @Inject
    MailboxFigures figures;
    @Inject
    Messages messages;

    /** Asked after each hard bounce and each complaint; the mailbox is held by the transaction. */
    public void check(Mailbox mailbox, Instant now) {
        messages.flush();
        MailboxFigures.Figures last = figures.of(mailbox.id());
        if (last.bounced() > MOST_BOUNCES) {
            mailbox.pause(last.bounced() + " of its last " + last.sent() + " mails came back; the limit is 3 %. Check the addresses, then resume.", now);
        } else if (last.complained() > 0) {
            // one in a hundred is ten times the limit of 0.1 %
            mailbox.pause("a reader reported a mail of it as spam. Have a look at what was sent to whom, then resume.", now);
        }
    }
}
