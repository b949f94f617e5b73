package dev.linkwright.link.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.jboss.logging.Logger;

import dev.linkwright.account.User;
import dev.linkwright.account.Users;
import dev.linkwright.link.alert.LinkAlert;
import dev.linkwright.link.alert.LinkAlerts;
import dev.linkwright.system.SystemMail;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Sends the digests that are due. The row of the person's day is written and committed before the mail leaves, so that no process, and none after
 * a crash, sends a second one; news whose mail is not known to have left is told by the next. Call it outside of a transaction.
 */
@ApplicationScoped
public class SendDigests {

    private static final Logger LOG = Logger.getLogger(SendDigests.class);
    private static final int MOST_ALERTS = 500;
    private static final Duration REMEMBERED = Duration.ofDays(30);
    // what is a month old was told or never will be: its rows need not be kept
    private static final String FORGET = """
        with old as (select coalesce(max(id), 0) as id from link_alert where at < ?2),
        moved as (update digest set from_alert_id = greatest(from_alert_id, old.id) from old where user_id = ?1)
        delete from digest_alert where user_id = ?1 and alert_id <= (select id from old)
        """;
    private static final String UNTOLD = """
        select a.id from link_alert a join digest d on d.user_id = ?1 and a.id > d.from_alert_id
        where not exists (select from digest_alert t where t.user_id = ?1 and t.alert_id = a.id)
        order by a.id limit ?2
        """;

    private final Users users;
    private final LinkAlerts alerts;
    private final SystemMail mail;
    private final EntityManager database;

    SendDigests(Users users, LinkAlerts alerts, SystemMail mail, EntityManager database) {
        this.users = users;
        this.alerts = alerts;
        this.mail = mail;
        this.database = database;
    }

    private record Letter(String to, String subject, String text, List<Long> alerts) {}

    /** @return how many mails left */
    public int run(Instant now) {
        if (!mail.isConfigured()) return 0; // the profile page says so; whatever is due waits
        List<?> due = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("select user_id from digest where next_at <= ?1 order by next_at limit 1000", Long.class)
            .setParameter(1, now).getResultList());
        return (int) due.stream().filter(userId -> send((Long) userId, now)).count();
    }

    private boolean send(long userId, Instant now) {
        LocalDate day = QuarkusTransaction.requiringNew().call(() -> claim(userId, now));
        if (day == null) return false;
        Letter letter = QuarkusTransaction.requiringNew().call(() -> letter(userId, day));
        if (letter == null) {
            ended(userId, day, 0, null, "nothing to tell", List.of());
            return false;
        }
        try {
            mail.send(letter.to(), letter.subject(), letter.text());
        } catch (RuntimeException refused) {
            LOG.warnf(refused, "The digest of user %d could not be sent", userId);
            ended(userId, day, letter.alerts().size(), null, "the mail server did not take it; the next digest tells it", List.of());
            return false;
        }
        ended(userId, day, letter.alerts().size(), now, "sent", letter.alerts());
        return true;
    }

    /** The day that is ours to send; null when another process has it, or the person had one today. */
    private LocalDate claim(long userId, Instant now) {
        User user = users.findById(userId);
        List<?> due = database.createNativeQuery("select at_hour from digest where user_id = ?1 and next_at <= ?2 for update", Integer.class)
            .setParameter(1, userId).setParameter(2, now).getResultList();
        if (due.isEmpty()) return null;
        LocalDate day = LocalDate.ofInstant(now, user.zone());
        database.createNativeQuery("update digest set next_at = ?2 where user_id = ?1").setParameter(1, userId).setParameter(2, Digests.next(user, (Integer) due.get(0), now)).executeUpdate();
        if (!user.active()) return null;
        int ours = database.createNativeQuery("""
            insert into digest_mail (user_id, day, claimed_at, outcome) values (?1, ?2, ?3, 'begun, and not known to have left') on conflict do nothing
            """).setParameter(1, userId).setParameter(2, day).setParameter(3, now).executeUpdate();
        return ours == 1 ? day : null;
    }

    private Letter letter(long userId, LocalDate day) {
        User user = users.findById(userId);
        List<?> untold = database.createNativeQuery(UNTOLD, Long.class).setParameter(1, userId).setParameter(2, MOST_ALERTS).getResultList();
        List<LinkAlert> news = alerts.these(untold);
        if (news.isEmpty()) return null;
        return new Letter(user.email(), DigestText.subject(news), DigestText.text(user.firstName(), news, day, mail::link), news.stream().map(LinkAlert::id).toList());
    }

    private void ended(long userId, LocalDate day, int howMany, Instant sentAt, String outcome, List<Long> told) {
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("update digest_mail set alerts = ?3, sent_at = cast(?4 as timestamptz), outcome = ?5 where user_id = ?1 and day = ?2")
                .setParameter(1, userId).setParameter(2, day).setParameter(3, howMany).setParameter(4, sentAt == null ? null : sentAt.toString()).setParameter(5, outcome).executeUpdate();
            database.createNativeQuery("insert into digest_alert (user_id, alert_id) select ?1, a.id from link_alert a where a.id = any(cast(?2 as bigint[])) on conflict do nothing")
                .setParameter(1, userId).setParameter(2, told.toArray(Long[]::new)).executeUpdate();
            if (!told.isEmpty()) database.createNativeQuery(FORGET).setParameter(1, userId).setParameter(2, sentAt.minus(REMEMBERED)).executeUpdate();
        });
    }
}
