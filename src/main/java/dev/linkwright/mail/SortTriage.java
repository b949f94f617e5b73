package dev.linkwright.mail;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import dev.linkwright.shared.RuleViolation;

/** A person puts inbound mail where it belongs, takes it out again, or says that nothing follows from it. Nothing is ever deleted. */
@ApplicationScoped
@Transactional
public class SortTriage {

    @Inject
    Messages messages;
    @Inject
    MailThreads threads;
    @Inject
    Event<ReplyReceived> replyReceived;
    @Inject
    Event<AutomaticReplyReceived> automaticReplyReceived;

    /** Puts a mail into a conversation; what would have followed from it follows now. */
    public Message putInto(long messageId, long threadId, String who, Instant now) {
        Message message = inbound(messageId);
        MailThread thread = threads.require(threadId);
        message.belongsTo(thread, who + " put it here");
        if (message.kind() == MailKind.AUTOMATIC_REPLY) {
            Instant resumeAt = message.resumeAt() == null ? now.plus(Duration.ofDays(7)) : message.resumeAt();
            automaticReplyReceived.fire(new AutomaticReplyReceived(threadId, messageId, thread.siteId(), now, resumeAt));
        } else if (message.kind() == MailKind.REPLY) {
            thread.answered(now);
            replyReceived.fire(new ReplyReceived(threadId, messageId, thread.siteId(), now));
        }
        return message;
    }

    /** Wrong thread: back to triage. A sequence that stopped because of it stays stopped until a person resumes it. */
    public Message takeOut(long messageId) {
        Message message = inbound(messageId);
        if (message.threadId() != null) {
            threads.require(message.threadId()).nothingToAnswer();
        }
        message.backToTriage();
        return message;
    }

    /** Nothing follows from it; it stays readable and can be brought back. */
    public Message dismiss(long messageId, Instant now) {
        Message message = inbound(messageId);
        message.dismiss(now);
        return message;
    }

    public Message bringBack(long messageId) {
        Message message = inbound(messageId);
        message.backToTriage();
        return message;
    }

    private Message inbound(long id) {
        Message message = messages.requireLocked(id);
        if (!message.incoming()) {
            throw new RuleViolation("message", "Only mail that came in can be sorted.");
        }
        return message;
    }
}
