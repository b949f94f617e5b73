package dev.linkwright.imports;

import dev.linkwright.brand.Brand;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.HeapWatch;
import dev.linkwright.testing.ManyProspects;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * An import of many prospects, from the brought file to the finished import, against a bare COPY of the same file into one table without
 * indexes, in the same run on the same database. {@code -Dlinkwright.bench.rows=1000000}; see src/bench/README.md.
 */
@QuarkusTest
class MeasureImport {

    @Inject
    Cast cast;
    @Inject
    BringFile bring;
    @Inject
    RunImport runImport;
    @Inject
    Imports imports;
    @Inject
    DataSource database;
    @Inject
    InstantSource clock;
    @TempDir
    Path folder;

    @Test
    void prospectsAgainstBareCopy() throws Exception {
        int rows = Integer.getInteger("linkwright.bench.rows", 1_000_000);
        warmUp(Integer.getInteger("linkwright.bench.warm", 300_000));
        Path file = folder.resolve("prospects.csv");
        ManyProspects.write(file, rows);
        Brand brand = cast.brand();
        Duration before = cpu();
        double copy = bareCopy(file);
        double copyCpu = seconds(cpu().minus(before));
        HeapWatch heap = new HeapWatch();
        long started = System.nanoTime();
        Import brought = bring.bring(brand, cast.ana(), ImportKind.PROSPECTS, "prospects.csv", file, clock.instant());
        double bringing = since(started);
        bring.start(brought.id());
        before = cpu();
        Map<String, Double> threads = threads();
        Duration ownBefore = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        long running = System.nanoTime();
        runImport.run(clock.instant());
        double run = since(running);
        double runCpu = seconds(cpu().minus(before));
        double ownCpu = seconds(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).minus(ownBefore));
        Map<String, Double> by = threads();
        threads.forEach((name, seconds) -> by.merge(name, -seconds, Double::sum));
        long peak = heap.stop();
        imports.getEntityManager().clear();
        Import done = imports.findById(brought.id());
        System.out.printf("%s: %,d rows of %,d, %,d created, %,d refused; %d MB%n", done.state(), done.rows(), rows, done.created(), done.refused(),
            Files.size(file) >> 20);
        System.out.printf("bare COPY %.2f s; bringing the file %.2f s; import %.2f s, %,.0f rows/s, %.2f times COPY; with bringing %.2f times%n",
            copy, bringing, run, rows / run, run / copy, (run + bringing) / copy);
        System.out.printf("processor time of this process and its database: COPY %.2f s, import %.2f s (%.2f of it reading and packing, in this process); load of the machine %.1f on %d processors%n",
            copyCpu, runCpu, ownCpu, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), Runtime.getRuntime().availableProcessors());
        System.out.println("processor seconds by thread and backend: " + by.entrySet().stream().filter(entry -> entry.getValue() >= 0.1)
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed()).map(entry -> String.format("%s %.1f", entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", ")));
        System.out.printf("heap: %d MB at most after collections, limit %d MB%n", peak >> 20, Runtime.getRuntime().maxMemory() >> 20);
    }

    /** As a server that has imported before; the tables are emptied again. */
    private void warmUp(int rows) throws IOException, SQLException {
        if (rows == 0) {
            return;
        }
        Path file = folder.resolve("warm.csv");
        ManyProspects.write(file, rows);
        Import brought = bring.bring(cast.brand(), cast.ana(), ImportKind.PROSPECTS, "warm.csv", file, clock.instant());
        bring.start(brought.id());
        runImport.run(clock.instant());
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("truncate site, contact, prospect, site_reading, prospect_tally, prospect_tally_change, site_search, site_search_due cascade");
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private double bareCopy(Path file) throws SQLException, IOException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement();
             InputStream in = Files.newInputStream(file)) {
            statement.execute("create table bare_copy (domain text, title text, category text, dr text, traffic text, email text, contact text, country text)");
            long started = System.nanoTime();
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy bare_copy from stdin (format csv, header)", in, 1 << 18);
            double took = since(started);
            statement.execute("drop table bare_copy");
            statement.execute("checkpoint");
            return took;
        }
    }

    private static Duration cpu() {
        return Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.allProcesses().filter(MeasureImport::isPostgres))
            .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO)).reduce(Duration.ZERO, Duration::plus);
    }

    /** Of this process by the name of the thread, of the database by backend; Linux only. */
    private static Map<String, Double> threads() throws IOException {
        Map<String, Double> seconds = new HashMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            tasks.forEach(task -> addSeconds(seconds, task.resolve("stat"), ""));
        }
        ProcessHandle.allProcesses().filter(MeasureImport::isPostgres)
            .forEach(process -> addSeconds(seconds, Path.of("/proc", String.valueOf(process.pid()), "stat"), "postgres " + process.pid()));
        return seconds;
    }

    private static void addSeconds(Map<String, Double> seconds, Path stat, String name) {
        try {
            String line = Files.readString(stat);
            int end = line.lastIndexOf(')');
            String[] fields = line.substring(end + 2).split(" ");
            String of = name.isEmpty() ? line.substring(line.indexOf('(') + 1, end).replaceAll("#?\\d+$", "") : name;
            seconds.merge(of, (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0, Double::sum);
        } catch (IOException gone) {
            // a thread that has ended meanwhile
            return;
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(command -> command.startsWith(System.getProperty("linkwright.data-dir", "/") )).orElse(false);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static double since(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
