package dev.linkwright.imports;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Says again and again that somebody is still at it, also while one long statement runs. */
final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final CountDownLatch ended = new CountDownLatch(1);

    Heartbeat(Duration every, Runnable beat) {
        Thread thread = new Thread(() -> {
            try {
                while (!ended.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                    beat.run();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failed) {
                // The claim runs out then, and whoever takes over finds nothing written.
                LOG.warn("An import could not say that it is still running", failed);
            }
        }, "import-heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
