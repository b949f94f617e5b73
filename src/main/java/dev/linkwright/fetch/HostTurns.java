package dev.linkwright.fetch;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

/**
 * One request at a time per host, with a pause after each: between the threads of this process by a lock, between processes by the
 * {@link HostBook}. A host once taken stays ours while we keep asking it and for {@link #IDLE} after, so that a row of pages on one
 * host costs the database two statements, not two each.
 */
final class HostTurns implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HostTurns.class);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(2);
    /** A lease with less than this left is renewed before a request. */
    private static final long ENOUGH_LEFT = Duration.ofSeconds(60).toNanos();
    private static final int REMEMBERED_HOSTS = 20_000;
    private static final int TIDY_EVERY = 1800;

    private static final class Host {
        final ReentrantLock turn = new ReentrantLock(true);
        volatile long freeAt = System.nanoTime();
        volatile long usedAt = System.nanoTime();
        volatile long oursUntil = System.nanoTime() - 1;

        boolean isOursFor(long nanos) {
            return oursUntil - System.nanoTime() > nanos;
        }
    }

    private final Optional<HostBook> book;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private ScheduledExecutorService returns;
    private int rounds;

    /** @param book empty: there is no other process */
    HostTurns(Optional<HostBook> book) {
        this.book = book;
    }

    <T> T inTurn(String written, Duration pause, Callable<T> visit) throws Exception {
        String name = withoutWww(written);
        forgetIdleHosts();
        Host host = hosts.computeIfAbsent(name, h -> new Host());
        if (!host.turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) throw stillWaiting(name);
        try {
            waitForOthers(name, host);
            long wait = host.freeAt - System.nanoTime();
            if (wait > 0) TimeUnit.NANOSECONDS.sleep(wait);
            return visit.call();
        } finally {
            host.usedAt = System.nanoTime();
            host.freeAt = host.usedAt + pause.toNanos();
            host.turn.unlock();
        }
    }

    /**
     * Takes many hosts at once.
     *
     * @return those that are ours now; the others are being asked by another process, or have a pause
     */
    Set<String> reserve(Collection<String> names) {
        if (book.isEmpty() || names.isEmpty()) return Set.copyOf(names);
        long until = System.nanoTime() + HostBook.LEASE.toNanos();
        Set<String> taken = book.get().take(names.stream().map(HostTurns::withoutWww).toList());
        for (String name : taken) {
            Host host = hosts.computeIfAbsent(name, h -> new Host());
            host.usedAt = System.nanoTime();
            host.oursUntil = until;
        }
        startReturning();
        return names.stream().filter(name -> taken.contains(withoutWww(name))).collect(Collectors.toSet());
    }

    /** A host and its www are one server nearly always. */
    private static String withoutWww(String name) {
        return name.startsWith("www.") ? name.substring(4) : name;
    }

    /** When the pause of a host that is ours ends; already over when it has none. */
    Duration pauseLeft(String name) {
        Host host = hosts.get(withoutWww(name));
        return host == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, host.freeAt - System.nanoTime()));
    }

    @Override
    public synchronized void close() {
        if (returns != null) returns.shutdownNow();
        returnIdle(Duration.ZERO);
    }

    private void waitForOthers(String name, Host host) throws InterruptedException, FetchTrouble {
        if (book.isEmpty() || host.isOursFor(ENOUGH_LEFT)) return;
        long patientUntil = System.nanoTime() + PATIENCE.toNanos();
        while (reserve(List.of(name)).isEmpty()) {
            if (System.nanoTime() > patientUntil) throw stillWaiting(name);
            Duration wait = book.get().wait(name);
            Thread.sleep(Math.max(5, Math.min(wait.toMillis(), LONGEST_NAP.toMillis())));
        }
    }

    private static FetchTrouble stillWaiting(String name) {
        return FetchTrouble.failed("other requests to " + name + " were still waiting for their turn");
    }

    private synchronized void startReturning() {
        if (returns != null) return;
        returns = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "fetch-host-turns");
            thread.setDaemon(true);
            return thread;
        });
        returns.scheduleWithFixedDelay(() -> returnIdle(IDLE), 1, 1, TimeUnit.SECONDS);
    }

    /** Hosts we have not asked for a while are free for other processes. */
    private void returnIdle(Duration idle) {
        try {
            Map<String, Duration> pauses = new HashMap<>();
            long now = System.nanoTime();
            hosts.forEach((name, host) -> {
                if (!host.isOursFor(0) || now - host.usedAt < idle.toNanos() || !host.turn.tryLock()) return;
                try {
                    host.oursUntil = now - 1;
                    pauses.put(name, Duration.ofNanos(Math.max(0, host.freeAt - now)));
                } finally {
                    host.turn.unlock();
                }
            });
            if (!pauses.isEmpty()) book.orElseThrow().giveBack(pauses);
            if (book.isPresent() && ++rounds % TIDY_EVERY == 0) book.get().forgetOld();
        } catch (RuntimeException e) {
            LOG.debug("Hosts were not given back; they are free when their time is over", e);
        }
    }

    private void forgetIdleHosts() {
        if (hosts.size() < REMEMBERED_HOSTS) return;
        long now = System.nanoTime();
        hosts.values().removeIf(h -> !h.turn.isLocked() && h.freeAt < now && !h.isOursFor(0));
    }
}
