package dev.linkwright.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Processor time and memory of an application and of its PostgreSQL while something runs. */
final class Costs implements AutoCloseable {

    private static final double TICKS_A_SECOND = 100;
    private static final int DATABASE_EVERY = 10;

    private final Thread watch = new Thread(this::watch, "costs");
    private final String application;
    private final String postgres;
    private final double applicationStart;
    private final double databaseStart;
    private volatile long most;
    private volatile long mostOfDatabase;
    private volatile boolean over;

    /** @param postgres the server's process id */
    Costs(long application, long postgres) {
        this.application = String.valueOf(application);
        this.postgres = String.valueOf(postgres);
        this.applicationStart = seconds(this.application, 2);
        this.databaseStart = database();
        watch.setDaemon(true);
        watch.start();
    }

    String told(int links) {
        return "processor time %.2f ms a link in the application, %.2f ms in PostgreSQL; most memory %d MB in the application, %d MB in PostgreSQL".formatted(
            (seconds(application, 2) - applicationStart) * 1000 / links, (database() - databaseStart) * 1000 / links, most >> 10, mostOfDatabase >> 10);
    }

    @Override
    public void close() {
        over = true;
    }

    private void watch() {
        for (int round = 0; !over; round++) {
            most = Math.max(most, kilobytes(Path.of("/proc", application, "status"), "VmRSS:"));
            // pages that are shared are divided among those that share them, which is work for the machine
            if (round % DATABASE_EVERY == 0) mostOfDatabase = Math.max(mostOfDatabase, server().stream().mapToLong(p -> kilobytes(Path.of("/proc", p, "smaps_rollup"), "Pss:")).sum());
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private double database() {
        return seconds(postgres, 4) + server().stream().filter(p -> !p.equals(postgres)).mapToDouble(p -> seconds(p, 2)).sum();
    }

    private List<String> server() {
        List<String> all = new ArrayList<>(ProcessHandle.of(Long.parseLong(postgres)).map(h -> h.children().map(c -> String.valueOf(c.pid())).toList()).orElse(List.of()));
        all.add(postgres);
        return all;
    }

    /** @param fields 2: its own time, user and system; 4: that of children that have ended too (proc(5), fields 14 to 17) */
    private static double seconds(String process, int fields) {
        try {
            String stat = Files.readString(Path.of("/proc", process, "stat"));
            String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int i = 11; i < 11 + fields; i++) ticks += Long.parseLong(values[i]);
            return ticks / TICKS_A_SECOND;
        } catch (IOException gone) {
            return 0;
        }
    }

    private static long kilobytes(Path file, String line) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(l -> l.startsWith(line)).map(l -> Long.parseLong(l.replaceAll("\\D", ""))).findFirst().orElse(0L);
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }
}
