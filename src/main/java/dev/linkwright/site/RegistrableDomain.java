package dev.linkwright.site;

import crawlercommons.domains.EffectiveTldFinder;

import dev.linkwright.shared.HostNames;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name a site is known by: one label below the public suffix, in lower-case ASCII (punycode).
 * Scheme, user, port, path, {@code www}, other subdomains, case and trailing dots make no new site;
 * a platform's subdomains (private section of the public suffix list) do.
 */
public record RegistrableDomain(String name) {

    private static final Pattern SCHEME = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://");
    private static final Pattern IPV4_LIKE = Pattern.compile("(\\d+|0x[0-9a-f]+)(\\.(\\d+|0x[0-9a-f]+)){0,3}");

    /** RFC 2606 names: not delegated, but made for samples and tests. */
    private static final Set<String> SAMPLE_SUFFIXES = Set.of("example", "test");

    /** What became of a written address: a domain, or the reason it is none. */
    public sealed interface Reading permits Read, Refused {
    }

    /** The address names this domain. */
    public record Read(RegistrableDomain domain) implements Reading {
    }

    /** The address names no public domain; the reason speaks to the user. */
    public record Refused(String reason) implements Reading {
    }

    /** The domain in a bare name or a URL, or empty where there is none. */
    public static Optional<RegistrableDomain> in(String written) {
        return read(written) instanceof Read read ? Optional.of(read.domain()) : Optional.empty();
    }

    /** The domain in a bare name or a URL, or why there is none. */
    public static Reading read(String written) {
        if (written == null || written.isBlank()) {
            return new Refused("no address");
        }
        String stripped = written.strip();
        String host = isPlainHost(stripped) ? stripped : hostOf(stripped);
        if (host.startsWith("[") || host.indexOf(':') >= 0) {
            return new Refused("“" + shown(written) + "” is an IP address, not a site name");
        }
        String ascii = isPlainHost(host) ? host : ascii(host);
        if (ascii == null) {
            return new Refused("“" + shown(written) + "” is not a domain name");
        }
        if (Character.digit(ascii.charAt(ascii.length() - 1), 16) >= 0 && IPV4_LIKE.matcher(ascii).matches()) {
            return new Refused("“" + shown(written) + "” is an IP address, not a site name");
        }
        if (!ascii.contains(".")) {
            return new Refused("“" + shown(written) + "” is not a full domain name");
        }
        if (ascii.length() > 253 || !labelsAreSound(ascii)) {
            return new Refused("“" + shown(written) + "” is not a domain name");
        }
        return registrable(ascii, written);
    }

    private static Reading registrable(String host, String written) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        if (SAMPLE_SUFFIXES.contains(last)) {
            int dot = host.lastIndexOf('.', host.length() - last.length() - 2);
            return new Read(new RegistrableDomain(host.substring(dot + 1)));
        }
        String known = PublicSuffixes.registrable(host);
        if (known != null) {
            return new Read(new RegistrableDomain(known));
        }
        String name = EffectiveTldFinder.getAssignedDomain(host, true, false);
        if (name == null || name.isEmpty()) {
            // A platform's own front page (github.io) is a private suffix and still a site of its own.
            name = EffectiveTldFinder.getAssignedDomain(host, true, true);
        }
        if (name == null || name.isEmpty()) {
            return EffectiveTldFinder.getEffectiveTLD(host) != null
                ? new Refused("“" + shown(written) + "” is a public suffix, not a site")
                : new Refused("“" + shown(written) + "” does not end in a public suffix");
        }
        return new Read(new RegistrableDomain(HostNames.ascii(name).orElse(name)));
    }

    private static String hostOf(String written) {
        String rest = SCHEME.matcher(written).replaceFirst("");
        if (rest.startsWith("//")) {
            rest = rest.substring(2);
        }
        int end = endOfAuthority(rest);
        String authority = rest.substring(0, end);
        authority = authority.substring(authority.lastIndexOf('@') + 1);
        if (authority.startsWith("[")) {
            return authority;
        }
        int colon = authority.indexOf(':');
        if (colon >= 0 && colon == authority.lastIndexOf(':') && authority.substring(colon + 1).matches("\\d*")) {
            authority = authority.substring(0, colon);
        }
        return authority;
    }

    private static int endOfAuthority(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            if ("/?#\\".indexOf(rest.charAt(i)) >= 0) {
                return i;
            }
        }
        return rest.length();
    }

    private static String ascii(String host) {
        String ascii = HostNames.ascii(host).orElse("");
        while (ascii.endsWith(".")) {
            ascii = ascii.substring(0, ascii.length() - 1);
        }
        return ascii.isEmpty() ? null : ascii;
    }

    /** Most of a million names are lower-case ASCII and nothing else; those are spared the long way. */
    private static boolean isPlainHost(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.')) {
                return false;
            }
        }
        return !text.isEmpty() && text.charAt(text.length() - 1) != '.';
    }

    private static boolean labelsAreSound(String host) {
        int start = 0;
        for (int i = 0; i <= host.length(); i++) {
            if (i == host.length() || host.charAt(i) == '.') {
                if (i == start || i - start > 63 || host.charAt(start) == '-' || host.charAt(i - 1) == '-') {
                    return false;
                }
                start = i + 1;
            } else if (!isLabelChar(host.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLabelChar(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    private static String shown(String written) {
        String line = written.strip().replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }

    @Override
    public String toString() {
        return name;
    }
}
