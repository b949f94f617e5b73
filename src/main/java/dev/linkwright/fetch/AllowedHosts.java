package dev.linkwright.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The exceptions to "public addresses only": hosts the operator named in {@code LINKWRIGHT_FETCH_ALLOW_HOSTS}, and, while the
 * sandbox is on, its sample domains, whose pages are served on a loopback port. Both are empty by default.
 */
@ApplicationScoped
public class AllowedHosts {

    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final Map<String, InetSocketAddress> overrides = new ConcurrentHashMap<>();

    @Inject
    AllowedHosts(FetchSettings settings) {
        this(settings.allowHosts().orElse(List.of()));
    }

    AllowedHosts(List<String> hostsAndPorts) {
        hostsAndPorts.stream().map(String::strip).filter(s -> !s.isEmpty()).forEach(s -> open.add(s.toLowerCase(Locale.ROOT)));
    }

    AllowedHosts() {
        this(List.of());
    }

    /** Lets a private host be visited on this one port. */
    public void open(String host, int port) {
        open.add(key(host, port));
    }

    public void close(String host, int port) {
        open.remove(key(host, port));
    }

    /** Serves a sample domain from a loopback port; its Host header and address stay as written. Only the sandbox calls this. */
    public void map(String domain, int loopbackPort) {
        overrides.put(domain.toLowerCase(Locale.ROOT), new InetSocketAddress(InetAddress.getLoopbackAddress(), loopbackPort));
    }

    public void unmap(String domain) {
        overrides.remove(domain.toLowerCase(Locale.ROOT));
    }

    /** Where a sample domain (or its www name) is really served. */
    Optional<InetSocketAddress> override(String host) {
        if (overrides.isEmpty()) return Optional.empty();
        return Optional.ofNullable(overrides.getOrDefault(host, overrides.get(host.startsWith("www.") ? host.substring(4) : host)));
    }

    /** The operator, or the sandbox, opened this private host. */
    public boolean isOpened(WebAddress address) {
        return isOurs(address);
    }

    boolean isOpen(String host, int port) {
        return open.contains(key(host, port));
    }

    /** Ours or the operator's own: no pause between requests is owed. */
    boolean isOurs(WebAddress address) {
        return override(address.host()).isPresent() || isOpen(address.host(), address.effectivePort());
    }

    private static String key(String host, int port) {
        return host.toLowerCase(Locale.ROOT) + ":" + port;
    }
}
