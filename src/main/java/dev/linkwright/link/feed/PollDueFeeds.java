package dev.linkwright.link.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.jboss.logging.Logger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.virtual.threads.VirtualThreads;

/** Reads every feed that is due, a few at a time; safe in several processes at once. One bad feed keeps nobody waiting. */
@ApplicationScoped
public class PollDueFeeds {

    private static final Logger LOG = Logger.getLogger(PollDueFeeds.class);
    private static final int AT_ONCE = 8;
    private static final int MOST_PER_RUN = 200;
    private static final Duration ITEMS_KEPT = Duration.ofDays(183);

    private static final String CLAIM = """
        update feed set claimed_until = ?2 where id in (
            select id from feed where next_poll_at <= ?1 and (claimed_until is null or claimed_until <= ?1)
            order by next_poll_at limit ?3 for update skip locked)
        returning id
        """;

    private final PollFeed poll;
    private final EntityManager database;
    private final ExecutorService threads;

    PollDueFeeds(PollFeed poll, EntityManager database, @VirtualThreads ExecutorService threads) {
        this.poll = poll;
        this.database = database;
        this.threads = threads;
    }

    /** @return how many feeds were read */
    public int run(Instant now) {
        int read = 0;
        while (read < MOST_PER_RUN) {
            Instant until = now.plus(PollFeed.LEASE).truncatedTo(ChronoUnit.MICROS);
            List<Long> claimed = claim(now, until);
            if (claimed.isEmpty()) break;
            readAll(claimed, until, now);
            read += claimed.size();
        }
        if (read > 0) forgetOldItems(now);
        return read;
    }

    @SuppressWarnings("unchecked")
    private List<Long> claim(Instant now, Instant until) {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(CLAIM, Long.class).setParameter(1, now).setParameter(2, until).setParameter(3, AT_ONCE).getResultList());
    }

    private void readAll(List<Long> claimed, Instant until, Instant now) {
        try {
            threads.invokeAll(claimed.stream().<Callable<Void>>map(id -> () -> {
                try {
                    poll.run(id, until, now);
                } catch (RuntimeException e) {
                    LOG.errorf(e, "Feed %d could not be read", id); // the lease runs out and another run tries again
                }
                return null;
            }).toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forgetOldItems(Instant now) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("delete from feed_item where seen_at < ?1").setParameter(1, now.minus(ITEMS_KEPT)).executeUpdate());
    }
}
