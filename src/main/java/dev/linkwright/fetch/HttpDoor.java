package dev.linkwright.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

import javax.net.ssl.SSLException;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/** One request, one answer: no redirects, no cookies, no retries, no reuse of connections, no more bytes or seconds than allowed. */
final class HttpDoor implements AutoCloseable {

    private static final int MAX_HEADERS = 120;
    private static final int MAX_HEADER_LINE = 16_384;

    /** What one request brought back; header names in lower case. */
    record Answer(int status, Map<String, List<String>> headers, byte[] body) {}

    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "fetch-deadlines");
        thread.setDaemon(true);
        return thread;
    });
    private final String userAgent;
    private final AllowedHosts allowed;

    HttpDoor(String userAgent, AllowedHosts allowed, NameResolver names) {
        this.userAgent = userAgent;
        this.allowed = allowed;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new GuardedDns(names, allowed))
            .setMaxConnTotal(64).setMaxConnPerRoute(8)
            .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(Timeout.ofSeconds(10)).build())
            .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                .http1Config(Http1Config.custom().setMaxHeaderCount(MAX_HEADERS).setMaxLineLength(MAX_HEADER_LINE).build()).build())
            .build();
        client = HttpClients.custom().setConnectionManager(connections)
            .setConnectionReuseStrategy((request, response, context) -> false)
            .disableRedirectHandling().disableCookieManagement().disableAutomaticRetries().disableAuthCaching().disableContentCompression()
            .setDefaultRequestConfig(RequestConfig.custom().setConnectionRequestTimeout(Timeout.ofSeconds(10))
                .setResponseTimeout(Timeout.ofSeconds(20)).build())
            .build();
    }

    Answer get(WebAddress address, Duration most, int maxBytes) throws IOException {
        if (most.isNegative() || most.isZero()) throw FetchTrouble.failed("the page took too long");
        boolean sample = allowed.override(address.host()).isPresent();
        // Sample pages are served without TLS, whatever their address says
        HttpHost target = new HttpHost(sample ? "http" : address.scheme(), withoutBrackets(address.host()), address.port());
        HttpGet request = new HttpGet(address.pathAndQuery());
        request.setHeader("User-Agent", userAgent);
        request.setHeader("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5");
        request.setHeader("Accept-Language", "en,*;q=0.5");
        request.setHeader("Accept-Encoding", "gzip, deflate");
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = watch.schedule(() -> {
            late.set(true);
            request.cancel();
        }, most.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(target, request, response -> read(response, maxBytes));
        } catch (FetchTrouble trouble) {
            throw trouble;
        } catch (IOException e) {
            throw late.get() ? FetchTrouble.failed("the page took longer than allowed") : inPlainWords(address, e);
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        client.close();
    }

    private static Answer read(ClassicHttpResponse response, int maxBytes) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders())
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), n -> new ArrayList<>()).add(header.getValue());
        int status = response.getCode();
        HttpEntity entity = response.getEntity();
        boolean readable = entity != null && !(status >= 300 && status < 400) && isText(headers);
        return new Answer(status, headers, readable ? body(entity, headers, maxBytes) : new byte[0]);
    }

    private static boolean isText(Map<String, List<String>> headers) {
        String type = headers.getOrDefault("content-type", List.of("text/html")).get(0).toLowerCase(Locale.ROOT);
        return !type.matches("(image|video|audio|font)/(?!svg).*|application/(pdf|zip|gzip|octet-stream|x-.*)");
    }

    private static byte[] body(HttpEntity entity, Map<String, List<String>> headers, int maxBytes) throws IOException {
        String coding = headers.getOrDefault("content-encoding", List.of("identity")).get(0).strip().toLowerCase(Locale.ROOT);
        try (InputStream raw = entity.getContent(); InputStream plain = decoded(raw, coding)) {
            if (plain == null) return new byte[0];
            ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
            byte[] buffer = new byte[16 * 1024];
            for (int n = plain.read(buffer); n >= 0; n = plain.read(buffer)) {
                if (out.size() + n > maxBytes) throw FetchTrouble.failed("the page is larger than " + maxBytes / (1024 * 1024) + " MB");
                out.write(buffer, 0, n);
            }
            return out.toByteArray();
        }
    }

    private static InputStream decoded(InputStream raw, String coding) throws IOException {
        return switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(raw);
            case "deflate" -> new InflaterInputStream(raw);
            case "identity", "" -> raw;
            default -> throw FetchTrouble.failed("the page came packed as " + coding + ", which we did not ask for");
        };
    }

    private static FetchTrouble inPlainWords(WebAddress address, IOException e) {
        if (e instanceof GuardedDns.NotPublic) return FetchTrouble.refused(e.getMessage());
        if (e instanceof UnknownHostException) return FetchTrouble.failed("the name " + address.host() + " is not known (DNS)");
        if (e instanceof SSLException) return FetchTrouble.failed("no secure connection to " + address.host() + " (" + firstLine(e) + ")");
        if (e instanceof InterruptedIOException) return FetchTrouble.failed(address.host() + " did not answer in time");
        return FetchTrouble.failed("no connection to " + address.host() + " (" + firstLine(e) + ")");
    }

    private static String firstLine(IOException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return Arrays.stream(message.split("\\R")).findFirst().orElse(message);
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
