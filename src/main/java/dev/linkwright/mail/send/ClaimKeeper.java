package dev.linkwright.mail.send;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.linkwright.mail.Claims;
import org.jboss.logging.Logger;

/** Renews the claims of the mails that are on their way, so that only a dead process ever loses one. */
final class ClaimKeeper implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ClaimKeeper.class);
    private static final int EVERY_SECONDS = 8;

    private final String worker;
    private final Set<Long> onTheirWay = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService beat;

    ClaimKeeper(Claims claims, String worker, Elapsed time) {
        this.worker = worker;
        this.beat = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "mail-claims");
            thread.setDaemon(true);
            return thread;
        });
        beat.scheduleAtFixedRate(() -> {
            try {
                if (!onTheirWay.isEmpty()) {
                    claims.renew(Set.copyOf(onTheirWay), worker, time.now());
                }
            } catch (RuntimeException e) {
                LOG.warn("Claims of mails on their way could not be renewed; tried again in a moment", e);
            }
        }, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    String worker() {
        return worker;
    }

    void began(long messageId) {
        onTheirWay.add(messageId);
    }

    void ended(long messageId) {
        onTheirWay.remove(messageId);
    }

    @Override
    public void close() {
        beat.shutdownNow();
    }
}
