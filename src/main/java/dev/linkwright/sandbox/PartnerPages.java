package dev.linkwright.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/**
 * The sample web: one loopback port that answers for every sample site, told apart by the Host header.
 * Nobody but this process's fetcher is led here, and only while the sandbox is on.
 */
final class PartnerPages implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PartnerPages.class);
    private static final int WORKERS = 4;

    /** Answers for a site by its host name and a path. */
    @FunctionalInterface
    interface Web {
        SamplePage page(String host, String path);
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, work -> {
        Thread thread = new Thread(work, "sandbox-pages");
        thread.setDaemon(true);
        return thread;
    });

    /** @param port 0 for any free one */
    PartnerPages(int port, Web web) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The sample web can't listen on port " + port, e);
        }
        server.createContext("/", exchange -> answer(exchange, web));
        server.setExecutor(workers);
        server.start();
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdown();
    }

    private static void answer(HttpExchange exchange, Web web) throws IOException {
        try (exchange) {
            SamplePage page = web.page(hostOf(exchange), exchange.getRequestURI().getPath());
            byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", page.type());
            boolean head = "HEAD".equals(exchange.getRequestMethod());
            exchange.sendResponseHeaders(page.status(), head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        } catch (RuntimeException e) {
            LOG.error("A sample page could not be shown", e);
            throw e;
        }
    }

    private static String hostOf(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host == null ? "" : host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    }
}
