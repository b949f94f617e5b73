package dev.linkwright.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Names to addresses; the system's own outside of tests. */
interface NameResolver {

    NameResolver SYSTEM = InetAddress::getAllByName;

    InetAddress[] resolve(String host) throws UnknownHostException;
}
