package dev.linkwright.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/** One mail of a campaign, approved and in line, many times over: each to a person at a site of its own. Approving as many by hand would take longer than what is measured. */
public final class MoreMails {

    private static final List<String> LIKE_IT = List.of("""
            insert into site (domain, title, created_at) select 'b' || :tag || '-' || n || '.example', 'Numbers', :now from generate_series(2, :most) n""", """
            insert into contact (site_id, name, email, source, source_at, created_at) select s.id, 'Ines', 'ines@' || s.domain, 'bench', :now, :now from site s where s.domain like 'b' || :tag || '-%'""", """
            insert into prospect (brand_id, site_id, domain, stage, stage_since, created_at)
            select c.brand_id, s.id, s.domain, 'NEW', :now, :now from site s, campaign c where s.domain like 'b' || :tag || '-%' and c.id = :campaign""", """
            insert into thread (brand_id, site_id, contact_id, mailbox_id, subject, state, token, created_at, last_message_at)
            select t.brand_id, s.id, p.id, t.mailbox_id, t.subject, t.state, s.domain, t.created_at, t.last_message_at
            from site s join contact p on p.site_id = s.id, enrollment e join thread t on t.id = e.thread_id where s.domain like 'b' || :tag || '-%' and e.id = :enrollment""", """
            insert into enrollment (campaign_id, contact_id, site_id, prospect_id, mailbox_id, thread_id, state, next_step, created_by, created_at)
            select e.campaign_id, t.contact_id, t.site_id, p.id, e.mailbox_id, t.id, e.state, e.next_step, e.created_by, e.created_at
            from thread t join prospect p on p.site_id = t.site_id, enrollment e where t.token like 'b' || :tag || '-%' and e.id = :enrollment""", """
            insert into message (thread_id, mailbox_id, brand_id, site_id, direction, kind, state, message_id, from_name, from_address, to_name, to_address, subject, body_text, body_html,
                                 send_key, not_before, not_after, unsubscribe_secret, created_at)
            select x.thread_id, x.mailbox_id, m.brand_id, x.site_id, m.direction, m.kind, m.state, '<' || md5(x.id::text) || split_part(m.message_id, '@', 2), m.from_name, m.from_address, m.to_name,
                   p.email, m.subject, m.body_text, m.body_html, 'enrollment:' || x.id || ':step:1', m.not_before, m.not_after, m.unsubscribe_secret, m.created_at
            from enrollment x join contact p on p.id = x.contact_id, message m where x.campaign_id = :campaign and x.id > :enrollment and m.send_key = 'enrollment:' || :enrollment || ':step:1'""", """
            insert into message_event (message_id, at, from_state, to_state) select m.id, :now, 'DRAFT', 'QUEUED' from message m join enrollment x on x.thread_id = m.thread_id
            where x.campaign_id = :campaign and x.id > :enrollment""", """
            insert into step_send (enrollment_id, step_no, message_id, mailbox_id, created_at, approved_at)
            select x.id, 1, m.id, m.mailbox_id, :now, :now from message m join enrollment x on x.thread_id = m.thread_id where x.campaign_id = :campaign and x.id > :enrollment""");

    private MoreMails() {
    }

    /** @param enrollment the first one of the campaign, whose mail is in line; afterwards there are {@code most} like it */
    public static void like(Connection database, long campaign, long enrollment, int most, Instant now) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String sql : LIKE_IT) {
                statement.executeUpdate(sql.replace(":tag", "'x" + campaign + "'").replace(":most", String.valueOf(most)).replace(":campaign", String.valueOf(campaign))
                        .replace(":enrollment", String.valueOf(enrollment)).replace(":now", "timestamptz '" + now + "'"));
            }
        }
    }
}
