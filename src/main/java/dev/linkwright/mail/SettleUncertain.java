package dev.linkwright.mail;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import dev.linkwright.shared.RuleViolation;

/** A person, or the Sent folder, says what became of a mail nobody knew about. */
@ApplicationScoped
@Transactional
public class SettleUncertain {

    @Inject
    Messages messages;
    @Inject
    Suppressions suppressions;
    @Inject
    Event<MessagesSent> messagesSent;

    /** It arrived: counts as sent from when it was handed over. */
    public Message itWasSent(long id, String how, Instant now) {
        Message message = messages.requireLocked(id);
        if (message.state() == MessageState.SENT) {
            return message;
        }
        message.sent(how, now);
        messages.flush();
        messagesSent.fire(MessagesSent.one(new MessageSent(id, message.threadId(), message.sendKey(), now)));
        return message;
    }

    /** It did not arrive, or a second copy does no harm: goes again, knowingly. */
    public Message sendAgain(long id, String who, Instant now) {
        Message message = messages.requireLocked(id);
        suppressions.reasonNotToWrite(message.toAddress(), message.brandId()).ifPresent(why -> {
            throw new RuleViolation("address", why);
        });
        message.queue(now, null, "Sent again by " + who + ".", now);
        return message;
    }
}
