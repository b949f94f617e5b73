package dev.linkwright.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.linkwright.mail.pace.Turn;
import dev.linkwright.shared.Sets;

/**
 * The moves of {@link Message} that every mail makes on its way out, for many at once: the same conditions, the same columns, the same events. Each says
 * which mails it moved; one that stood elsewhere is left as it was.
 */
@ApplicationScoped
class MessageMoves {

    // QUEUED -> SENDING. Its caller holds the rows. No index of message knows of what is written here or by what follows, so the row stays where it is.
    // The event of it is that of the way out of SENDING, which says when it began.
    private static final String CLAIM = """
            with taken as (
                update message set state = 'SENDING', claimed_by = ?, claimed_at = ?, handed_over_at = null, attempts = attempts + 1, counted_on = ?
                where id = any(?) and state = 'QUEUED' returning id, mailbox_id, attempts),
            out_of_line as (delete from mail_waiting where message_id = any(?)),
            tried as (insert into mail_tried (mailbox_id, message_id) select mailbox_id, id from taken where attempts = 1 on conflict do nothing)
            insert into mail_claim (claimed_by, claimed_until, message_ids) values (?, ?, ?)""";

    // The ledger once more, by every value under which an address can stand, asked once for all of them; and for follow-ups whether somebody has answered.
    private static final String HAND_OVER = """
            update message m set handed_over_at = ?
            where m.id = any(?) and m.state = 'SENDING' and m.claimed_by = ?
              and m.id not in (select w.id from unnest(?, ?, ?) w(id, brand_id, value) join suppression x on coalesce(x.address, x.domain, x.address_hash) = w.value and x.lifted_at is null
                               where coalesce(x.brand_id, w.brand_id) = w.brand_id)
              and (m.kind <> 'FOLLOW_UP' or not exists (%s))
            returning m.id""".formatted(Answered.IN_THREAD.formatted("m.thread_id"));

    private static final String SENT_FROM = """
            with gone as (update message set state = 'SENT', sent_at = ?, failure = null, unsubscribe_secret = null, claimed_by = null, handed_over_at = null
                          where id = any(?) and state = '%1$s' returning id, thread_id, send_key, claimed_at),
            told as (insert into message_event (message_id, claimed_at, at, from_state, to_state) select id, %2$s, ?, '%1$s', 'SENT' from gone),
            untold as (insert into mail_untold (message_id, at) select id, ? from gone)
            select id, thread_id, send_key from gone""";
    private static final String SENT = SENT_FROM.formatted("SENDING", "claimed_at");
    private static final String SENT_AFTER_ALL = SENT_FROM.formatted("UNCERTAIN", "null");

    // SENDING -> QUEUED for claims whose turn never came
    private static final String GIVE_BACK = """
            with held as (select id from message where id = any(?) and state = 'SENDING' and claimed_by = ? order by id for update),
            back as (update message m set state = 'QUEUED', not_before = ?, failure = ?, claimed_by = null, handed_over_at = null
                     from held where m.id = held.id returning m.id, m.claimed_at)
            insert into message_event (message_id, claimed_at, at, from_state, to_state, why) select id, claimed_at, ?, 'SENDING', 'QUEUED', ? from back""";

    private static final String TAKE_NEWS = "delete from mail_untold where message_id = any(?) returning message_id";
    private static final String UNTOLD = """
            select m.id, m.thread_id, m.send_key, m.sent_at from mail_untold u join message m on m.id = u.message_id where u.at < ? order by u.message_id limit 1000""";

    @Inject
    EntityManager database;

    void claim(Collection<LeavingMail> mails, String worker, Instant now) {
        Sets.change(database, CLAIM, worker, now, Turn.day(now), ids(mails), ids(mails), worker, now.plus(Claims.LEASE), ids(mails));
    }

    /** @return ids of those that may be handed over, and are on record as such */
    List<Long> handOver(Collection<LeavingMail> mails, String worker, Instant now) {
        record InLedger(LeavingMail mail, String value) {
        }
        List<InLedger> values = mails.stream().flatMap(mail -> mail.inLedger().stream().map(value -> new InLedger(mail, value))).toList();
        return Sets.askAndPlanOnce(database, HAND_OVER, row -> row.getLong(1), now, ids(mails), worker, values.stream().map(in -> in.mail.id()).toArray(Long[]::new),
                values.stream().map(in -> in.mail.brandId()).toArray(Long[]::new), values.stream().map(InLedger::value).toArray(String[]::new));
    }

    /** Also those that were given up as UNCERTAIN meanwhile: the server has them. */
    List<MessageSent> sent(Collection<LeavingMail> mails, Instant at) {
        List<MessageSent> gone = sent(SENT, mails, at);
        if (gone.size() < mails.size()) {
            gone.addAll(sent(SENT_AFTER_ALL, mails, at));
        }
        return gone;
    }

    private List<MessageSent> sent(String sql, Collection<LeavingMail> mails, Instant at) {
        return Sets.askAndPlanOnce(database, sql, row -> new MessageSent(row.getLong(1), row.getLong(2), row.getString(3), at), at, ids(mails), at, at);
    }

    /** Those of them that nobody has told yet; the caller does, in the same transaction. */
    Set<Long> takeNews(Collection<Long> ids) {
        return Set.copyOf(Sets.askAndPlanOnce(database, TAKE_NEWS, row -> row.getLong(1), (Object) Sets.ids(ids.stream().sorted().toList())));
    }

    List<MessageSent> untold(Instant before) {
        return Sets.ask(database, UNTOLD, row -> new MessageSent(row.getLong(1), row.getLong(2), row.getString(3), Sets.instant(row, "sent_at")), before);
    }

    void giveBack(Collection<LeavingMail> mails, String why, String worker, Instant at) {
        Sets.change(database, GIVE_BACK, ids(mails), worker, at, why, at, why);
    }

    private static Long[] ids(Collection<LeavingMail> mails) {
        // In one order, so that two that hold several never wait for each other
        return mails.stream().map(LeavingMail::id).sorted().toArray(Long[]::new);
    }
}
