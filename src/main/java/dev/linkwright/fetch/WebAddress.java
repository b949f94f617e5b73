package dev.linkwright.fetch;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.linkwright.shared.HostNames;

/**
 * An http or https address without its fragment, read as browsers read it (WHATWG URL), always in one spelling: lower-case ASCII
 * host without trailing dot, no default port ({@code -1}), path with its dot segments removed, {@code query} empty when there is none.
 */
public record WebAddress(String scheme, String host, int port, String path, String query) {

    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");
    private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");
    private static final Pattern DOTTED_QUAD = Pattern.compile("(?:(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])(?:\\.(?!$)|$)){4}");

    /** What a person typed or a redirect named: spellings that fool readers (user@host, backslashes) are not addresses. */
    public static Optional<WebAddress> parse(String text) {
        if (text == null || text.indexOf('\\') >= 0) return Optional.empty();
        String trimmed = text.strip();
        if (AddressText.schemeEnd(trimmed) < 0 || authorityOf(trimmed).indexOf('@') >= 0) return Optional.empty();
        return read(null, trimmed);
    }

    /** An href on a page, read against the page's base; empty when it is not a web address (mailto:, javascript:, ...). */
    public Optional<WebAddress> resolve(String href) {
        return read(this, href);
    }

    /** A redirect's Location: relative ones are read against this address, deceptive spellings are refused. */
    Optional<WebAddress> redirect(String location) {
        if (location.indexOf('\\') >= 0) return Optional.empty();
        String trimmed = location.strip();
        boolean absolute = AddressText.schemeEnd(trimmed) >= 0 || trimmed.startsWith("//");
        if (absolute && authorityOf(trimmed).indexOf('@') >= 0) return Optional.empty();
        return read(this, trimmed);
    }

    public boolean isHomePage() {
        return path.equals("/") && query.isEmpty();
    }

    public URI toUri() {
        return URI.create(toString());
    }

    /** The port that is connected to. */
    public int effectivePort() {
        return port >= 0 ? port : scheme.equals("https") ? 443 : 80;
    }

    public String pathAndQuery() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (port >= 0 ? ":" + port : "") + pathAndQuery();
    }

    private static Optional<WebAddress> read(WebAddress base, String raw) {
        String text = AddressText.clean(raw);
        String name = base == null ? null : base.scheme;
        int colon = AddressText.schemeEnd(text);
        if (colon >= 0) {
            String named = text.substring(0, colon).toLowerCase(Locale.ROOT);
            if (!named.equals("http") && !named.equals("https")) return Optional.empty();
            text = text.substring(colon + 1);
            boolean relative = named.equals(name) && !text.startsWith("/");
            if (!relative) text = "//" + AddressText.withoutSlashes(text);
            name = named;
        }
        if (name == null) return Optional.empty();
        if (text.startsWith("//")) return absolute(name, text.substring(2));
        return base == null ? Optional.empty() : Optional.of(base.relative(text));
    }

    private static Optional<WebAddress> absolute(String scheme, String rest) {
        String authority = rest.substring(0, AddressText.endOfAuthority(rest));
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int number = -1;
        int colon = hostAndPort.lastIndexOf(':');
        if (colon >= 0 && hostAndPort.chars().skip(colon + 1).allMatch(c -> c >= '0' && c <= '9')) {
            if (hostAndPort.length() - colon > 6) return Optional.empty();
            number = colon == hostAndPort.length() - 1 ? -1 : Integer.parseInt(hostAndPort.substring(colon + 1));
            hostAndPort = hostAndPort.substring(0, colon);
        }
        if (number > 65535 || number == 0) return Optional.empty();
        int plain = number == (scheme.equals("https") ? 443 : 80) ? -1 : number;
        return host(hostAndPort).map(host ->
            new WebAddress(scheme, host, plain, "/", "").relative(withPath(rest.substring(authority.length()))));
    }

    private static String withPath(String rest) {
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private WebAddress relative(String text) {
        int question = text.indexOf('?');
        String newPath = question < 0 ? text : text.substring(0, question);
        String newQuery = question < 0 ? "" : AddressText.encode(text.substring(question + 1), AddressText.IN_QUERY);
        if (newPath.isEmpty()) return new WebAddress(scheme, host, port, path, question < 0 ? query : newQuery);
        String merged = newPath.startsWith("/") ? newPath : path.substring(0, path.lastIndexOf('/') + 1) + newPath;
        return new WebAddress(scheme, host, port, AddressText.withoutDotSegments(AddressText.encode(merged, AddressText.IN_PATH)), newQuery);
    }

    private static Optional<String> host(String raw) {
        if (raw.startsWith("[")) return Optional.of(raw.toLowerCase(Locale.ROOT)).filter(h -> IPV6.matcher(h).matches());
        String host = HostNames.ascii(unescaped(raw)).orElse("");
        if (host.endsWith(".")) host = host.substring(0, host.length() - 1);
        if (host.length() > 253 || !isName(host)) return Optional.empty();
        // 127.1, 0x7f.1, 2130706433: browsers read these as IPv4 too; nobody honest writes them
        int last = host.lastIndexOf('.') + 1;
        boolean figure = last < host.length() && host.charAt(last) >= '0' && host.charAt(last) <= '9';
        boolean numeric = figure && NUMBER.matcher(host.substring(last)).matches();
        return numeric && !DOTTED_QUAD.matcher(host).matches() ? Optional.empty() : Optional.of(host);
    }

    /** Labels of 1 to 63 letters, figures, hyphens and low lines, between dots. */
    private static boolean isName(String host) {
        int start = 0;
        for (int i = 0; i <= host.length(); i++) {
            char c = i == host.length() ? '.' : host.charAt(i);
            if (c == '.') {
                if (i == start || i - start > 63) return false;
                start = i + 1;
            } else if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    // WHATWG URL 3.5: a host is percent-decoded before anything else
    private static String unescaped(String host) {
        if (host.indexOf('%') < 0) return host;
        try {
            return URLDecoder.decode(host.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return host;
        }
    }

    private static String authorityOf(String text) {
        int slashes = text.indexOf("//");
        return slashes < 0 ? text : text.substring(slashes + 2).split("[/?#]", 2)[0];
    }
}
