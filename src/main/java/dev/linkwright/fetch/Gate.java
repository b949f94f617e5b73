package dev.linkwright.fetch;

import java.util.Optional;
import java.util.Set;

/** Whether an address may be visited, as far as its letters tell; what its name resolves to is {@link GuardedDns}'s question. */
final class Gate {

    private static final Set<Integer> WEB_PORTS = Set.of(80, 443, 8080, 8443);

    // RFC 6761, RFC 6762, RFC 8375 and ICANN's "internal": names that never leave a local network
    private static final Set<String> LOCAL_ENDINGS = Set.of("localhost", "local", "internal", "arpa", "home", "lan", "corp", "intranet");

    private final AllowedHosts allowed;

    Gate(AllowedHosts allowed) {
        this.allowed = allowed;
    }

    /** The reason to stay away, in plain words. */
    Optional<String> refusal(WebAddress address) {
        if (allowed.isOurs(address)) return Optional.empty();
        if (!WEB_PORTS.contains(address.effectivePort()))
            return Optional.of("port " + address.effectivePort() + " is not a web port");
        String host = address.host();
        if (host.startsWith("[")) return Optional.empty();
        if (host.indexOf('.') < 0 || LOCAL_ENDINGS.contains(host.substring(host.lastIndexOf('.') + 1)))
            return Optional.of(host + " is a name of a local network");
        return Optional.empty();
    }
}
