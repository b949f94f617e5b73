package dev.linkwright.mail.send;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.SettleUncertain;
import dev.linkwright.mail.read.SentFolder;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Providers that keep what they send: finding our Message-ID in the Sent folder proves that a mail left. Not finding it proves nothing. */
@ApplicationScoped
class SentFolderWitness {

    private static final Duration ASK_AGAIN_AFTER = Duration.ofMinutes(10);

    @Inject
    Messages messages;
    @Inject
    Mailboxes mailboxes;
    @Inject
    SentFolder sentFolder;
    @Inject
    SettleUncertain settle;

    private final Map<Long, Instant> asked = new ConcurrentHashMap<>();

    void askAboutUncertain(Instant now) {
        List<Message> open = QuarkusTransaction.requiringNew().call(messages::uncertain);
        asked.keySet().retainAll(open.stream().map(Message::id).toList());
        for (Message message : open) {
            Instant last = asked.get(message.id());
            if (last == null || last.plus(ASK_AGAIN_AFTER).isBefore(now)) {
                asked.put(message.id(), now);
                Mailbox mailbox = QuarkusTransaction.requiringNew().call(() -> mailboxes.require(message.mailboxId()));
                if (sentFolder.holds(mailbox, message.messageId())) {
                    settle.itWasSent(message.id(), "Found in the Sent folder.", now);
                }
            }
        }
    }
}
