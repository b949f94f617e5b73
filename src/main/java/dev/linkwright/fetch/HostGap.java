package dev.linkwright.fetch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One request at a time per host, with a pause after each. */
final class HostGap {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int REMEMBERED_HOSTS = 20_000;

    private static final class Slot {
        final ReentrantLock turn = new ReentrantLock(true);
        volatile long freeAt = System.nanoTime();
    }

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    <T> T inTurn(String host, Duration gap, Callable<T> visit) throws Exception {
        forgetIdleHosts();
        Slot slot = slots.computeIfAbsent(host, h -> new Slot());
        if (!slot.turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
            throw FetchTrouble.failed("other requests to " + host + " were still waiting for their turn");
        try {
            long wait = slot.freeAt - System.nanoTime();
            if (wait > 0) TimeUnit.NANOSECONDS.sleep(wait);
            return visit.call();
        } finally {
            slot.freeAt = System.nanoTime() + gap.toNanos();
            slot.turn.unlock();
        }
    }

    private void forgetIdleHosts() {
        if (slots.size() < REMEMBERED_HOSTS) return;
        long now = System.nanoTime();
        slots.values().removeIf(s -> !s.turn.isLocked() && s.freeAt < now);
    }
}
