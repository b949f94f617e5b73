package dev.linkwright.link.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import dev.linkwright.account.User;
import dev.linkwright.shared.RuleViolation;

/** Who wants a digest, at which hour, and what became of each. */
@ApplicationScoped
public class Digests {

    private final EntityManager database;

    Digests(EntityManager database) {
        this.database = database;
    }

    /** @param outcome in words, such as "3 pieces of news" */
    public record Sent(LocalDate day, Instant at, int alerts, String outcome) {}

    /** @param hour on the person's own clock */
    public record Setting(int hour, Instant nextAt) {}

    public Optional<Setting> of(User user) {
        List<Object[]> rows = database.createNativeQuery("select at_hour, next_at from digest where user_id = ?1", Object[].class).setParameter(1, user.id()).getResultList();
        return rows.stream().findFirst().map(r -> new Setting(((Number) r[0]).intValue(), (Instant) r[1]));
    }

    /**
     * From now on a mail at this hour; news from before is not told.
     *
     * @throws RuleViolation naming {@code hour}
     */
    @Transactional
    public void want(User user, int hour, Instant now) {
        if (hour < 0 || hour > 23) throw new RuleViolation("hour", "Choose an hour between 0 and 23.");
        database.createNativeQuery("""
            insert into digest (user_id, at_hour, next_at, from_alert_id) values (?1, ?2, ?3, coalesce((select max(id) from link_alert), 0))
            on conflict (user_id) do update set at_hour = excluded.at_hour, next_at = excluded.next_at
            """).setParameter(1, user.id()).setParameter(2, hour).setParameter(3, next(user, hour, now)).executeUpdate();
    }

    @Transactional
    public void dontWant(User user) {
        database.createNativeQuery("delete from digest where user_id = ?1").setParameter(1, user.id()).executeUpdate();
    }

    /** The last ones, newest first. */
    public List<Sent> lastOf(User user, int most) {
        List<Object[]> rows = database.createNativeQuery("""
            select day, coalesce(sent_at, claimed_at), alerts, outcome from digest_mail where user_id = ?1 order by day desc limit ?2
            """, Object[].class).setParameter(1, user.id()).setParameter(2, most).getResultList();
        return rows.stream().map(r -> new Sent(day(r[0]), (Instant) r[1], ((Number) r[2]).intValue(), (String) r[3])).toList();
    }

    /** The next time it is this hour where the person is. */
    static Instant next(User user, int hour, Instant now) {
        ZonedDateTime today = now.atZone(user.zone()).toLocalDate().atTime(hour, 0).atZone(user.zone());
        return today.toInstant().isAfter(now) ? today.toInstant() : today.toLocalDate().plusDays(1).atTime(hour, 0).atZone(user.zone()).toInstant();
    }

    private static LocalDate day(Object value) {
        return value instanceof LocalDate day ? day : ((java.sql.Date) value).toLocalDate();
    }
}
