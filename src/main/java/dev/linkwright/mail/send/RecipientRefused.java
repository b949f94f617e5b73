package dev.linkwright.mail.send;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.linkwright.mail.HardBounced;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.LeavingMail;
import dev.linkwright.mail.Outcomes;
import dev.linkwright.mail.PauseWhenRefused;
import dev.linkwright.mail.Proof;
import dev.linkwright.mail.SuppressionReason;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.mail.understand.RefusalWords;

/** A server said no for good. When it said that the address does not exist, the address is suppressed as a hard bounce. */
@ApplicationScoped
class RecipientRefused {

    @Inject
    Outcomes outcomes;
    @Inject
    Suppressions suppressions;
    @Inject
    PauseWhenRefused pauseWhenRefused;
    @Inject
    Mailboxes mailboxes;
    @Inject
    Event<HardBounced> hardBounced;

    @Transactional(TxType.REQUIRES_NEW)
    void record(LeavingMail message, Outcome.Refused refused, Instant at) {
        outcomes.failed(message.id(), "The receiving server refused it: " + refused.reply(), at);
        if (refused.atRecipient() && RefusalWords.meanNoSuchAddress(refused.reply())) {
            suppressions.suppressAddress(message.toAddress(), null, SuppressionReason.HARD_BOUNCE, Proof.mail(message.id(), refused.reply()), at);
            pauseWhenRefused.check(mailboxes.requireLocked(message.mailboxId()), at);
            hardBounced.fire(new HardBounced(message.threadId(), message.id(), message.toAddress(), at));
        }
    }
}
