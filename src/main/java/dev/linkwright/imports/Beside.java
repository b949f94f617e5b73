package dev.linkwright.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Work in a transaction of its own on a thread of its own, beside the import's: done while that one works, committed right before it,
 * rolled back when it fails. Only for rows that nobody can see without the import's own (src/adr/imports-are-lean.md).
 */
final class Beside implements AutoCloseable {

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final CompletableFuture<Boolean> verdict = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    Beside(Runnable work, int longestSeconds) {
        Thread thread = new Thread(() -> run(work, longestSeconds), "import-beside");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the work and makes it stay. */
    void commit() {
        wait(done);
        verdict.complete(true);
        wait(ended);
    }

    boolean hasFailed() {
        return done.isCompletedExceptionally();
    }

    /** Rolls back what has not been committed. */
    @Override
    public void close() {
        verdict.complete(false);
        try {
            ended.join();
        } catch (CompletionException failedToo) {
            // The import's own failure, which brought us here, is the one to tell.
            return;
        }
    }

    private void run(Runnable work, int longestSeconds) {
        try {
            QuarkusTransaction.requiringNew().timeout(longestSeconds).run(() -> {
                work.run();
                done.complete(null);
                if (!verdict.join()) {
                    QuarkusTransaction.setRollbackOnly();
                }
            });
            ended.complete(null);
        } catch (RuntimeException | Error failed) {
            done.completeExceptionally(failed);
            ended.completeExceptionally(failed);
        }
    }

    private static void wait(CompletableFuture<Void> future) {
        try {
            future.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
