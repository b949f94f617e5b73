package dev.linkwright.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import dev.linkwright.mail.pace.DomainPace;
import dev.linkwright.mail.pace.Turn;

/** What each receiving domain has had today from the whole installation. Counted only while there is a limit. */
@ApplicationScoped
public class DomainPaces {

    private static final String SETTING = "mail.per-domain";

    // Two senders at the last place: the row is locked by the first, and the second sees that it is taken
    private static final String TAKE = """
            insert into domain_pace as p (domain, day, sent) values (:domain, :day, 1)
            on conflict (domain, day) do update set sent = p.sent + 1 where p.sent < :most""";

    // A limit set in the middle of the day counts what has left since its beginning
    private static final String COUNT_TODAY = """
            insert into domain_pace (domain, day, sent)
            select split_part(to_address, '@', 2), :day, count(*) from message where direction = 'OUT' and counted_on = :day group by 1
            on conflict (domain, day) do update set sent = excluded.sent""";

    @Inject
    EntityManager database;

    public DomainPace limit() {
        List<?> set = database.createNativeQuery("select value from setting where name = ?1", String.class).setParameter(1, SETTING).getResultList();
        return new DomainPace(set.isEmpty() ? 0 : Integer.parseInt((String) set.get(0)));
    }

    /** @param perDay 0 for no limit */
    @Transactional
    public void limitTo(int perDay, Instant now) {
        DomainPace pace = new DomainPace(perDay);
        database.createNativeQuery("insert into setting (name, value) values (?1, ?2) on conflict (name) do update set value = excluded.value")
                .setParameter(1, SETTING).setParameter(2, String.valueOf(pace.perDay())).executeUpdate();
        if (pace.limits()) {
            database.createNativeQuery("delete from domain_pace where day < ?1").setParameter(1, Turn.day(now)).executeUpdate();
            database.createNativeQuery(COUNT_TODAY).setParameter("day", Turn.day(now)).executeUpdate();
        }
    }

    /** Empty when this address may be written to now. */
    public Optional<Turn.Later> whyLater(String address, Instant now) {
        DomainPace limit = limit();
        String domain = MailText.domainOf(address);
        return limit.limits() && limit.turn(domain, sentToday(domain, now), now) instanceof Turn.Later later ? Optional.of(later) : Optional.empty();
    }

    private int sentToday(String domain, Instant now) {
        List<?> sent = database.createNativeQuery("select sent from domain_pace where domain = ?1 and day = ?2", Integer.class)
                .setParameter(1, domain).setParameter(2, Turn.day(now)).getResultList();
        return sent.isEmpty() ? 0 : (Integer) sent.get(0);
    }

    /** One place of the domain's day; false when there is none left. */
    boolean takePlace(String domain, Instant now) {
        DomainPace limit = limit();
        return !limit.limits() || database.createNativeQuery(TAKE).setParameter("domain", domain).setParameter("day", Turn.day(now))
                .setParameter("most", limit.perDay()).executeUpdate() == 1;
    }
}
