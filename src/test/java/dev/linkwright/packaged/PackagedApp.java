package dev.linkwright.packaged;

import static dev.linkwright.testing.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged application as a user starts it: {@code java -jar quarkus-run.jar} in a child process, settings by environment.
 * Ends only processes it started itself, by their id.
 */
final class PackagedApp implements AutoCloseable {

    static final String ADMIN = "admin@linkwright.example";
    static final String PASSWORD = "a long enough password";
    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Process process;
    private final Path log;
    private final int port;

    private PackagedApp(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts with the Java that runs the tests and an admin account, and waits until the application answers. */
    static PackagedApp started(Path dataFolder, Map<String, String> settings) {
        return start(Path.of(System.getProperty("java.home")), dataFolder, settings).ready();
    }

    /** Starts and does not wait. */
    static PackagedApp start(Path javaHome, Path dataFolder, Map<String, String> settings) {
        try {
            Path jar = Path.of(System.getProperty("linkwright.app", "target/quarkus-app/quarkus-run.jar"));
            int port = freePort();
            Path log = Files.createTempFile("linkwright-", ".log");
            // Lives for a minute or two: without the second compiler it starts sooner.
            ProcessBuilder builder = new ProcessBuilder(javaHome.resolve("bin/java").toString(), "-Xmx512m", "-XX:TieredStopAtLevel=1", "-jar", jar.toString());
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("LINKWRIGHT_") || name.startsWith("DATABASE_") || name.startsWith("QUARKUS_"));
            Map<String, String> environment = new HashMap<>(Map.of(
                    "LINKWRIGHT_DATA_DIR", dataFolder.toString(),
                    "LINKWRIGHT_PORT", String.valueOf(port),
                    "LINKWRIGHT_HOST", "127.0.0.1",
                    // Nobody answers there: names that are made up are neither good nor bad.
                    "LINKWRIGHT_DNS_SERVERS", "127.0.0.1:1",
                    "LINKWRIGHT_ADMIN_EMAIL", ADMIN,
                    "LINKWRIGHT_ADMIN_PASSWORD", PASSWORD));
            environment.putAll(settings);
            builder.environment().putAll(environment);
            return new PackagedApp(builder.start(), log, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the application says that it is ready. */
    PackagedApp ready() {
        eventually(READY_WITHIN, () -> "the application is ready; it said:\n" + said(), () -> {
            if (!process.isAlive()) {
                throw new AssertionError("The application ended with " + process.exitValue() + " instead of starting:\n" + said());
            }
            return status("/q/health/ready") == 200;
        });
        return this;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** @return HTTP status, 0 when nobody answers */
    int status(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofSeconds(20)).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException nobodyThereYet) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything written to the console so far. */
    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for a process that is expected to end by itself. */
    int exitCode() {
        try {
            if (!process.waitFor(READY_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The process did not end:\n" + said());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** kill -9 of the application alone; its PostgreSQL lives on as an orphan, as after a real crash. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Asks the process to end, as a service manager does, and waits until it and what it started are gone. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            for (ProcessHandle child : children) {
                child.onExit().completeOnTimeout(null, 20, TimeUnit.SECONDS).join();
                child.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
