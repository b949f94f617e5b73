package dev.linkwright.imports;

import dev.linkwright.imports.Packer.Packed;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Rows handed over to a transaction {@link Beside} the import's own, while that one writes others. A few blocks wait, whatever the file. */
final class CopyBeside implements AutoCloseable {

    private static final int BLOCKS = 1;
    private static final Packed END = new Packed(new byte[0], null);

    private final BlockingQueue<Packed> waiting = new ArrayBlockingQueue<>(BLOCKS);
    private final Beside beside;
    private volatile boolean stopped;

    /**
     * @param begin what the transaction starts with
     * @param write is given each block on the transaction's thread
     */
    CopyBeside(Runnable begin, Consumer<Packed> write, int longestSeconds) {
        this.beside = new Beside(() -> {
            begin.run();
            for (Packed next = next(); next != END; next = next()) {
                write.accept(next);
            }
        }, longestSeconds);
    }

    /** @throws RuntimeException that ended the work there */
    void hand(Packed packed) {
        try {
            while (!waiting.offer(packed, 100, TimeUnit.MILLISECONDS)) {
                if (beside.hasFailed()) {
                    beside.commit();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /** Waits for the last block and makes all of it stay. */
    void commit() {
        hand(END);
        beside.commit();
    }

    /** Rolls back what has not been committed. */
    @Override
    public void close() {
        stopped = true;
        beside.close();
    }

    private Packed next() {
        try {
            while (!stopped) {
                Packed next = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    return next;
                }
            }
            return END;
        } catch (InterruptedException stop) {
            // Not the end: what has come so far must not stay by itself.
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
