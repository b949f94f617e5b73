package dev.linkwright.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOReactorStatus;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * One request, one answer: no redirects, no cookies, no retries, no more bytes, headers or seconds than allowed. HTTP/2 where the
 * server offers it (ALPN), else HTTP/1.1. A few threads read for all visits; whatever a server does, it holds up none of them.
 */
final class HttpDoor implements AutoCloseable {

    private static final String LATE = "the page took longer than allowed";
    private static final int MAX_HEADERS = 120;
    private static final int MAX_HEADER_LINE = 16_384;
    private static final int MAX_HEADER_LIST = 64 * 1024;
    /** A usual page with its headers is read at once. */
    private static final int BUFFER = 16 * 1024;
    /** Each has much to do at a time rather than being woken for every answer. */
    private static final int IO_THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    /** What one request brought back; header names in lower case, body unpacked. */
    record Answer(int status, Map<String, List<String>> headers, byte[] body) {}

    /**
     * @param most time on the wire
     * @param maxBytes of the body, packed as well as unpacked
     * @param cutShort what is over is left away instead of being a failure
     */
    record Limits(Duration most, int maxBytes, boolean cutShort) {

        FetchTrouble tooLarge() {
            return FetchTrouble.failed("the page is larger than " + maxBytes / (1024 * 1024) + " MB");
        }
    }

    private final String userAgent;
    private final AllowedHosts allowed;
    private final GuardedDns dns;
    private final CheckedAddresses addresses = new CheckedAddresses();
    private final Deadlines deadlines = new Deadlines();
    private final SSLContext trustOrNull;
    private CloseableHttpAsyncClient client;

    /** @param trustOrNull null: whom the Java runtime trusts */
    HttpDoor(String userAgent, AllowedHosts allowed, NameResolver names, SSLContext trustOrNull) {
        this.userAgent = userAgent;
        this.allowed = allowed;
        this.dns = new GuardedDns(names, allowed);
        this.trustOrNull = trustOrNull;
    }

    Answer get(WebAddress address, Map<String, String> conditions, Limits limits) throws IOException {
        if (limits.most().isNegative() || limits.most().isZero()) throw FetchTrouble.failed(LATE);
        // Sample pages are served without TLS, whatever their address says
        String scheme = allowed.override(address.host()).isPresent() ? "http" : address.scheme();
        String host = withoutBrackets(address.host());
        int port = address.port() >= 0 ? address.port() : scheme.equals("https") ? 443 : 80;
        List<InetSocketAddress> checked;
        try {
            checked = dns.resolve(host, port);
        } catch (IOException e) {
            throw inPlainWords(address, e);
        }
        addresses.handOver(host, port, checked);
        try {
            Answer answer = exchange(address, request(new HttpHost(scheme, host, address.port()), address, conditions), limits);
            return new Answer(answer.status(), answer.headers(), Unpacked.of(answer.body(), answer.headers().getOrDefault("content-encoding", List.of()), limits));
        } finally {
            addresses.takeBack(host, port, checked);
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) client.close(CloseMode.IMMEDIATE);
        client = null;
    }

    private AsyncRequestBuilder request(HttpHost target, WebAddress address, Map<String, String> conditions) {
        AsyncRequestBuilder request = AsyncRequestBuilder.get().setHttpHost(target).setPath(address.pathAndQuery())
            .addHeader("User-Agent", userAgent)
            .addHeader("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5")
            .addHeader("Accept-Language", "en,*;q=0.5")
            .addHeader("Accept-Encoding", Unpacked.CODINGS);
        conditions.forEach(request::addHeader);
        return request;
    }

    private Answer exchange(WebAddress address, AsyncRequestBuilder request, Limits limits) throws IOException {
        long until = System.nanoTime() + limits.most().toNanos();
        for (int attempt = 1; ; attempt++) {
            AnswerReader reader = new AnswerReader(limits);
            Future<Answer> answer = client().execute(request.build(), reader, HttpClientContext.create(), null);
            try {
                return deadlines.get(answer, until);
            } catch (TimeoutException late) {
                throw FetchTrouble.failed(LATE);
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw FetchTrouble.failed("the visit was broken off");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof AnswerReader.Enough enough) return enough.answer();
                // RFC 9112 9.3.1: the server may have closed a kept connection just as we used it again
                boolean closedBefore = e.getCause() instanceof ConnectionClosedException || e.getCause() instanceof SocketException;
                if (!closedBefore || reader.hasBegun() || attempt > 1) throw inPlainWords(address, e.getCause());
            }
        }
    }

    /** Made on first use, and anew should a bug have killed its threads. */
    private synchronized CloseableHttpAsyncClient client() {
        if (client != null && client.getStatus().compareTo(IOReactorStatus.SHUTTING_DOWN) < 0) return client;
        if (client != null) client.close(CloseMode.IMMEDIATE);
        var tls = ClientTlsStrategyBuilder.create().setHostVerificationPolicy(HostnameVerificationPolicy.BOTH).setHostnameVerifier(new DefaultHostnameVerifier());
        if (trustOrNull != null) tls.setSslContext(trustOrNull);
        var connections = PoolingAsyncClientConnectionManagerBuilder.create()
            .setDnsResolver(addresses).setTlsStrategy(tls.buildAsync())
            .setMaxConnPerRoute(4).setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
            .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(Timeout.ofSeconds(10)).setSocketTimeout(Timeout.ofSeconds(20))
                .setTimeToLive(TimeValue.ofMinutes(1)).build())
            .build();
        client = HttpAsyncClients.custom().setConnectionManager(connections)
            .setHttp1Config(Http1Config.custom().setBufferSize(BUFFER).setMaxHeaderCount(MAX_HEADERS).setMaxLineLength(MAX_HEADER_LINE).build())
            .setH2Config(H2Config.custom().setPushEnabled(false).setMaxHeaderListSize(MAX_HEADER_LIST).build())
            .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(IO_THREADS).setSoTimeout(Timeout.ofSeconds(20)).build())
            .setKeepAliveStrategy((response, context) -> TimeValue.ofSeconds(3))
            .disableRedirectHandling().disableCookieManagement().disableAutomaticRetries().disableAuthCaching()
            .setDefaultRequestConfig(RequestConfig.custom().setProtocolUpgradeEnabled(false).setConnectionRequestTimeout(Timeout.ofSeconds(10)).setResponseTimeout(Timeout.ofSeconds(20)).build())
            .evictExpiredConnections()
            .build();
        client.start();
        return client;
    }

    private static FetchTrouble inPlainWords(WebAddress address, Throwable e) {
        if (e instanceof FetchTrouble trouble) return trouble;
        if (e instanceof GuardedDns.NotPublic) return FetchTrouble.refused(e.getMessage());
        if (e instanceof UnknownHostException) return FetchTrouble.failed("the name " + address.host() + " is not known (DNS)");
        if (e instanceof SSLException) return FetchTrouble.failed("no secure connection to " + address.host() + " (" + firstLine(e) + ")");
        if (e instanceof InterruptedIOException) return FetchTrouble.failed(address.host() + " did not answer in time");
        return FetchTrouble.failed("no proper answer from " + address.host() + " (" + firstLine(e) + ")");
    }

    private static String firstLine(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String line = Arrays.stream(message.split("\\R")).findFirst().orElse(message);
        return line.length() > 200 ? line.substring(0, 200) : line;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
