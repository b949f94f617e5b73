package dev.linkwright.link.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.jboss.logging.Logger;

import dev.linkwright.fetch.NoticeDoor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.virtual.threads.VirtualThreads;

/** Posts every notice that is due: claim and commit, post without a transaction, record in another. Safe in several processes at once. */
@ApplicationScoped
public class DeliverWebhooks {

    private static final Logger LOG = Logger.getLogger(DeliverWebhooks.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int MOST_PER_RUN = 400;
    private static final int AT_ONCE = 8;

    // one of a paused webhook waits until it is resumed
    private static final String CLAIM = """
        update webhook_delivery set claimed_until = ?2 where id in (
            select d.id from webhook_delivery d join webhook w on w.id = d.webhook_id and w.paused_at is null
            where d.next_try_at <= ?1 and (d.claimed_until is null or d.claimed_until <= ?1)
            order by d.next_try_at limit ?3 for update of d skip locked)
        returning id
        """;

    private final WebhookDeliveries deliveries;
    private final NoticeDoor door;
    private final EntityManager database;
    private final ExecutorService threads;

    DeliverWebhooks(WebhookDeliveries deliveries, NoticeDoor door, EntityManager database, @VirtualThreads ExecutorService threads) {
        this.deliveries = deliveries;
        this.door = door;
        this.database = database;
        this.threads = threads;
    }

    private record Order(String url, String body, Map<String, String> headers) {}

    /** @return how many were tried */
    public int run(Instant now) {
        Instant until = now.plus(LEASE).truncatedTo(ChronoUnit.MICROS);
        int tried = 0;
        while (tried < MOST_PER_RUN) {
            List<Long> claimed = claim(now, until);
            if (claimed.isEmpty()) break;
            deliverAll(claimed, until, now);
            tried += claimed.size();
        }
        return tried;
    }

    @SuppressWarnings("unchecked")
    private List<Long> claim(Instant now, Instant until) {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(CLAIM, Long.class)
            .setParameter(1, now).setParameter(2, until).setParameter(3, AT_ONCE).getResultList());
    }

    private void deliverAll(List<Long> claimed, Instant until, Instant now) {
        try {
            threads.invokeAll(claimed.stream().<Callable<Void>>map(id -> () -> {
                try {
                    deliver(id, until, now);
                } catch (RuntimeException e) {
                    LOG.errorf(e, "Notice %d could not be posted", id); // the lease runs out and another run tries again
                }
                return null;
            }).toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(long id, Instant until, Instant now) {
        Order order = QuarkusTransaction.requiringNew().call(() -> order(deliveries.findById(id), now));
        NoticeDoor.Outcome outcome = door.post(order.url(), order.headers(), order.body());
        QuarkusTransaction.requiringNew().run(() -> {
            boolean ours = database.createNativeQuery("update webhook_delivery set claimed_until = null where id = ?1 and claimed_until = ?2")
                .setParameter(1, id).setParameter(2, until).executeUpdate() == 1;
            if (!ours) return;
            WebhookDelivery delivery = deliveries.findById(id);
            if (outcome.arrived()) delivery.delivered(outcome.status(), outcome.words(), now);
            else delivery.failed(outcome.status(), outcome.words(), now);
        });
    }

    private static Order order(WebhookDelivery delivery, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Linkwright-Event", delivery.event());
        headers.put("Linkwright-Delivery", delivery.publicId().toString());
        headers.put(Signature.HEADER, Signature.of(delivery.webhook().secret(), now, delivery.body()));
        return new Order(delivery.webhook().url(), delivery.body(), headers);
    }
}
