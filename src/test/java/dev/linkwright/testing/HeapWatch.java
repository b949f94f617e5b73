package dev.linkwright.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** What the heap holds after collections, at its highest, while something runs. */
public final class HeapWatch implements Runnable {

    private final Thread thread = new Thread(this, "heap-watch");
    private volatile boolean stopped;
    private volatile long peak;

    public HeapWatch() {
        System.gc();
        thread.setDaemon(true);
        thread.start();
    }

    /** In bytes. */
    public long stop() throws InterruptedException {
        stopped = true;
        thread.join();
        return peak;
    }

    @Override
    public void run() {
        while (!stopped) {
            long live = 0;
            for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
                MemoryUsage collected = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
                live += collected == null ? 0 : collected.getUsed();
            }
            peak = Math.max(peak, live);
            try {
                Thread.sleep(50);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }
}
