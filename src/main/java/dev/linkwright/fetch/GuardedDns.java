package dev.linkwright.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Resolves a name once, for one request. One non-public address among the answers refuses them all. */
final class GuardedDns {

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

    /** @return addresses that were checked, never none */
    List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        Optional<InetSocketAddress> override = allowed.override(host);
        if (override.isPresent()) return List.of(override.get());
        InetAddress[] answers = names.resolve(host);
        if (answers.length == 0) throw new UnknownHostException(host);
        if (!allowed.isOpen(host, port)) {
            for (InetAddress answer : answers) {
                if (!PublicAddress.isPublic(answer))
                    throw new NotPublic(host + " stands for " + answer.getHostAddress() + ", which is not a public address");
            }
        }
        return answers.length == 1 ? List.of(new InetSocketAddress(answers[0], port)) : Arrays.stream(answers).map(a -> new InetSocketAddress(a, port)).toList();
    }
}
