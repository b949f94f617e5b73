package dev.linkwright.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Which IP addresses belong to the public internet (IANA special-purpose registries; IPv6 only 2000::/3 and what is not carved out of it). */
final class PublicAddress {

    private static final List<Range> SPECIAL_V4 = ranges(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    private static final List<Range> GLOBAL_V6 = ranges("2000::/3");

    // Teredo and ORCHID, documentation twice, 6to4: all may hide an IPv4 address or lead nowhere
    private static final List<Range> SPECIAL_V6 = ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) return SPECIAL_V4.stream().noneMatch(r -> r.holds(bytes));
        return GLOBAL_V6.stream().anyMatch(r -> r.holds(bytes)) && SPECIAL_V6.stream().noneMatch(r -> r.holds(bytes));
    }

    private static List<Range> ranges(String... cidrs) {
        return List.of(cidrs).stream().map(Range::of).toList();
    }

    private record Range(byte[] start, int bits) {

        static Range of(String cidr) {
            String[] parts = cidr.split("/");
            try {
                return new Range(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(cidr, e);
            }
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if ((start[bit >> 3] & mask) != (address[bit >> 3] & mask)) return false;
            }
            return true;
        }
    }
}
