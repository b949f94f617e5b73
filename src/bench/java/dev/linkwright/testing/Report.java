package dev.linkwright.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/** What a measurement found: said as it goes, and kept in a file. */
public final class Report {

    private final StringBuilder lines = new StringBuilder();

    public void say(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        lines.append(line).append('\n');
    }

    /** A row of a table: how many seconds this took, done once. */
    public void once(String what, Runnable work) {
        long started = System.nanoTime();
        work.run();
        say("| %s | %.1f s |", what, (System.nanoTime() - started) / 1e9);
    }

    /** A row of a table: the middle of so many times, in milliseconds, after one that does not count. */
    public void middle(int rounds, String what, Callable<?> question) throws Exception {
        question.call();
        long[] took = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long started = System.nanoTime();
            question.call();
            took[i] = System.nanoTime() - started;
        }
        Arrays.sort(took);
        say("| %s | %.0f ms |", what, took[rounds / 2] / 1e6);
    }

    /** @param usual the file, unless {@code -Dbench.out=...} names another */
    public void keep(String usual) throws IOException {
        Files.writeString(Path.of(System.getProperty("bench.out", usual)), lines);
    }
}
