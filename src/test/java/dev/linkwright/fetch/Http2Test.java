package dev.linkwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;

/** A server that speaks HTTP/2 is spoken to in it; everything else holds there too. */
class Http2Test {

    @TempDir static Path folder;
    private static final List<String> VERSIONS = new CopyOnWriteArrayList<>();
    private static Vertx vertx;
    private static int port;
    private static int oldPort;
    private static SafeFetcher fetcher;

    @BeforeAll
    static void start() throws Exception {
        Path keys = folder.resolve("keys.p12");
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "web", "-keyalg", "EC", "-dname", "CN=two.example",
            "-ext", "SAN=DNS:two.example", "-storetype", "PKCS12", "-keystore", keys.toString(), "-storepass", "changeit", "-validity", "30")
            .redirectErrorStream(true).start().waitFor(30, TimeUnit.SECONDS);
        vertx = Vertx.vertx();
        port = server(keys, true).actualPort();
        oldPort = server(keys, false).actualPort();
        AllowedHosts allowed = new AllowedHosts(List.of("two.example:" + port, "two.example:" + oldPort, "other.example:" + port));
        fetcher = new SafeFetcher(allowed, TestWeb.settings(Duration.ofSeconds(5)), host -> new InetAddress[] {InetAddress.getLoopbackAddress()}, Optional.empty(), trusting(keys));
    }

    @AfterAll
    static void stop() throws Exception {
        fetcher.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void itIsSpokenWhereItIsOffered() {
        VERSIONS.clear();
        assertThat(get(port, "/page")).isInstanceOfSatisfying(FetchResult.Response.class, r -> {
            assertThat(new String(r.body(), StandardCharsets.UTF_8)).isEqualTo("<p>two");
            assertThat(r.header("content-type")).contains("text/html");
        });
        assertThat(VERSIONS).containsOnly("HTTP_2");
        VERSIONS.clear();
        assertThat(get(oldPort, "/page")).isInstanceOf(FetchResult.Response.class);
        assertThat(VERSIONS).containsOnly("HTTP_1_1");
    }

    @Test
    void itsAnswersAreBoundedToo() {
        assertThat(get(port, "/endless")).isInstanceOfSatisfying(FetchResult.Failure.class, f -> assertThat(f.reason()).contains("larger than 1 MB"));
        assertThat(get(port, "/headers")).isInstanceOf(FetchResult.Failure.class);
        assertThat(get(port, "/page")).as("and the next page is read").isInstanceOf(FetchResult.Response.class);
    }

    @Test
    void aCertificateForAnotherNameIsNotTrusted() {
        assertThat(fetcher.get(URI.create("https://other.example:" + port + "/page"))).isInstanceOfSatisfying(FetchResult.Failure.class,
            f -> assertThat(f.reason()).contains("no secure connection"));
    }

    private static FetchResult get(int port, String path) {
        return fetcher.get(URI.create("https://two.example:" + port + path));
    }

    private static HttpServer server(Path keys, boolean two) throws Exception {
        HttpServerOptions options = new HttpServerOptions().setSsl(true).setUseAlpn(two).setHost("127.0.0.1").setPort(0)
            .setKeyCertOptions(new PfxOptions().setPath(keys.toString()).setPassword("changeit"));
        return vertx.createHttpServer(options).requestHandler(request -> {
            VERSIONS.add(request.version().name());
            var response = request.response().putHeader("Content-Type", "text/html");
            switch (request.path()) {
                case "/page" -> response.end("<p>two");
                case "/endless" -> {
                    response.setChunked(true);
                    vertx.setPeriodic(1, id -> {
                        if (response.closed() || response.ended()) vertx.cancelTimer(id);
                        else response.write("x".repeat(64_000)).onFailure(gone -> vertx.cancelTimer(id));
                    });
                }
                case "/headers" -> {
                    for (int i = 0; i < 2_000; i++) response.putHeader("x-header-" + i, "y".repeat(100));
                    response.end("x");
                }
                default -> response.setStatusCode(404).end();
            }
        }).listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static SSLContext trusting(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, "changeit".toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("web", store.getCertificate("web"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
