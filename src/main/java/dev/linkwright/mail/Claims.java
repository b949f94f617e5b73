package dev.linkwright.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.linkwright.mail.pace.Turn;
import dev.linkwright.shared.Sets;

/**
 * Takes mails out of the line for one worker, committed before SMTP begins: in their order, within the pace of mailbox and receiving domain, past the last
 * guard. What a claim costs goes by the set and not by the mail. What becomes of them is told to {@link Outcomes}.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class Claims {

    /** A claim not renewed for this long belongs to a process that died. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** A follow-up leaves only when the inbox was read this recently (promise 2). */
    public static final Duration FRESH = Duration.ofMinutes(10);

    // Due mail of one mailbox, in the order of its index, so that it costs the same however much waits. A follow-up needs: inbox read lately and after the thread's last mail,
    // and no mail of the thread whose outcome is open. A domain that has had its share of the day waits. Rows another process holds are passed over.
    // How many is part of the text: the plan, made once for all values, depends on it.
    private static final String NEXT = """
            select %s from mail_waiting w join message m on m.id = w.message_id
            where w.mailbox_id = ? and w.answer = %s and w.not_before <= ? and m.state = 'QUEUED'
              and (m.kind <> 'FOLLOW_UP' or (
                    exists (select 1 from mailbox b where b.id = m.mailbox_id and b.last_read_at >= ?
                            and b.last_read_at > coalesce((select max(p.sent_at) from message p
                                where p.thread_id = m.thread_id and p.direction = 'OUT'), '-infinity'))
                    and not exists (select 1 from message p where p.thread_id = m.thread_id and p.state in ('SENDING', 'UNCERTAIN'))))
              and (? = 0 or m.counted_on = ? or not exists (select 1 from domain_pace d
                   where d.domain = split_part(m.to_address, '@', 2) and d.day = ? and d.sent >= ?))
            order by w.not_before, w.message_id
            limit %%d for update of m skip locked""";
    private static final String NEXT_ANSWERS = NEXT.formatted(LeavingMail.COLUMNS, "true");
    private static final String NEXT_OF_SEQUENCES = NEXT.formatted(LeavingMail.COLUMNS, "false");

    @Inject
    EntityManager database;
    @Inject
    Messages messages;
    @Inject
    Mailboxes mailboxes;
    @Inject
    DomainPaces domainPaces;
    @Inject
    LastGuard guard;
    @Inject
    MessageMoves moves;

    /** Mailboxes with mail to send now. */
    @SuppressWarnings("unchecked")
    public List<Long> mailboxesWithDueMail(Instant now) {
        return database.createNativeQuery("""
                select b.id from mailbox b where b.paused_at is null and (b.next_send_at is null or b.next_send_at <= :now)
                  and exists (select 1 from mail_waiting w where w.mailbox_id = b.id and w.not_before <= :now) order by 1""", Long.class)
                .setParameter("now", now).getResultList();
    }

    /** Whether a follow-up is due for which the inbox has to be read first. */
    public boolean wantsReading(long mailboxId, Instant now) {
        return mailboxes.require(mailboxId).imap().isPresent() && !Sets.ask(database, """
                select 1 from mail_waiting w join message m on m.id = w.message_id where w.mailbox_id = ? and not w.answer and w.not_before <= ? and m.kind = 'FOLLOW_UP' limit 1""", row -> 1, mailboxId, now).isEmpty();
    }

    /** Whether opening a connection is worth it. */
    public boolean mayHaveWork(long mailboxId, Instant now) {
        return mailboxes.whyNotNow(mailboxes.require(mailboxId), now).isEmpty() && !inLine(mailboxId, 1, now).isEmpty();
    }

    /** Takes the next mails of a mailbox for one worker, at most so many; none when none may leave now. */
    public List<LeavingMail> next(long mailboxId, int most, String worker, Instant now) {
        Mailbox mailbox = mailboxes.requireLocked(mailboxId);
        List<LeavingMail> claimed = List.of();
        if (mailboxes.whyNotNow(mailbox, now).isPresent()) {
            return claimed;
        }
        List<LeavingMail> some = inLine(mailboxId, most, now);
        while (!some.isEmpty() && mailbox.whyNotNow(now).isEmpty()) {
            claimed = withinPace(guard.mayLeave(some, now), mailbox, now);
            messages.flush();
            // None of them may leave, and each is out of line now with its reason: the ones behind them are asked
            some = claimed.isEmpty() ? inLine(mailboxId, most, now) : List.of();
        }
        if (!claimed.isEmpty()) {
            moves.claim(claimed, worker, now);
        }
        return claimed;
    }

    /** As many as mailbox and receiving domains may still have; each takes its place. */
    private List<LeavingMail> withinPace(List<LeavingMail> mails, Mailbox mailbox, Instant now) {
        DomainPaces.Room room = domainPaces.room(mails.stream().filter(mail -> !mail.countedOn(Turn.day(now))).map(LeavingMail::toAddress).toList(), now);
        List<LeavingMail> taken = new ArrayList<>();
        for (LeavingMail mail : mails) {
            boolean counted = mail.countedOn(Turn.day(now));
            if (mailbox.whyNotNow(now).isEmpty() && (counted || room.takePlace(mail.toAddress()))) {
                mailbox.takePlace(!counted, ThreadLocalRandom.current().nextDouble(), now);
                taken.add(mail);
            }
        }
        domainPaces.record(room, now);
        return taken;
    }

    /** Hand-written answers first. */
    private List<LeavingMail> inLine(long mailboxId, int most, Instant now) {
        int perDomain = domainPaces.limit().perDay();
        List<LeavingMail> found = new ArrayList<>(inLine(NEXT_ANSWERS, mailboxId, most, perDomain, now));
        if (found.size() < most) {
            found.addAll(inLine(NEXT_OF_SEQUENCES, mailboxId, most - found.size(), perDomain, now));
        }
        return found;
    }

    private List<LeavingMail> inLine(String sql, long mailboxId, int most, int perDomain, Instant now) {
        return Sets.askAndPlanOnce(database, sql.formatted(most), LeavingMail::of, mailboxId, now, now.minus(FRESH), perDomain, Turn.day(now), Turn.day(now), perDomain);
    }

    boolean hasOpenOutcome(long threadId) {
        return messages.count("threadId = ?1 and state in ('SENDING', 'UNCERTAIN')", threadId) > 0;
    }

    private static final String RENEW = "update mail_claim set claimed_until = ? where claimed_by = ? and message_ids && ?";

    // A claim that lapsed is over: what it still holds is settled by who deletes it, all in one transaction. A mail tried again may stand in a newer one.
    private static final String LAPSED = """
            with over as (delete from mail_claim where id in (select id from mail_claim where claimed_until < ? order by id for update skip locked) returning claimed_by, message_ids)
            select m.id from over o join message m on m.id = any(o.message_ids) and m.state = 'SENDING' and m.claimed_by = o.claimed_by
            where not exists (select 1 from mail_claim c where c.claimed_until >= ? and c.claimed_by = o.claimed_by and m.id = any(c.message_ids))
            order by m.id for update of m""";

    /** Keeps the claims that hold mails still on their way; one whose mails have all ended is left to lapse. */
    public void renew(Collection<Long> ids, String worker, Instant now) {
        Sets.change(database, RENEW, now.plus(LEASE), worker, Sets.ids(ids));
    }

    /**
     * Claims whose process died: before the final dot the mail may go again, after it nobody knows.
     *
     * @return ids that became Uncertain
     */
    public List<Long> recover(Instant now) {
        List<Message> lost = Sets.ask(database, LAPSED, row -> row.getLong(1), now, now).stream().map(messages::findById).toList();
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
