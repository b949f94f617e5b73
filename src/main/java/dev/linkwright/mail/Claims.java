package dev.linkwright.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.linkwright.mail.pace.DomainPace;
import dev.linkwright.mail.pace.Turn;

/**
 * The last guard before a mail leaves, and the record of what became of it. Every method is one short transaction of its own, so that
 * what is true is committed before the next word is said to a mail server.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class Claims {

    /** A follow-up leaves only when the inbox was read this recently (promise 2). */
    public static final Duration FRESH = Duration.ofMinutes(10);

    // Due mail of one mailbox, in the order of its index, so that it costs the same however much waits. A follow-up needs: inbox read lately and after the thread's last mail,
    // and no mail of the thread whose outcome is open. A domain that has had its share of the day waits. Rows another process holds are passed over.
    private static final String NEXT = """
            select m.* from message m
            where m.mailbox_id = :mailbox and m.state = 'QUEUED' and m.not_before <= :now and m.kind %s 'ANSWER'
              and (m.kind <> 'FOLLOW_UP' or (
                    exists (select 1 from mailbox b where b.id = m.mailbox_id and b.last_read_at >= :fresh
                            and b.last_read_at > coalesce((select max(p.sent_at) from message p
                                where p.thread_id = m.thread_id and p.direction = 'OUT'), '-infinity'))
                    and not exists (select 1 from message p where p.thread_id = m.thread_id and p.state in ('SENDING', 'UNCERTAIN'))))
              and (:perDomain = 0 or m.counted_on = :today or not exists (select 1 from domain_pace d
                   where d.domain = split_part(m.to_address, '@', 2) and d.day = :today and d.sent >= :perDomain))
            order by m.not_before, m.id
            limit :most for update of m skip locked""";

    // A person at that site answered, in this conversation or in another one since this one began
    private static final String ANSWERED = """
            select count(*) from message a join thread t on t.id = :thread
            where a.direction = 'IN' and a.kind in ('REPLY', 'UNSUBSCRIBE')
              and (a.thread_id = t.id or (a.site_id = t.site_id and coalesce(a.brand_id, t.brand_id) = t.brand_id and a.created_at >= t.created_at))""";

    @Inject
    EntityManager database;
    @Inject
    Messages messages;
    @Inject
    Mailboxes mailboxes;
    @Inject
    Suppressions suppressions;
    @Inject
    DomainPaces domainPaces;
    @Inject
    CoolDown coolDown;
    @Inject
    Event<StillResting> stillResting;
    @Inject
    Event<MessageSent> messageSent;
    @Inject
    Event<MessageFailed> messageFailed;
    @Inject
    Event<SendWindowMissed> windowMissed;

    /** Mailboxes with mail to send now. */
    @SuppressWarnings("unchecked")
    public List<Long> mailboxesWithDueMail(Instant now) {
        return database.createNativeQuery("""
                select b.id from mailbox b where b.paused_at is null and (b.next_send_at is null or b.next_send_at <= :now)
                  and exists (select 1 from message m where m.mailbox_id = b.id and m.state = 'QUEUED' and m.not_before <= :now) order by 1""", Long.class)
                .setParameter("now", now).getResultList();
    }

    /** Whether a follow-up is due for which the inbox has to be read first. */
    public boolean wantsReading(long mailboxId, Instant now) {
        return mailboxes.require(mailboxId).imap().isPresent() && messages.count(
                "mailboxId = ?1 and state = 'QUEUED' and kind = 'FOLLOW_UP' and notBefore <= ?2", mailboxId, now) > 0;
    }

    /** Whether opening a connection is worth it. */
    public boolean mayHaveWork(long mailboxId, Instant now) {
        return mailboxes.whyNotNow(mailboxes.require(mailboxId), now).isEmpty() && !candidates(mailboxId, 1, now).isEmpty();
    }

    /** Takes the next mails of a mailbox for one worker, at most so many; none when none may leave now. */
    public List<Message> next(long mailboxId, int most, String worker, Instant now) {
        Mailbox mailbox = mailboxes.requireLocked(mailboxId);
        List<Message> claimed = new ArrayList<>();
        if (mailboxes.whyNotNow(mailbox, now).isPresent()) {
            return claimed;
        }
        CoolDown.Days rest = coolDown.days();
        for (List<Message> some = candidates(mailboxId, most, now); !some.isEmpty() && claimed.isEmpty(); some = candidates(mailboxId, most, now)) {
            for (Message candidate : some) {
                if (mailbox.whyNotNow(now).isPresent()) {
                    return claimed;
                }
                if (mayLeave(candidate, rest, now) && (candidate.countedOn(now) || domainPaces.takePlace(MailText.domainOf(candidate.toAddress()), now))) {
                    mailbox.takePlace(!candidate.countedOn(now), ThreadLocalRandom.current().nextDouble(), now);
                    candidate.claim(worker, now);
                    claimed.add(candidate);
                }
            }
            messages.flush();
            if (!claimed.isEmpty()) {
                return claimed;
            }
        }
        return claimed;
    }

    /** Hand-written answers first. */
    private List<Message> candidates(long mailboxId, int most, Instant now) {
        List<Message> found = new ArrayList<>(candidates("=", mailboxId, most, now));
        if (found.size() < most) {
            found.addAll(candidates("<>", mailboxId, most - found.size(), now));
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private List<Message> candidates(String anAnswer, long mailboxId, int most, Instant now) {
        DomainPace perDomain = domainPaces.limit();
        return database.createNativeQuery(NEXT.formatted(anAnswer), Message.class).setParameter("mailbox", mailboxId).setParameter("now", now)
                .setParameter("fresh", now.minus(FRESH)).setParameter("most", most)
                .setParameter("perDomain", perDomain.perDay()).setParameter("today", Turn.day(now)).getResultList();
    }

    /** The guard: what must not leave is taken out of the queue with its reason. */
    private boolean mayLeave(Message message, CoolDown.Days days, Instant now) {
        if (message.notAfter() != null && !message.notAfter().isAfter(now)) {
            message.missedItsWindow(now);
            windowMissed.fire(new SendWindowMissed(message.id(), message.threadId(), message.sendKey(), now));
            return false;
        }
        Optional<String> suppressed = suppressions.reasonNotToWrite(message.toAddress(), message.brandId());
        if (suppressed.isPresent()) {
            cancel(message, suppressed.get(), now);
            return false;
        }
        if (message.kind() == MailKind.FIRST && !message.restWaived()) {
            Optional<CoolDown.Rest> rest = coolDown.against(days, message.toAddress(), message.siteId(), message.threadId(), now);
            if (rest.isPresent()) {
                message.recall(rest.get().why(), now);
                stillResting.fire(new StillResting(message.id(), message.threadId(), message.sendKey(), rest.get().until(), now));
                return false;
            }
        }
        if (message.kind() == MailKind.FOLLOW_UP && answered(message)) {
            cancel(message, "Somebody at that site has answered.", now);
            return false;
        }
        return true;
    }

    boolean answered(Message message) {
        return ((Number) database.createNativeQuery(ANSWERED).setParameter("thread", message.threadId()).getSingleResult()).longValue() > 0;
    }

    boolean hasOpenOutcome(long threadId) {
        return messages.count("threadId = ?1 and state in ('SENDING', 'UNCERTAIN')", threadId) > 0;
    }

    private void cancel(Message message, String why, Instant now) {
        message.cancel(why, now);
        messageFailed.fire(new MessageFailed(message.id(), message.threadId(), message.sendKey(), why, now));
    }

    /** Keeps the claims of mails still on their way. */
    public void renew(Collection<Long> ids, String worker, Instant now) {
        messages.update("claimedUntil = ?1 where id in ?2 and state = 'SENDING' and claimedBy = ?3", now.plus(Message.LEASE), ids, worker);
    }

    // Somebody who asked to be left alone in the very last moment is
    private static final String HAND_OVER = """
            update message m set handed_over_at = :now, claimed_until = :lease
            where m.id = any(:ids) and m.state = 'SENDING' and m.claimed_by = :worker
              and not exists (select 1 from suppression x where x.lifted_at is null and coalesce(x.brand_id, m.brand_id) = m.brand_id
                  and coalesce(x.address, x.domain, x.address_hash) in (m.to_address, split_part(m.to_address, '@', 2)))
            returning m.id""";

    /** Right before DATA's final dot. False when the claim was lost meanwhile, or it must not leave any more: then the dot must not be sent. */
    public boolean handOver(long id, String worker, Instant now) {
        return !handOver(List.of(id), worker, now).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private List<Long> handOver(List<Long> ids, String worker, Instant now) {
        return database.createNativeQuery(HAND_OVER, Long.class).setParameter("ids", ids.toArray(Long[]::new)).setParameter("worker", worker)
                .setParameter("now", now).setParameter("lease", now.plus(Message.LEASE)).getResultList();
    }

    /**
     * What several connections have to say, in one commit: these were taken by the server, these are about to be handed over.
     *
     * @param sent in the order of their ids, so that two processes never wait for each other
     * @return those that may be handed over
     */
    public List<Long> sentAndHandOver(List<Long> sent, List<Long> leaving, String worker, Instant now) {
        List<Long> mayLeave = leaving.isEmpty() ? List.of() : handOver(leaving, worker, now);
        if (!sent.isEmpty()) {
            List<Message> gone = messages.locked(sent);
            gone.forEach(message -> message.sent(null, now));
            gone.forEach(message -> messageSent.fire(new MessageSent(message.id(), message.threadId(), message.sendKey(), now)));
        }
        return mayLeave;
    }

    /** Claimed and never tried: back in line as if nothing had been. */
    public void giveBack(long id, Instant at) {
        messages.requireLocked(id).retry("Its connection was lost before its turn came.", Duration.ZERO, at);
    }

    /** The server took it. */
    public void sent(long id, Instant at) {
        Message message = messages.requireLocked(id);
        message.sent(null, at);
        messageSent.fire(new MessageSent(id, message.threadId(), message.sendKey(), at));
    }

    /** The same without telling anybody, for when somebody who was told could not bear it: that it went must be on record. */
    public void sentQuietly(long id, Instant at) {
        messages.requireLocked(id).sent("Recorded, but what follows from it failed.", at);
    }

    /** Refused for good. */
    public void failed(long id, String why, Instant at) {
        Message message = messages.requireLocked(id);
        message.failed(why, at);
        messageFailed.fire(new MessageFailed(id, message.threadId(), message.sendKey(), why, at));
    }

    /** It certainly did not leave. */
    public void retry(long id, String why, Duration gap, Instant at) {
        messages.requireLocked(id).retry(why, gap, at);
    }

    public void uncertain(long id, String why, Instant at) {
        messages.requireLocked(id).uncertain(why, at);
    }

    /**
     * Claims whose process died: before the final dot the mail may go again, after it nobody knows.
     *
     * @return ids that became Uncertain
     */
    @SuppressWarnings("unchecked")
    public List<Long> recover(Instant now) {
        List<Long> expired = database.createNativeQuery("""
                select id from message where state = 'SENDING' and claimed_until < :now
                order by id for update skip locked""", Long.class).setParameter("now", now).getResultList();
        List<Message> lost = expired.stream().map(messages::findById).toList();
        List<Long> uncertain = lost.stream().filter(m -> m.handedOverAt() != null).map(Message::id).toList();
        lost.forEach(m -> {
            if (m.handedOverAt() != null) {
                m.uncertain("The connection or this program broke off after the mail was handed over; whether it arrived is not known.", now);
            } else {
                m.retry("This program stopped before the mail was handed over.", Duration.ZERO, now);
            }
        });
        return uncertain;
    }
}
