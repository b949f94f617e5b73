package dev.linkwright.mail.send;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.linkwright.mail.Claims;
import dev.linkwright.mail.LeavingMail;
import org.jboss.logging.Logger;

/**
 * Claims mails for all lines, and renews the claims of those that are on their way, so that only a dead process ever loses one. On one thread, and so over one
 * connection: the database has planned its questions before.
 */
final class ClaimKeeper implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ClaimKeeper.class);
    private static final int EVERY_SECONDS = 8;

    private final Claims claims;
    private final String worker;
    private final Elapsed time;
    private final Set<Long> onTheirWay = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService beat;

    ClaimKeeper(Claims claims, String worker, Elapsed time) {
        this.claims = claims;
        this.worker = worker;
        this.time = time;
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

    /** The next mails of a mailbox, at most so many; none when none may leave now. */
    List<LeavingMail> next(long mailboxId, int most) {
        return CompletableFuture.supplyAsync(() -> {
            List<LeavingMail> mails = claims.next(mailboxId, most, worker, time.now());
            mails.forEach(mail -> onTheirWay.add(mail.id()));
            return mails;
        }, beat).join();
    }

    void ended(long messageId) {
        onTheirWay.remove(messageId);
    }

    @Override
    public void close() {
        beat.shutdownNow();
    }
}
