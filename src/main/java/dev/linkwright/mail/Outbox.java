package dev.linkwright.mail;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;

/**
 * Where every mail of ours is written down before anything is sent: final text, own Message-ID, one recipient.
 * A {@code sendKey} is written once for ever; asking again returns the mail that is already there.
 */
@ApplicationScoped
@Transactional
public class Outbox {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    Messages messages;
    @Inject
    MailThreads threads;
    @Inject
    Mailboxes mailboxes;
    @Inject
    Suppressions suppressions;
    @Inject
    UnsubscribeTokens unsubscribeTokens;

    /** Writes a mail as a draft, in its thread or a new one. */
    public Message draft(NewMail mail, Instant now) {
        if (mail.sendKey() != null) {
            Optional<Message> written = messages.bySendKey(mail.sendKey());
            if (written.isPresent()) {
                return written.get();
            }
        }
        Mailbox from = mailboxes.require(mail.mailboxId());
        MailThread thread = mail.threadId() != null ? threads.require(mail.threadId()) : open(mail, now);
        List<String> references = messages.lastExchanged(thread.id()).map(Message::referencesForAnswer).orElse(List.of());
        Message message = Message.draft(mail, thread, from, newMessageId(from), references, now);
        messages.persist(message);
        if (mail.kind().isSequence()) {
            message.offersWayOut(unsubscribeTokens.issue(message, now));
        }
        return message;
    }

    /** The mail may leave although another campaign wrote lately: a person said why, or it asks about something else. */
    public void waiveRest(long id) {
        messages.require(id).waiveRest();
    }

    private MailThread open(NewMail mail, Instant now) {
        MailThread thread = new MailThread(mail.brandId(), mail.siteId(), mail.contactId(), mail.mailboxId(),
                MailText.headerLine("subject", mail.subject()), random(12), now);
        threads.persist(thread);
        return thread;
    }

    /** Lets a mail leave between the two times; {@code notAfter} null for no end. */
    public Message queue(long id, Instant notBefore, Instant notAfter, Instant now) {
        Message message = messages.requireLocked(id);
        refuseSuppressed(message);
        message.queue(notBefore, notAfter, null, now);
        return message;
    }

    public Message queue(Message message, Instant notBefore, Instant notAfter, Instant now) {
        return queue(message.id(), notBefore, notAfter, now);
    }

    private void refuseSuppressed(Message message) {
        suppressions.reasonNotToWrite(message.toAddress(), message.brandId()).ifPresent(why -> {
            throw new RuleViolation("address", why);
        });
    }

    /** Takes a draft or a waiting mail back for good. A mail that is on its way or has left stays what it is; then false. */
    public boolean cancel(long id, String why, Instant now) {
        Message message = messages.requireLocked(id);
        if (!message.state().successors().contains(MessageState.CANCELLED)) {
            return false;
        }
        message.cancel(why, now);
        return true;
    }

    /** Makes a waiting mail a draft again, to be changed or held. One that is on its way or has left stays what it is; then false. */
    public boolean recall(long id, String why, Instant now) {
        Message message = messages.requireLocked(id);
        if (message.state() != MessageState.QUEUED) {
            return false;
        }
        message.recall(why, now);
        return true;
    }

    // Set-sized twins of recall and queue, for a campaign held or let go as a whole; each step leaves its event as the single ones do.
    private static final String RECALL_ALL = """
            with taken as (update message set state = 'DRAFT', not_before = null, not_after = null
                           where id in (select id from message where id = any(:ids) and state = 'QUEUED' order by id for update) returning id)
            insert into message_event (message_id, at, from_state, to_state, why)
            select id, :now, 'QUEUED', 'DRAFT', :why from taken""";
    private static final String QUEUE_ALL = """
            with put as (update message set state = 'QUEUED', not_before = :from, not_after = cast(:until as timestamptz), failure = null
                         where id in (select id from message where id = any(:ids) and state = 'DRAFT' order by id for update) returning id)
            insert into message_event (message_id, at, from_state, to_state) select id, :now, 'DRAFT', 'QUEUED' from put""";

    /** Makes drafts of all of these that wait; those on their way or gone stay what they are. @return how many */
    public int recallAll(Collection<Long> ids, String why, Instant now) {
        messages.flush();
        return messages.getEntityManager().createNativeQuery(RECALL_ALL).setParameter("ids", ids.toArray(Long[]::new)).setParameter("why", why)
                .setParameter("now", now).executeUpdate();
    }

    /** Lets all of these drafts leave between the two times; who must not be written to is found by the last guard. @return how many */
    public int queueAll(Collection<Long> ids, Instant notBefore, Instant notAfter, Instant now) {
        messages.flush();
        return messages.getEntityManager().createNativeQuery(QUEUE_ALL).setParameter("ids", ids.toArray(Long[]::new)).setParameter("from", notBefore)
                .setParameter("until", notAfter).setParameter("now", now).executeUpdate();
    }

    /** A hand-written answer in a conversation; it leaves through the same outbox as every mail. */
    public Message answer(long threadId, String text, Long userId, Instant now) {
        MailThread thread = threads.require(threadId);
        Message partner = messages.ofThread(threadId).stream()
                .filter(m -> !m.incoming() || m.kind().isHumanAnswer())
                .reduce((first, last) -> last)
                .orElseThrow(() -> new NotFound("message to answer"));
        String name = partner.incoming() ? partner.fromName() : partner.toName();
        String address = partner.incoming() ? partner.fromAddress() : partner.toAddress();
        Message message = draft(new NewMail(threadId, thread.mailboxId(), thread.brandId(), thread.siteId(), thread.contactId(),
                name, address, answerSubject(thread.subject()), text, null, null, MailKind.ANSWER), now);
        message.writtenBy(userId);
        messages.flush();
        queue(message.id(), now, null, now);
        thread.nothingToAnswer();
        thread.touched(now);
        return message;
    }

    /** "Re: " once, in front of the first subject. */
    public static String answerSubject(String subject) {
        return subject.regionMatches(true, 0, "Re:", 0, 3) ? subject : "Re: " + subject;
    }

    private static String newMessageId(Mailbox from) {
        return "<" + random(16) + "@" + from.domain() + ">";
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
