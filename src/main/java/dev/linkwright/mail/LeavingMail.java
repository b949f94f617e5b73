package dev.linkwright.mail;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import dev.linkwright.shared.Sets;

/**
 * A mail in line or on its way, as it stands on its row: all that is needed to guard it, to write it and to record what became of it.
 *
 * @param attempts how often it was tried before
 * @param wayOut   the token of its unsubscribe link, encrypted; null for a mail that carries none
 * @param inLedger everything under which its reader could stand in the ledger
 */
public record LeavingMail(long id, long threadId, long mailboxId, long brandId, Long siteId, MailKind kind, String sendKey, Instant notAfter, LocalDate countedOn,
                          boolean restWaived, int attempts, String messageId, List<String> references, String fromName, String fromAddress, String toName,
                          String toAddress, String subject, String text, String html, String wayOut, List<String> inLedger) {

    static final String COLUMNS = """
            m.id, m.thread_id, m.mailbox_id, m.brand_id, m.site_id, m.kind, m.send_key, m.not_after, m.counted_on, m.rest_waived, m.attempts, m.message_id, m.refs,
            m.from_name, m.from_address, m.to_name, m.to_address, m.subject, m.body_text, m.body_html, m.unsubscribe_secret""";

    static LeavingMail of(ResultSet row) throws SQLException {
        Array references = row.getArray("refs");
        long site = row.getLong("site_id");
        Long siteId = row.wasNull() ? null : site;
        return new LeavingMail(row.getLong("id"), row.getLong("thread_id"), row.getLong("mailbox_id"), row.getLong("brand_id"), siteId, MailKind.valueOf(row.getString("kind")),
                row.getString("send_key"), Sets.instant(row, "not_after"), row.getObject("counted_on", LocalDate.class), row.getBoolean("rest_waived"), row.getInt("attempts"),
                row.getString("message_id"), List.of((String[]) references.getArray()), row.getString("from_name"), row.getString("from_address"), row.getString("to_name"),
                row.getString("to_address"), row.getString("subject"), row.getString("body_text"), row.getString("body_html"), row.getString("unsubscribe_secret"),
                Whom.against(row.getString("to_address")));
    }

    /** Whether it took its place in that day's pace already: a mail tried again is not counted twice. */
    boolean countedOn(LocalDate day) {
        return day.equals(countedOn);
    }

    boolean missedItsWindow(Instant now) {
        return notAfter != null && !notAfter.isAfter(now);
    }

    /** Whether the two must not be judged apart: to one person, to one site or in one conversation. */
    boolean concerns(Set<Object> those) {
        return those.contains(toAddress) || those.contains(threadId) || siteId != null && those.contains("site " + siteId);
    }

    void concernsFromNowOn(Set<Object> those) {
        those.add(toAddress);
        those.add(threadId);
        if (siteId != null) {
            those.add("site " + siteId);
        }
    }
}
