package dev.linkwright.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.util.Timeout;

/** Posts a form to a service somebody named, such as a token endpoint. Public addresses only, no redirects, small answers. */
@ApplicationScoped
public class FormPost {

    private static final int LONGEST_ANSWER = 64 * 1024;

    /** @param body at most 64 KB, as text */
    public record Answer(int status, String body) {
    }

    private final Gate gate;
    private final CloseableHttpClient client;

    @Inject
    FormPost(AllowedHosts allowed, FetchSettings settings) {
        this.gate = new Gate(allowed);
        client = HttpClients.custom().setUserAgent(settings.userAgent())
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(guarded(new GuardedDns(NameResolver.SYSTEM, allowed)))
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(Timeout.ofSeconds(10)).build()).build())
            .disableRedirectHandling().disableCookieManagement().disableAutomaticRetries().disableAuthCaching()
            .setDefaultRequestConfig(RequestConfig.custom().setConnectionRequestTimeout(Timeout.ofSeconds(10)).setResponseTimeout(Timeout.ofSeconds(20)).build())
            .build();
    }

    /** Every address a name stands for is checked in the moment it is connected to. */
    private static DnsResolver guarded(GuardedDns dns) {
        return new DnsResolver() {
            @Override
            public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
                return dns.resolve(host, port);
            }

            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return dns.resolve(host, 443).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    /** @throws IOException whose message says in plain words why there is no answer */
    public Answer to(URI uri, Map<String, String> form) throws IOException {
        WebAddress address = WebAddress.parse(uri.toString()).orElseThrow(() -> FetchTrouble.refused("this is not a web address we can visit"));
        String refusal = gate.refusal(address).orElse(null);
        if (refusal != null) throw FetchTrouble.refused(refusal);
        HttpPost post = new HttpPost(address.toUri());
        List<NameValuePair> fields = form.entrySet().stream().<NameValuePair>map(field -> new BasicNameValuePair(field.getKey(), field.getValue())).toList();
        post.setEntity(new UrlEncodedFormEntity(fields, java.nio.charset.StandardCharsets.UTF_8));
        post.setHeader("Accept", "application/json");
        return client.execute(post, answer -> new Answer(answer.getCode(), answer.getEntity() == null ? "" : EntityUtils.toString(answer.getEntity(), LONGEST_ANSWER)));
    }

    @PreDestroy
    void close() throws IOException {
        client.close();
    }
}
