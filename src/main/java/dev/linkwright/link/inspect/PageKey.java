package dev.linkwright.link.inspect;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.linkwright.brand.AnotherPage;
import dev.linkwright.fetch.WebAddress;

/** One key for all spellings of one page: scheme, www, trailing slash and tracking parameters make no other page unless a brand says so of its own; a fragment never does. */
public final class PageKey {

    private static final Pattern TRACKING = Pattern.compile("(utm_|hsa_|pk_|mtm_|piwik_|matomo_|oly_|vero_|at_).*", Pattern.CASE_INSENSITIVE);
    private static final Set<String> TRACKING_NAMES = Set.of("gclid", "gclsrc", "dclid", "gbraid", "wbraid", "fbclid", "msclkid", "yclid", "twclid",
        "ttclid", "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "_ga", "_gl", "_hsenc", "_hsmi", "__hstc", "__hssc", "__hsfp", "s_cid", "srsltid",
        "ref_src", "ref_url", "li_fat_id", "rdt_cid", "epik", "wt_mc", "wt_zmc", "cmpid", "ns_campaign", "ns_mchannel", "ns_source", "_openstat");

    private PageKey() {}

    /** As pages are usually told apart: for all sites but a brand's own. */
    public static String of(WebAddress address) {
        return of(address, AnotherPage.USUAL);
    }

    /** Holds no blank. */
    public static String of(WebAddress address, AnotherPage rule) {
        String scheme = rule.schemeMatters() && address.scheme().equals("http") ? "http://" : "";
        String host = rule.wwwMatters() ? address.host() : withoutWww(address.host());
        String port = address.port() >= 0 ? ":" + address.port() : "";
        String query = withoutTracking(address.query(), rule);
        String path = rule.slashMatters() && !address.path().equals("/") ? address.path() : withoutLastSlash(address.path());
        return scheme + host + port + path + (query.isEmpty() ? "" : "?" + query);
    }

    public static boolean isSame(WebAddress a, WebAddress b) {
        return isSame(a, b, AnotherPage.USUAL);
    }

    public static boolean isSame(WebAddress a, WebAddress b, AnotherPage rule) {
        // most of the links of a page lead to quite another host
        return withoutWww(a.host()).equals(withoutWww(b.host())) && of(a, rule).equals(of(b, rule));
    }

    static String withoutWww(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static String withoutLastSlash(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') end--;
        return path.substring(0, end);
    }

    private static String withoutTracking(String query, AnotherPage rule) {
        if (query.isEmpty()) return "";
        return Arrays.stream(query.split("&")).filter(p -> !p.isEmpty() && !isTracking(p, rule)).collect(Collectors.joining("&"));
    }

    private static boolean isTracking(String parameter, AnotherPage rule) {
        String name = parameter.replaceFirst("=.*", "");
        return !rule.tellsApartBy(name) && (TRACKING.matcher(name).matches() || TRACKING_NAMES.contains(name.toLowerCase(java.util.Locale.ROOT)));
    }
}
