package dev.linkwright.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL 17 inside this installation: started when first asked for, durable, stopped after the application.
 * Its files live in {@code pg17} of the data folder; it listens on a free loopback port.
 */
final class EmbeddedDatabase {

    private static final Duration STARTUP_WAIT = Duration.ofMinutes(2);
    private static EmbeddedPostgres running;

    private EmbeddedDatabase() {
    }

    /** JDBC address of the running database; starts it if it is not running yet. */
    static synchronized String url() {
        // Dev mode loads this class again for every reload; the process has only one database.
        String known = System.getProperty(OwnSettings.EMBEDDED_URL);
        return known != null ? known : start();
    }

    private static String start() {
        if (!DataFolder.own()) {
            throw new IllegalStateException(Main.folderInUse());
        }
        Path files = DataFolder.path().resolve("pg17");
        try {
            stopOrphan(files);
            running = EmbeddedPostgres.builder()
                    .setDataDirectory(files)
                    .setOverrideWorkingDirectory(DataFolder.subfolder("postgres-binaries").toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(STARTUP_WAIT)
                    .setLocaleConfig("encoding", "UTF8")
                    // The same order of names on every machine, and the quickest to keep a million of them sorted.
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "384MB")
                    // A million rows come in at one stroke: no checkpoint halfway, no replica that wants a longer log.
                    .setServerConfig("max_wal_size", "4GB")
                    .setServerConfig("wal_buffers", "64MB")
                    .setServerConfig("max_wal_senders", "0")
                    .setServerConfig("wal_level", "minimal")
                    .setServerConfig("random_page_cost", "1.1")
                    .setServerConfig("log_min_messages", "fatal")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(DataFolder.path().resolve("postgres.log").toFile()))
                    .start();
            String url = running.getJdbcUrl("postgres", "postgres");
            System.setProperty(OwnSettings.EMBEDDED_URL, url);
            return url;
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database did not start; the reason is at the end of postgres.log in " + DataFolder.path(), e);
        }
    }

    static synchronized void stop() {
        if (running == null) {
            return;
        }
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            running = null;
        }
    }

    /** After kill -9 of the application its PostgreSQL may still run on these files; it is asked to stop before a new one starts. */
    private static void stopOrphan(Path files) throws IOException {
        Path pidFile = files.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        System.setProperty(OwnSettings.CRASHED_BEFORE, "true");
        List<String> lines = Files.readAllLines(pidFile);
        ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                .filter(ProcessHandle::isAlive)
                .filter(EmbeddedDatabase::isPostgres)
                .ifPresent(EmbeddedDatabase::stop);
        // A stale file of a dead server would make the new one wait for it.
        Files.deleteIfExists(pidFile);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(command -> Path.of(command).getFileName().toString().startsWith("postgres")).orElse(false);
    }

    private static void stop(ProcessHandle orphan) {
        orphan.destroy();
        try {
            orphan.onExit().get(20, TimeUnit.SECONDS);
        } catch (Exception stillThere) {
            orphan.destroyForcibly();
            orphan.onExit().join();
        }
    }
}
