package dev.linkwright.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

import dev.linkwright.mail.mime.ReplyText;

/** The list of the inbox: one line a conversation, with its newest words and what is known about them. */
@ApplicationScoped
public class InboxList {

    /** Which conversations. */
    public enum View {
        /** Open, mine or nobody's, with something from the partner in it. */
        MINE("t.state = 'OPEN' and (t.assignee_id = :user or t.assignee_id is null) and i.id is not null"),
        /** Everything that was ever exchanged. */
        ALL("true"),
        /** A person must say whether a mail was sent. */
        UNCERTAIN("exists (select 1 from message u where u.thread_id = t.id and u.state = 'UNCERTAIN')"),
        CLOSED("t.state = 'CLOSED'");

        private final String condition;

        View(String condition) {
            this.condition = condition;
        }
    }

    /**
     * One line.
     *
     * @param kind      what the newest inbound mail is, or null when nothing came in
     * @param resumeAt  when an absent partner is back
     * @param guessed   matched by site only
     */
    public record Line(long id, String who, String domain, String subject, String words, MailKind kind, String note, Instant resumeAt, boolean guessed,
                       Instant at, boolean toAnswer, boolean uncertain, boolean failed) {

        /** The day the notice named, "" when it named none. */
        public String awayUntil() {
            return resumeAt == null || note == null || !note.startsWith("Away until") ? "" : DAY.format(resumeAt.minus(1, ChronoUnit.DAYS));
        }

        public boolean hardBounce() {
            return kind == MailKind.BOUNCE && note != null && note.startsWith("Hard");
        }
    }

    /** A day as it stands in a sentence. */
    public static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int SHOWN = 200;
    // Conversations in which something left or arrived, with the newest mail in and the newest mail out
    private static final String FROM = """
            from thread t
            left join site s on s.id = t.site_id
            left join contact c on c.id = t.contact_id
            left join lateral (select * from message m where m.thread_id = t.id and m.direction = 'IN' order by m.id desc limit 1) i on true
            left join lateral (select * from message m where m.thread_id = t.id and m.direction = 'OUT' and m.state in ('SENT', 'SENDING', 'UNCERTAIN', 'FAILED')
                               order by m.id desc limit 1) o on true
            where t.brand_id = :brand and (i.id is not null or o.id is not null) and
            """;
    private static final String LINES = """
            select t.id, coalesce(nullif(i.from_name, ''), nullif(c.name, ''), nullif(o.to_name, ''), i.from_address, o.to_address) as who, s.domain, t.subject,
                   coalesce(i.body_text, o.body_text) as words, i.kind, i.note, i.resume_at, coalesce(i.matched_by like '%site only', false) as guessed,
                   t.last_message_at as at, t.to_answer,
                   exists (select 1 from message u where u.thread_id = t.id and u.state = 'UNCERTAIN') as uncertain,
                   coalesce(o.state = 'FAILED', false) as failed
            """;

    @Inject
    EntityManager database;

    @SuppressWarnings("unchecked")
    public List<Line> lines(View view, long brandId, long userId) {
        List<Tuple> rows = query(LINES + FROM + view.condition + " order by t.to_answer desc, t.last_message_at desc limit " + SHOWN, Tuple.class, view,
                brandId, userId).getResultList();
        return rows.stream().map(InboxList::line).toList();
    }

    public long count(View view, long brandId, long userId) {
        return ((Number) query("select count(*) " + FROM + view.condition, Long.class, view, brandId, userId).getSingleResult()).longValue();
    }

    private Query query(String sql, Class<?> type, View view, long brandId, long userId) {
        Query query = database.createNativeQuery(sql, type).setParameter("brand", brandId);
        return view == View.MINE ? query.setParameter("user", userId) : query;
    }

    private static Line line(Tuple row) {
        String kind = row.get("kind", String.class);
        return new Line(row.get("id", Long.class), row.get("who", String.class), row.get("domain", String.class), row.get("subject", String.class),
                firstWords(row.get("words", String.class)), kind == null ? null : MailKind.valueOf(kind), row.get("note", String.class),
                row.get("resume_at", Instant.class), row.get("guessed", Boolean.class), row.get("at", Instant.class), row.get("to_answer", Boolean.class),
                row.get("uncertain", Boolean.class), row.get("failed", Boolean.class));
    }

    /** The new part in one line. */
    public static String firstWords(String text) {
        String line = text == null ? "" : ReplyText.newPart(text).replaceAll("\\s+", " ");
        return line.length() > 160 ? line.substring(0, 159) + "…" : line;
    }
}
