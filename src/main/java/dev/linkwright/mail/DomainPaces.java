package dev.linkwright.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import dev.linkwright.mail.pace.DomainPace;
import dev.linkwright.mail.pace.Turn;
import dev.linkwright.shared.Sets;

/** What each receiving domain has had today from the whole installation. Counted only while there is a limit. */
@ApplicationScoped
public class DomainPaces {

    private static final String SETTING = "mail.per-domain";

    // Two senders at the last place: the rows are held by the first, and the second sees what was taken. In one order, so that they never wait for each other.
    private static final String HOLD = """
            insert into domain_pace (domain, day, sent) select distinct d, cast(? as date), 0 from unnest(?) d order by d on conflict (domain, day) do nothing""";
    private static final String HELD = "select domain, sent from domain_pace where day = ? and domain = any(?) order by domain for update";
    private static final String TAKE = "update domain_pace p set sent = p.sent + w.places from unnest(?, ?) w(domain, places) where p.domain = w.domain and p.day = ?";

    // A limit set in the middle of the day counts what has left since its beginning
    private static final String COUNT_TODAY = """
            insert into domain_pace (domain, day, sent)
            select split_part(to_address, '@', 2), :day, count(*) from message where direction = 'OUT' and counted_on = :day group by 1
            on conflict (domain, day) do update set sent = excluded.sent""";

    @Inject
    EntityManager database;

    public DomainPace limit() {
        List<String> set = Sets.ask(database, "select value from setting where name = ?", row -> row.getString(1), SETTING);
        return new DomainPace(set.isEmpty() ? 0 : Integer.parseInt(set.get(0)));
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

    /** What the domains of these addresses may still have today; held for the rest of the transaction. */
    Room room(Collection<String> addresses, Instant now) {
        DomainPace limit = limit();
        if (!limit.limits() || addresses.isEmpty()) {
            return new Room(null);
        }
        String[] domains = addresses.stream().map(MailText::domainOf).distinct().toArray(String[]::new);
        Sets.change(database, HOLD, Turn.day(now), domains);
        Map<String, Integer> left = new HashMap<>();
        Sets.ask(database, HELD, row -> left.put(row.getString(1), limit.perDay() - row.getInt(2)), Turn.day(now), domains);
        return new Room(left);
    }

    /** Writes down the places that were taken. */
    void record(Room room, Instant now) {
        if (!room.taken.isEmpty()) {
            Sets.change(database, TAKE, room.taken.keySet().toArray(String[]::new), room.taken.values().toArray(Long[]::new), Turn.day(now));
        }
    }

    /** Places of today by domain. */
    static final class Room {
        private final Map<String, Integer> left;
        private final Map<String, Long> taken = new TreeMap<>();

        /** @param left null for no limit */
        private Room(Map<String, Integer> left) {
            this.left = left;
        }

        /** One place of the domain's day; false when there is none left. */
        boolean takePlace(String address) {
            String domain = MailText.domainOf(address);
            if (left == null) {
                return true;
            }
            if (left.getOrDefault(domain, 0) <= 0) {
                return false;
            }
            left.merge(domain, -1, Integer::sum);
            taken.merge(domain, 1L, Long::sum);
            return true;
        }
    }
}
