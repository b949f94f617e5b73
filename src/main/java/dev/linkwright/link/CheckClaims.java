package dev.linkwright.link;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Who visits which page now. A claim is a lease on the row, committed before the visit and given back with its result, so two
 * processes never visit for one row at once, and a process that dies holds a row for no longer than the lease.
 */
@ApplicationScoped
class CheckClaims {

    /** Longer than the longest visit: three pages of 30 seconds and the waits for their hosts. */
    static final Duration LEASE = Duration.ofMinutes(8);

    /** Rows that are visited: a name from this list only ever reaches the SQL. */
    enum Rows {
        BACKLINK("backlink"), MENTION("mention");

        private final String table;

        Rows(String table) {
            this.table = table;
        }
    }

    /** A row that is ours until {@code until}. */
    record Claim(Rows rows, long id, Instant until) {}

    private final EntityManager database;

    CheckClaims(EntityManager database) {
        this.database = database;
    }

    /** Due rows, longest waiting first; those that are looked at in the background (an import's, an audit's) only when there are no others. */
    List<Claim> due(Rows rows, Instant now, int limit) {
        if (rows != Rows.BACKLINK) return due(rows, "true", now, limit);
        List<Claim> claimed = new ArrayList<>(due(rows, "not background", now, limit));
        if (claimed.size() < limit) claimed.addAll(due(rows, "background", now, limit - claimed.size()));
        return claimed;
    }

    private List<Claim> due(Rows rows, String which, Instant now, int limit) {
        Instant until = lease(now);
        return QuarkusTransaction.requiringNew().call(() -> claimed(rows, database.createNativeQuery("""
            update %1$s set claimed_until = ?2 where id in (
                select id from %1$s where next_check_at <= ?1 and %2$s and (claimed_until is null or claimed_until <= ?1)
                order by next_check_at limit ?3 for update skip locked)
            returning id
            """.formatted(rows.table, which), Long.class).setParameter(1, now).setParameter(2, until).setParameter(3, limit).getResultList(), until));
    }

    /** This row, due or not; empty when another process holds it. */
    List<Claim> one(Rows rows, long id, Instant now) {
        Instant until = lease(now);
        return QuarkusTransaction.requiringNew().call(() -> claimed(rows, database.createNativeQuery("""
            update %s set claimed_until = ?2 where id = ?3 and (claimed_until is null or claimed_until <= ?1) returning id
            """.formatted(rows.table), Long.class).setParameter(1, now).setParameter(2, until).setParameter(3, id).getResultList(), until));
    }

    /** Ends a claim within the transaction that records its result; false when it had run out and the result must not count. */
    boolean giveBack(Claim claim) {
        return database.createNativeQuery("update %s set claimed_until = null where id = ?1 and claimed_until = ?2".formatted(claim.rows().table))
            .setParameter(1, claim.id()).setParameter(2, claim.until()).executeUpdate() == 1;
    }

    private static Instant lease(Instant now) {
        return now.plus(LEASE).truncatedTo(ChronoUnit.MICROS); // as precise as the database
    }

    @SuppressWarnings("unchecked")
    private static List<Claim> claimed(Rows rows, List<?> ids, Instant until) {
        return ((List<Long>) ids).stream().map(id -> new Claim(rows, id, until)).toList();
    }
}
