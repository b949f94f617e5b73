package dev.linkwright.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a name once and hands the client exactly the addresses that were checked, so a second answer (DNS rebinding) is never
 * asked for. One non-public address among the answers refuses them all.
 */
final class GuardedDns implements DnsResolver {

    /** The name stands for an address that is not public. */
    static final class NotPublic extends UnknownHostException {
        NotPublic(String message) {
            super(message);
        }
    }

    private final NameResolver names;
    private final AllowedHosts allowed;

    GuardedDns(NameResolver names, AllowedHosts allowed) {
        this.names = names;
        this.allowed = allowed;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        Optional<InetSocketAddress> override = allowed.override(host);
        if (override.isPresent()) return List.of(override.get());
        InetAddress[] answers = names.resolve(host);
        if (!allowed.isOpen(host, port)) {
            for (InetAddress answer : answers) {
                if (!PublicAddress.isPublic(answer))
                    throw new NotPublic(host + " stands for " + answer.getHostAddress() + ", which is not a public address");
            }
        }
        return Arrays.stream(answers).map(a -> new InetSocketAddress(a, port)).toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new UnknownHostException("asked without a port: " + host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
