package dev.linkwright.mail.send;

import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends writes that take too long, for all lines. Angus Mail would make a thread for each of them and wake it with every write; this one sleeps: a tick that
 * is due before any write's end keeps the first place, so what is put behind it and taken away again wakes nobody.
 */
final class WriteWatch extends ScheduledThreadPoolExecutor {

    static final WriteWatch OF_ALL = new WriteWatch();

    private WriteWatch() {
        super(1, task -> {
            Thread thread = new Thread(task, "mail-writes");
            thread.setDaemon(true);
            return thread;
        });
        setRemoveOnCancelPolicy(true);
        scheduleAtFixedRate(() -> { }, 1, 1, TimeUnit.SECONDS);
    }

    /** A line that ends shuts down what it takes for its own; the others go on. */
    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }
}
