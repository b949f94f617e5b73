package dev.linkwright.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Every test run gets an empty data folder with its own PostgreSQL, gone when the run ends. */
public final class TemporaryDataFolder implements LauncherSessionListener {

    private Path folder;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            folder = Files.createTempDirectory("linkwright-test");
            System.setProperty("linkwright.data-dir", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        try {
            stopDatabase();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        } catch (Exception e) {
            System.err.println("The test data folder could not be cleared: " + e);
        }
    }

    private void stopDatabase() throws Exception {
        Path pidFile = folder.resolve("pg17/postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        ProcessHandle database = ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).trim())).orElse(null);
        if (database != null) {
            database.destroy();
            database.onExit().get(20, TimeUnit.SECONDS);
        }
    }
}
