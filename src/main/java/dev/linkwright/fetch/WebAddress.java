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
        int colon = AddressText.schemeEnd(text);
        if (colon >= 0) {
            String named = isScheme("https", text, colon) ? "https" : isScheme("http", text, colon) ? "http" : null;
            if (named == null) return Optional.empty();
            boolean relative = base != null && named.equals(base.scheme) && !text.startsWith("/", colon + 1);
            return relative ? Optional.of(base.relative(text.substring(colon + 1))) : absolute(named, text, AddressText.afterSlashes(text, colon + 1));
        }
        if (base == null) return Optional.empty();
        return text.startsWith("//") ? absolute(base.scheme, text, 2) : Optional.of(base.relative(text));
    }

    private static boolean isScheme(String scheme, String text, int colon) {
        return colon == scheme.length() && text.regionMatches(true, 0, scheme, 0, colon);
    }

    /** @param start where the authority begins */
    private static Optional<WebAddress> absolute(String scheme, String text, int start) {
        int end = AddressText.endOfAuthority(text, start);
        String hostAndPort = text.substring(Math.max(start, text.lastIndexOf('@', end - 1) + 1), end);
        int number = -1;
        int colon = hostAndPort.lastIndexOf(':');
        if (colon >= 0 && AddressText.isFigures(hostAndPort, colon + 1)) {
            if (hostAndPort.length() - colon > 6) return Optional.empty();
            number = colon == hostAndPort.length() - 1 ? -1 : Integer.parseInt(hostAndPort.substring(colon + 1));
            hostAndPort = hostAndPort.substring(0, colon);
        }
        if (number > 65535 || number == 0) return Optional.empty();
        int plain = number == (scheme.equals("https") ? 443 : 80) ? -1 : number;
        String path = text.startsWith("/", end) ? text.substring(end) : "/" + text.substring(end);
        return host(hostAndPort).map(host -> at(scheme, host, plain, path, ""));
    }

    private WebAddress relative(String text) {
        int question = text.indexOf('?');
        String newPath = question < 0 ? text : text.substring(0, question);
        if (newPath.isEmpty() && question < 0) return this;
        String merged = newPath.isEmpty() || newPath.startsWith("/") ? newPath : path.substring(0, path.lastIndexOf('/') + 1) + newPath;
        return at(scheme, host, port, question < 0 ? merged : merged + text.substring(question), path);
    }

    /** @param samePath what stands before a query that has no path of its own */
    private static WebAddress at(String scheme, String host, int port, String pathAndQuery, String samePath) {
        int question = pathAndQuery.indexOf('?');
        String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
        String query = question < 0 ? "" : AddressText.encode(pathAndQuery.substring(question + 1), AddressText.IN_QUERY);
        return new WebAddress(scheme, host, port, path.isEmpty() ? samePath : AddressText.withoutDotSegments(AddressText.encode(path, AddressText.IN_PATH)), query);
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
        return slashes < 0 ? text : text.substring(slashes + 2, AddressText.endOfAuthority(text, slashes + 2));
    }
}
