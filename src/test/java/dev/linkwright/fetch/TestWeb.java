package dev.linkwright.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A real web server on a loopback port, whose pages a test writes; unknown paths answer 404. */
public final class TestWeb implements AutoCloseable {

    public interface Handler {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Map<String, Handler> pages = new ConcurrentHashMap<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    public TestWeb() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
            try (exchange) {
                Handler page = pages.get(exchange.getRequestURI().toString());
                if (page == null) respond(exchange, 404, Map.of(), "<h1>No such page</h1>");
                else page.answer(exchange);
            }
        });
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String at(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** Requests so far, as Host header and path. */
    public List<String> seen() {
        return seen;
    }

    public void page(String path, String html) {
        page(path, 200, Map.of("Content-Type", "text/html; charset=utf-8"), html);
    }

    public void page(String path, int status, Map<String, String> headers, String body) {
        on(path, exchange -> respond(exchange, status, headers, body));
    }

    public void redirect(String path, String location) {
        page(path, 302, Map.of("Location", location), "");
    }

    public void on(String path, Handler handler) {
        pages.put(path, handler);
    }

    /** A fetcher that may visit this server, without pauses. */
    public SafeFetcher fetcher() {
        return fetcher(new AllowedHosts(List.of("127.0.0.1:" + port())), Duration.ofSeconds(5), NameResolver.SYSTEM);
    }

    /** A fetcher as another process on the same database has it, without pauses. */
    public static SafeFetcher process(AllowedHosts allowed, DataSource database) {
        return new SafeFetcher(allowed, settings(Duration.ofSeconds(5)), NameResolver.SYSTEM, Optional.of(new HostBook(database)), null);
    }

    /** A fetcher that knows of no other process. */
    static SafeFetcher fetcher(AllowedHosts allowed, Duration totalTime, NameResolver names) {
        return new SafeFetcher(allowed, settings(totalTime), names, Optional.empty(), null);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static FetchSettings settings(Duration totalTime) {
        return new FetchSettings() {
            @Override public Optional<List<String>> allowHosts() { return Optional.empty(); }
            @Override public String userAgent() { return "Linkwright-test (+https://linkwright.example/bot)"; }
            @Override public Duration hostGap() { return Duration.ZERO; }
            @Override public int hostsAtOnce() { return 8; }
            @Override public int maxBytes() { return 1024 * 1024; }
            @Override public Duration totalTime() { return totalTime; }
        };
    }

    static void respond(HttpExchange exchange, int status, Map<String, String> headers, String body) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::add);
        byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    }
}
