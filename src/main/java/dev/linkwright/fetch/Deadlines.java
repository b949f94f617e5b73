package dev.linkwright.fetch;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Waits for answers for no longer than allowed. One look over all waits now and then: a timer for each would wake another thread twice
 * for every page.
 */
final class Deadlines {

    /** An answer may be waited for so much longer; those that are allowed are seconds. */
    private static final Duration LOOKED_AT_EVERY = Duration.ofMillis(50);

    private static final class Wait {
        final Future<?> answer;
        final long until;

        Wait(Future<?> answer, long until) {
            this.answer = answer;
            this.until = until;
        }
    }

    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looks = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "fetch-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /** Its thread ends when there is nothing to wait for. */
    Deadlines() {
        timer.setKeepAliveTime(5, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /**
     * The answer, which is cancelled when it is late.
     *
     * @param until on the clock of {@link System#nanoTime}
     */
    <T> T get(Future<T> answer, long until) throws InterruptedException, ExecutionException, TimeoutException {
        Wait wait = new Wait(answer, until);
        waits.add(wait);
        lookSoon();
        try {
            return answer.get();
        } catch (CancellationException late) {
            throw new TimeoutException();
        } finally {
            waits.remove(wait);
        }
    }

    private void lookSoon() {
        if (looks.compareAndSet(false, true)) timer.schedule(this::look, LOOKED_AT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        for (Wait wait : waits) if (wait.until - now <= 0) wait.answer.cancel(true);
        looks.set(false);
        if (!waits.isEmpty()) lookSoon();
    }
}
