package dev.linkwright.site.address;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;

/** Whom questions about domains go to: the servers that were named, else the system's. */
public final class NameServers {

    /** RFC 2606 and RFC 6761: nobody's, kept for samples and tests; asking the world about them says nothing. */
    private static final Set<String> RESERVED = Set.of("example", "test", "localhost", "example.com", "example.net", "example.org");

    private NameServers() {
    }

    public static boolean isForSamples(String domain) {
        return RESERVED.stream().anyMatch(name -> domain.equals(name) || domain.endsWith("." + name));
    }

    public static Resolver of(DnsSettings settings) throws UnknownHostException {
        List<Resolver> servers = new ArrayList<>();
        for (String server : settings.servers().orElse(List.of())) {
            int colon = server.lastIndexOf(':');
            boolean hasPort = colon > 0 && server.indexOf(':') == colon;
            SimpleResolver simple = new SimpleResolver(new InetSocketAddress(hasPort ? server.substring(0, colon) : server,
                    hasPort ? Integer.parseInt(server.substring(colon + 1)) : SimpleResolver.DEFAULT_PORT));
            servers.add(simple);
        }
        ExtendedResolver resolver = servers.isEmpty() ? new ExtendedResolver() : new ExtendedResolver(servers.toArray(Resolver[]::new));
        resolver.setTimeout(settings.timeout());
        resolver.setRetries(1);
        return resolver;
    }
}
