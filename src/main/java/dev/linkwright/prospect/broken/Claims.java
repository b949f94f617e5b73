package dev.linkwright.prospect.broken;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Who visits what now. A claim is a lease, committed before the visit and given back with its result; a process that dies holds a row for
 * no longer than the lease. Of each host at most one link is claimed at a time, whichever process asks.
 */
@ApplicationScoped
class Claims {

    /** Longer than the longest visit and the waits for its host. */
    private static final Duration LEASE = Duration.ofMinutes(8);

    private static final String NEXT_PAGES = """
        update page_check set claimed_until = ?2 where id in (
            select id from page_check where state = 'QUEUED' and (claimed_until is null or claimed_until <= ?1) order by id limit ?3 for update skip locked)
        returning id
        """;

    /** One at a time asks, so that two can't take two links of one host. */
    private static final String TAKE_TURNS = "select 1 from (select pg_advisory_xact_lock(hashtext('outbound_link'))) turn";
    private static final String NEXT_LINKS = """
        update outbound_link set claimed_until = ?2 where id in (
            select id from (
                select distinct on (l.host) l.id, l.next_check_at
                from outbound_link l join page_check c on c.id = l.check_id
                where l.next_check_at <= ?1 and (l.claimed_until is null or l.claimed_until <= ?1) and c.state = 'CHECKING'
                  and not exists (select 1 from outbound_link o where o.host = l.host and o.claimed_until > ?1)
                order by l.host, l.next_check_at, l.id) one_of_each
            order by next_check_at, id limit ?3)
        returning id
        """;

    /** A row that is ours until {@code until}. */
    record Claim(long id, Instant until) {
    }

    private final EntityManager database;

    Claims(EntityManager database) {
        this.database = database;
    }

    List<Claim> pages(Instant now, int most) {
        Instant until = lease(now);
        return QuarkusTransaction.requiringNew().call(() -> claimed(NEXT_PAGES, now, until, most));
    }

    List<Claim> links(Instant now, int most) {
        Instant until = lease(now);
        return QuarkusTransaction.requiringNew().call(() -> {
            database.createNativeQuery(TAKE_TURNS).getResultList();
            return claimed(NEXT_LINKS, now, until, most);
        });
    }

    @SuppressWarnings("unchecked")
    private List<Claim> claimed(String sql, Instant now, Instant until, int most) {
        List<Long> ids = database.createNativeQuery(sql, Long.class).setParameter(1, now).setParameter(2, until).setParameter(3, most).getResultList();
        return ids.stream().map(id -> new Claim(id, until)).toList();
    }

    /** Ends a claim within the transaction that records its result; false when it had run out and the result must not count. */
    boolean giveBackPage(Claim claim) {
        return giveBack("page_check", claim);
    }

    boolean giveBackLink(Claim claim) {
        return giveBack("outbound_link", claim);
    }

    private boolean giveBack(String table, Claim claim) {
        return database.createNativeQuery("update " + table + " set claimed_until = null where id = ?1 and claimed_until = ?2")
            .setParameter(1, claim.id()).setParameter(2, claim.until()).executeUpdate() == 1;
    }

    private static Instant lease(Instant now) {
        return now.plus(LEASE).truncatedTo(ChronoUnit.MICROS); // as precise as the database
    }
}
