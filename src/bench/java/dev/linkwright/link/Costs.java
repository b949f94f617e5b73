package dev.linkwright.link;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Processor time and memory of this process and of its PostgreSQL while something runs. */
final class Costs implements AutoCloseable {

    private static final double TICKS_A_SECOND = 100;

    private final Thread watch = new Thread(this::watch, "costs");
    private final double ourStart = ours();
    private final double databaseStart = database();
    private volatile long most;
    private volatile long mostOfDatabase;
    private volatile boolean over;

    Costs() {
        watch.setDaemon(true);
        watch.start();
    }

    String told(int links) {
        return "processor time %.2f ms a link here, %.2f ms in PostgreSQL; most memory %d MB here, %d MB in PostgreSQL".formatted(
            (ours() - ourStart) * 1000 / links, (database() - databaseStart) * 1000 / links, most >> 10, mostOfDatabase >> 10);
    }

    @Override
    public void close() {
        over = true;
    }

    private void watch() {
        while (!over) {
            most = Math.max(most, kilobytes(Path.of("/proc/self/status"), "VmRSS:"));
            // shared pages divided among those that share them
            mostOfDatabase = Math.max(mostOfDatabase, processes().stream().mapToLong(p -> kilobytes(Path.of("/proc", p, "smaps_rollup"), "Pss:")).sum());
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static double ours() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    /** The server and its processes; those that ended are counted by their parent. */
    private static double database() {
        double seconds = 0;
        for (String process : processes()) {
            try {
                String stat = Files.readString(Path.of("/proc", process, "stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                for (int i = 11; i <= 14; i++) if (i < 13 || stat.contains("(postgres)") && fields[1].equals(own())) seconds += Long.parseLong(fields[i]) / TICKS_A_SECOND;
            } catch (IOException gone) {
                // it ended meanwhile
            }
        }
        return seconds;
    }

    private static List<String> processes() {
        List<Long> servers = ProcessHandle.current().descendants().filter(p -> p.info().command().orElse("").endsWith("postgres")).map(ProcessHandle::pid).toList();
        return servers.stream().map(String::valueOf).toList();
    }

    private static String own() {
        return String.valueOf(ProcessHandle.current().pid());
    }

    private static long kilobytes(Path file, String line) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(l -> l.startsWith(line)).map(l -> Long.parseLong(l.replaceAll("\\D", ""))).findFirst().orElse(0L);
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }
}
