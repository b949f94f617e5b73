package dev.linkwright.imports;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Which domains have been met: those of the database and those of the file so far, as 64-bit hashes. It may take a new domain for a met one
 * (two hashes in 2^64 that are the same, or no room left), never a met one for a new one.
 */
final class KnownDomains {

    /** 64 MB of memory at most, whatever the file. */
    private static final int MOST_SLOTS = 1 << 23;

    private long[] slots = new long[1 << 16];
    private int met;

    /** Every name a site goes by. */
    static KnownDomains in(Connection connection) throws SQLException {
        KnownDomains known = new KnownDomains();
        CopyOut names = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (select domain from site_name) to stdout");
        for (byte[] line = names.readFromCopy(); line != null; line = names.readFromCopy()) {
            known.met(hash(line, line.length - 1));
        }
        return known;
    }

    /** @return whether it was met for the first time; it is met from now on */
    boolean meet(String domain) {
        return met(hash(domain));
    }

    private boolean met(long hash) {
        if (met >= slots.length / 4 * 3 && !grown()) {
            return false;
        }
        int at = (int) hash & slots.length - 1;
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = at + 1 & slots.length - 1;
        }
        slots[at] = hash;
        met++;
        return true;
    }

    private boolean grown() {
        if (slots.length == MOST_SLOTS) {
            return false;
        }
        long[] smaller = slots;
        slots = new long[smaller.length * 2];
        for (long hash : smaller) {
            if (hash != 0) {
                int at = (int) hash & slots.length - 1;
                while (slots[at] != 0) {
                    at = at + 1 & slots.length - 1;
                }
                slots[at] = hash;
            }
        }
        return true;
    }

    /** Domains are ASCII: their chars are their bytes. */
    private static long hash(String domain) {
        long hash = BASIS;
        for (int i = 0; i < domain.length(); i++) {
            hash = (hash ^ domain.charAt(i)) * PRIME;
        }
        return mixed(hash);
    }

    private static long hash(byte[] domain, int length) {
        long hash = BASIS;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ domain[i]) * PRIME;
        }
        return mixed(hash);
    }

    // FNV-1a, then the finalizer of SplitMix64; never 0, which is an empty slot
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private static long mixed(long hash) {
        long z = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        z ^= z >>> 31;
        return z == 0 ? 1 : z;
    }
}
