package dev.linkwright.erasure;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.User;
import dev.linkwright.mail.Proof;
import dev.linkwright.mail.Suppression;
import dev.linkwright.mail.SuppressionReason;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.mail.Whom;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.ErasedPeople;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/**
 * Takes one person out of every table and keeps a keyed hash of the address, so that they are never written to or taken in again.
 * Everything happens in one transaction: the mail that waits is taken back first, then the texts go.
 */
@ApplicationScoped
public class ErasePerson {

    static final String TO_OR_FROM = "(to_address = ?1 or from_address = ?1)";
    /** The conversations with the person, and whatever else went to or came from the address. */
    static final String OF_THE_PERSON = "(m.thread_id in (select thread_id from message where " + TO_OR_FROM + " and thread_id is not null) or m.to_address = ?1 or m.from_address = ?1)";

    private static final String NOBODY = "nobody@" + ErasedPeople.NOWHERE;
    private static final String GONE = "Erased on request.";

    // Mails keep their ids, times and states (nothing is sent twice, figures stay right); what was said and to whom goes.
    private static final List<String> MAILS = List.of(
            "delete from attachment where message_id in (select m.id from message m where " + OF_THE_PERSON + ")",
            "update message_event set why = null where message_id in (select m.id from message m where " + OF_THE_PERSON + ")",
            "update thread set subject = 'Erased', contact_id = null where id in (select thread_id from message where " + TO_OR_FROM + " and thread_id is not null)",
            "update message m set subject = 'Erased', body_text = '" + GONE + "', body_html = null, raw = null, note = null, failure = null, matched_by = null where " + OF_THE_PERSON,
            "update message set to_name = '', to_address = '" + NOBODY + "' where to_address = ?1",
            "update message set from_name = '', from_address = '" + NOBODY + "' where from_address = ?1",
            "delete from unsubscribe_token where address = ?1");

    // What people wrote for this person's mails, and the words of the time line that name them.
    private static final List<String> PEOPLE = List.of(
            """
            update enrollment set notes = '{}', own_subject = null, own_body = null, stop_detail = null, held_because = null
            where contact_id in (select id from contact where email = cast(?1 as citext))""",
            """
            update site_event e set text = replace(e.text, c.name, 'somebody who was erased')
            from contact c where c.email = cast(?1 as citext) and length(c.name) > 1 and e.site_id = c.site_id and position(c.name in e.text) > 0""",
            """
            update site_note n set text = replace(n.text, c.name, 'somebody who was erased')
            from contact c where c.email = cast(?1 as citext) and length(c.name) > 1 and n.site_id = c.site_id and position(c.name in n.text) > 0""",
            "delete from contact_alias where email = cast(?1 as citext) or contact_id in (select id from contact where email = cast(?1 as citext))",
            "delete from contact_pair where one in (select id from contact where email = cast(?1 as citext)) or other in (select id from contact where email = cast(?1 as citext))",
            "update site_price set contact_id = null where contact_id in (select id from contact where email = cast(?1 as citext))",
            """
            delete from contact where email = cast(?1 as citext) and id not in (select contact_id from enrollment)""",
            """
            update contact set name = '', email = 'erased-' || id || '@%s', role = '', source = 'erased on request', country = null, zone = null,
                basis_note = '', mail_state = 'BAD', mail_reason = 'erased', check_due_at = null where email = cast(?1 as citext)""".formatted(ErasedPeople.NOWHERE));

    /** Free texts anywhere that may quote the address. */
    private static final List<String> TEXTS = List.of("message.body_text", "message.body_html", "message.subject", "message.note", "message.failure", "message_event.why",
            "site_event.text", "site_note.text", "enrollment_event.why", "enrollment.stop_detail", "bulk_refusal.who", "bulk_refusal.reason",
            "audit_entry.subject", "audit_entry.detail", "suppression.proof", "suppression.lifted_because", "mailbox.paused_because",
            "site_pair.because", "site_search.text", "ledger_import.content", "ledger_refusal.who", "ledger_refusal.reason",
            "prospect_words.text", "approval_event.words", "campaign.sent_back_with", "mail_template.body", "mail_template.html", "snippet.text");

    private static final String LEDGER = """
            update suppression s set address = null, address_hash = ?2, proof = 'Erased on request; the proof went with it'
            where s.address = ?1""";

    private final EntityManager database;
    private final Suppressions suppressions;
    private final ErasedPeople erasedPeople;
    private final WhatIsKept whatIsKept;
    private final AuditLog audit;

    ErasePerson(EntityManager database, Suppressions suppressions, ErasedPeople erasedPeople, WhatIsKept whatIsKept, AuditLog audit) {
        this.database = database;
        this.suppressions = suppressions;
        this.erasedPeople = erasedPeople;
        this.whatIsKept = whatIsKept;
        this.audit = audit;
    }

    /**
     * @param request how the person asked, in words; kept with the entry, so it must not name them
     * @return the ledger entry that stays
     * @throws RuleViolation naming {@code address} or {@code request}
     */
    @Transactional
    public Suppression run(String typed, String request, User by, Instant now) {
        String address = whatIsKept.of(typed).address();
        if (request == null || request.isBlank()) {
            throw new RuleViolation("request", "Say how they asked, such as “by mail on 20 November”.");
        }
        String hash = ErasedPeople.hashOf(address);
        // Stops enrollments and takes waiting mails back while the address can still be found.
        suppressions.suppressAddress(address, null, SuppressionReason.ERASED, Proof.by(by.id(), ""), now);
        suppressions.flush();
        MAILS.forEach(sql -> change(sql, address));
        PEOPLE.forEach(sql -> change(sql, address));
        TEXTS.forEach(column -> quoted(column, address));
        change("""
                update import_refusal set cells = array(select replace(lower(cell), ?1, '') from unnest(cells) cell)
                where exists (select 1 from unnest(cells) cell where position(?1 in lower(cell)) > 0)""", address);
        database.createNativeQuery(LEDGER).setParameter(1, address).setParameter(2, hash).executeUpdate();
        erasedPeople.remember(hash, now);
        database.clear();
        Suppression entry = suppressions.standing(Whom.erased(hash), null).orElseThrow();
        database.createNativeQuery("update suppression set reason = 'ERASED', proof = ?2 where id = ?1").setParameter(1, entry.id())
                .setParameter(2, request.strip().replaceAll("(?i)" + java.util.regex.Pattern.quote(address), "they")).executeUpdate();
        database.refresh(entry);
        audit.record(by, "erased a person", entry.number(), "", now);
        return entry;
    }

    private void change(String sql, String address) {
        database.createNativeQuery(sql).setParameter(1, address).executeUpdate();
    }

    private void quoted(String column, String address) {
        String table = column.substring(0, column.indexOf('.'));
        String name = column.substring(column.indexOf('.') + 1);
        database.createNativeQuery("update %s set %s = regexp_replace(%s, ?2, 'somebody who was erased', 'gi') where position(?1 in lower(%s)) > 0"
                .formatted(table, name, name, name)).setParameter(1, address).setParameter(2, address.replaceAll("([^A-Za-z0-9@_-])", "\\\\$1")).executeUpdate();
    }
}
