package dev.linkwright.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** How a mailbox fares: what waits, and how many of its last mails came back or were reported. */
@ApplicationScoped
public class MailboxFigures {

    // Since somebody had a look and resumed it, of the last hundred mails sent: how many had a hard bounce or a complaint about them in their conversation
    private static final String QUESTION = """
            with last as (select m.thread_id, m.state = 'FAILED' and m.failure like 'The receiving server refused it: 5__ 5.1.%' as refused from mail_tried t join message m on m.id = t.message_id where t.mailbox_id = :mailbox and m.state in ('SENT', 'FAILED')
                          and coalesce(m.sent_at, (select max(e.at) from message_event e where e.message_id = m.id)) >= coalesce((select resumed_at from mailbox where id = :mailbox), '-infinity')
                          order by t.message_id desc limit 100),
                 many as (select m.thread_id from mail_tried t join message m on m.id = t.message_id where t.mailbox_id = :mailbox and m.state = 'SENT'
                          and m.sent_at >= coalesce((select resumed_at from mailbox where id = :mailbox), '-infinity') order by t.message_id desc limit 1000)
            select (select count(*) from mail_waiting where mailbox_id = :mailbox) as waiting,
                   (select count(*) from message where mailbox_id = :mailbox and waits = 'UNCERTAIN') as uncertain,
                   (select count(*) from last) as sent,
                   (select count(*) from last where refused or exists (select 1 from message b where b.thread_id = last.thread_id and b.kind = 'BOUNCE' and b.note like 'Hard%')) as bounced,
                   (select count(*) from many) as sent_of_many,
                   (select count(*) from many where exists (select 1 from message b where b.thread_id = many.thread_id and b.kind = 'COMPLAINT')) as complained""";

    @Inject
    EntityManager database;

    /** Counts of mails; {@code sent} and {@code bounced} of the last hundred, {@code sentOfMany} and {@code complained} of the last thousand. */
    public record Figures(long waiting, long uncertain, long sent, long bounced, long sentOfMany, long complained) {

        public String bounceRate() {
            return rate(bounced, sent);
        }

        public String complaintRate() {
            return rate(complained, sentOfMany);
        }

        private static String rate(long count, long sent) {
            return count == 0 || sent == 0 ? "0 %" : Math.round(10_000.0 * count / sent) / 100.0 + " %";
        }
    }

    public Figures of(long mailboxId) {
        Tuple row = (Tuple) database.createNativeQuery(QUESTION, Tuple.class).setParameter("mailbox", mailboxId).getSingleResult();
        return new Figures(row.get("waiting", Long.class), row.get("uncertain", Long.class), row.get("sent", Long.class),
                row.get("bounced", Long.class), row.get("sent_of_many", Long.class), row.get("complained", Long.class));
    }
}
