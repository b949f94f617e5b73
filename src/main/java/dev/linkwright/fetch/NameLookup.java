package dev.linkwright.fetch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Whether a name still exists. The system's resolver says "unknown" both when a domain was given up and when the network is down;
 * here the two are told apart, because only the first is news about the domain.
 */
@ApplicationScoped
public class NameLookup {

    /** NO_SUCH_NAME is the name server's own word (NXDOMAIN, RFC 1035 4.1.1); NO_ANSWER says nothing about the name. */
    public enum Answer { EXISTS, NO_SUCH_NAME, NO_ANSWER }

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final List<InetSocketAddress> servers;

    @Inject
    NameLookup(@ConfigProperty(name = "linkwright.dns.servers") Optional<List<String>> servers) {
        this(servers.orElse(List.of()).stream().map(String::strip).filter(each -> !each.isEmpty()).map(NameLookup::address).toArray(InetSocketAddress[]::new));
    }

    /** @param servers to ask; none: the system's */
    public NameLookup(InetSocketAddress... servers) {
        this.servers = List.of(servers);
    }

    NameLookup() {
        this(new InetSocketAddress[0]);
    }

    /** @param host as it stands in an address; asks for IPv4 and, where that knows nothing, for IPv6 */
    public Answer of(String host) {
        try {
            Answer four = ask(host, Type.A);
            return four == Answer.NO_ANSWER ? ask(host, Type.AAAA) : four;
        } catch (IOException noResolver) {
            return Answer.NO_ANSWER;
        }
    }

    private Answer ask(String host, int type) throws IOException {
        Lookup lookup;
        try {
            lookup = new Lookup(host.endsWith(".") ? host : host + ".", type);
        } catch (TextParseException notAName) {
            return Answer.NO_ANSWER;
        }
        lookup.setResolver(resolver());
        lookup.setCache(null);
        lookup.run();
        return switch (lookup.getResult()) {
            case Lookup.HOST_NOT_FOUND -> Answer.NO_SUCH_NAME;
            case Lookup.SUCCESSFUL, Lookup.TYPE_NOT_FOUND -> Answer.EXISTS;
            default -> Answer.NO_ANSWER;
        };
    }

    private Resolver resolver() throws IOException {
        if (servers.isEmpty()) {
            Resolver system = new ExtendedResolver();
            system.setTimeout(PATIENCE);
            return system;
        }
        List<Resolver> named = new ArrayList<>();
        for (InetSocketAddress server : servers) {
            named.add(new SimpleResolver(server));
        }
        Resolver all = new ExtendedResolver(named);
        all.setTimeout(PATIENCE);
        return all;
    }

    private static InetSocketAddress address(String written) {
        int colon = written.lastIndexOf(':');
        boolean port = colon > 0 && written.indexOf(':') == colon;
        return new InetSocketAddress(port ? written.substring(0, colon) : written, port ? Integer.parseInt(written.substring(colon + 1)) : 53);
    }
}
