package dev.linkwright.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Waiting by asking again: the deadline is generous, so that a slow machine never decides a test. */
public final class Eventually {

    private static final long PAUSE_MILLIS = 150;

    private Eventually() {
    }

    /** @param what said when it does not come true, after "Waited in vain until" */
    public static void eventually(Duration within, Supplier<String> what, Callable<Boolean> isSo) {
        long deadline = System.nanoTime() + within.toNanos();
        try {
            while (!isSo.call()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("Waited in vain until " + what.get());
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (Exception e) {
            throw new IllegalStateException("While waiting until " + what.get(), e);
        }
    }
}
