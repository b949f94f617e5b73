package dev.linkwright.api;

import dev.linkwright.mail.Message;
import java.time.Instant;

/** One mail as the API shows it. {@code sentAt}: when it left or was written by the partner; null while it waits. */
record MessageView(long id, Long threadId, String direction, String state, String messageId, Instant sentAt, String kind, String from, String to,
                   String subject, String text, Instant notBefore, Instant notAfter, String failure, String matchedBy, String note) {

    static MessageView of(Message m) {
        return new MessageView(m.id(), m.threadId(), m.direction().name(), m.state().name(), m.messageId(), m.sentAt(), m.kind().name(), m.fromAddress(),
                m.toAddress(), m.subject(), m.text(), m.notBefore(), m.notAfter(), m.failure(), m.matchedBy(), m.note());
    }
}
