package dev.linkwright.mail;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.linkwright.mail.pace.AutoPause;

/** A mailbox whose mails come back, or are reported, stops by itself before it is blocked everywhere. */
@ApplicationScoped
public class PauseWhenRefused {

    @Inject
    MailboxFigures figures;
    @Inject
    Messages messages;

    /** Asked after each hard bounce and each complaint; the mailbox is held by the transaction. */
    public void check(Mailbox mailbox, Instant now) {
        messages.flush();
        MailboxFigures.Figures last = figures.of(mailbox.id());
        AutoPause.why(last.sent(), last.bounced(), last.sentOfMany(), last.complained()).ifPresent(why -> mailbox.pause(why, now));
    }
}
