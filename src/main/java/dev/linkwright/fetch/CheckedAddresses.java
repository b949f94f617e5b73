package dev.linkwright.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.hc.client5.http.DnsResolver;

/**
 * The addresses the client may connect to: those {@link GuardedDns} has just checked, handed over before each request. The client
 * itself never asks the DNS, so there is no second answer to be fooled by (DNS rebinding), and a slow name server holds up no other visit.
 */
final class CheckedAddresses implements DnsResolver {

    private final Map<String, List<InetSocketAddress>> checked = new ConcurrentHashMap<>();

    void handOver(String host, int port, List<InetSocketAddress> addresses) {
        checked.put(host + " " + port, addresses);
    }

    void takeBack(String host, int port, List<InetSocketAddress> addresses) {
        checked.remove(host + " " + port, addresses);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        List<InetSocketAddress> addresses = checked.get(host + " " + port);
        if (addresses == null) throw new UnknownHostException("not checked: " + host);
        return addresses;
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
