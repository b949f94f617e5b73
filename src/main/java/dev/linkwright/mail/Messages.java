package dev.linkwright.mail;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RowLock;
import io.quarkus.hibernate.orm.panache.PanacheRepository;

/** All mails, out and in. */
@ApplicationScoped
public class Messages implements PanacheRepository<Message> {

    public Message require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("message"));
    }

    /** Takes the row for the rest of the transaction, and sees what another transaction has just written to it. */
    Message requireLocked(long id) {
        return RowLock.take(getEntityManager(), require(id), "message", id);
    }

    public Optional<Message> bySendKey(String sendKey) {
        return find("sendKey", sendKey).firstResultOptional();
    }

    /** A conversation from first to last. */
    public List<Message> ofThread(long threadId) {
        return list("threadId = ?1 order by id", threadId);
    }

    /** The newest mail of a conversation that went out or came in. */
    public Optional<Message> lastExchanged(long threadId) {
        return find("threadId = ?1 and state in ('SENT', 'RECEIVED', 'UNCERTAIN', 'SENDING') order by id desc", threadId).firstResultOptional();
    }

    /** Our mails with one of these Message-IDs. */
    public List<Message> oursWithId(Collection<String> messageIds) {
        return messageIds.isEmpty() ? List.of() : list("direction = 'OUT' and messageId in ?1", messageIds);
    }

    /** Our newest mail to this address in a conversation that is open; this mailbox's own ones first. */
    public Optional<Message> lastToAddressInOpenThread(String address, long mailboxId) {
        return find("""
                direction = 'OUT' and toAddress = ?1 and state in ('SENT', 'SENDING', 'UNCERTAIN')
                and threadId in (select t.id from MailThread t where t.state = 'OPEN')
                order by case when mailboxId = ?2 then 0 else 1 end, id desc""", address, mailboxId).firstResultOptional();
    }

    /** Whom we wrote to last in a conversation. */
    public Optional<String> lastRecipient(long threadId) {
        return find("threadId = ?1 and direction = 'OUT' order by id desc", threadId).firstResultOptional().map(Message::toAddress);
    }

    public boolean isStored(long mailboxId, String messageId) {
        return count("mailboxId = ?1 and messageId = ?2", mailboxId, messageId) > 0;
    }

    /** Inbound mail no conversation was found for, newest first. */
    public List<Message> inTriage() {
        return list("direction = 'IN' and threadId is null and dismissedAt is null order by id desc");
    }

    /** Sent or not, nobody knows: a person decides. */
    public List<Message> uncertain() {
        return list("waits = 'UNCERTAIN' order by id");
    }
}
