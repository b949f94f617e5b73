package dev.linkwright.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts a notice to an address somebody entered: to public addresses only, like every visit, unless the operator opened the host. A redirect is
 * not followed, and of the answer only its first words are read.
 */
@ApplicationScoped
public class NoticeDoor {

    private static final int READ_OF_THE_ANSWER = 200;
    private static final int MOST_SECONDS = 20;

    private final Gate gate;
    private final AllowedHosts allowed;
    private final String userAgent;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "notice-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param arrived the receiver answered 2xx
     * @param status  0 when nothing answered
     * @param words   what came of it, for a person
     */
    public record Outcome(boolean arrived, int status, String words) {}

    @Inject
    NoticeDoor(AllowedHosts allowed, FetchSettings settings) {
        this(allowed, settings, NameResolver.SYSTEM);
    }

    NoticeDoor(AllowedHosts allowed, FetchSettings settings, NameResolver names) {
        this.allowed = allowed;
        this.gate = new Gate(allowed);
        this.userAgent = settings.userAgent();
        var connections = PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(onlyChecked(new GuardedDns(names, allowed))).setMaxConnTotal(16)
            .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(Timeout.ofSeconds(10)).setSocketTimeout(Timeout.ofSeconds(10)).build()).build();
        client = HttpClients.custom().setConnectionManager(connections).setConnectionReuseStrategy((request, response, context) -> false)
            .disableRedirectHandling().disableCookieManagement().disableAutomaticRetries().disableAuthCaching().disableContentCompression()
            .setDefaultRequestConfig(RequestConfig.custom().setConnectionRequestTimeout(Timeout.ofSeconds(10)).setResponseTimeout(Timeout.ofSeconds(10)).build()).build();
    }

    /** Never throws for what the web does. */
    public Outcome post(String url, Map<String, String> headers, String json) {
        Optional<WebAddress> address = WebAddress.parse(url);
        if (address.isEmpty()) return new Outcome(false, 0, "this is not a web address we can post to");
        Optional<String> refusal = gate.refusal(address.get());
        if (refusal.isPresent()) return new Outcome(false, 0, refusal.get());
        HttpPost request = new HttpPost(address.get().pathAndQuery());
        request.setHeader("User-Agent", userAgent);
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = watch.schedule(() -> {
            late.set(true);
            request.cancel();
        }, MOST_SECONDS, TimeUnit.SECONDS);
        try {
            return posted(target(address.get()), request);
        } catch (IOException e) {
            return new Outcome(false, 0, late.get() ? address.get().host() + " did not answer in time" : inWords(address.get(), e));
        } finally {
            deadline.cancel(false);
        }
    }

    /** Closed without reading on: an answer without end costs nothing. */
    private Outcome posted(HttpHost target, HttpPost request) throws IOException {
        try (ClassicHttpResponse response = client.executeOpen(target, request, null)) {
            int status = response.getCode();
            String said = response.getEntity() == null ? "" : firstWords(response.getEntity().getContent().readNBytes(READ_OF_THE_ANSWER));
            String words = status >= 300 && status < 400 ? "answered " + status + "; a redirect is not followed" : "answered " + status + (said.isEmpty() ? "" : ": " + said);
            return new Outcome(status >= 200 && status < 300, status, words);
        }
    }

    @PreDestroy
    void close() throws IOException {
        watch.shutdownNow();
        client.close();
    }

    /** Every connection goes to an address that was checked a moment before, in the same answer. */
    private static DnsResolver onlyChecked(GuardedDns dns) {
        return new DnsResolver() {
            @Override
            public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
                return dns.resolve(host, port);
            }

            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                throw new UnknownHostException("asked without a port: " + host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private HttpHost target(WebAddress address) {
        boolean sample = allowed.override(address.host()).isPresent();
        return new HttpHost(sample ? "http" : address.scheme(), address.host().replaceAll("[\\[\\]]", ""), address.port());
    }

    private static String firstWords(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private static String inWords(WebAddress address, IOException e) {
        if (e instanceof GuardedDns.NotPublic) return e.getMessage();
        if (e instanceof UnknownHostException) return "the name " + address.host() + " is not known (DNS)";
        if (e instanceof SSLException) return "no secure connection to " + address.host();
        if (e instanceof InterruptedIOException) return address.host() + " did not answer in time";
        return "no connection to " + address.host();
    }
}
