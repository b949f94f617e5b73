package dev.linkwright.link.inspect;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.linkwright.fetch.WebAddress;

/** One key for all spellings of one page: scheme, www, trailing slash, fragment and tracking parameters make no other page. */
public final class PageKey {

    private static final Pattern TRACKING = Pattern.compile("(utm_|hsa_|pk_|mtm_|piwik_|matomo_|oly_|vero_|at_).*", Pattern.CASE_INSENSITIVE);
    private static final Set<String> TRACKING_NAMES = Set.of("gclid", "gclsrc", "dclid", "gbraid", "wbraid", "fbclid", "msclkid", "yclid", "twclid",
        "ttclid", "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "_ga", "_gl", "_hsenc", "_hsmi", "__hstc", "__hssc", "__hsfp", "s_cid", "srsltid",
        "ref_src", "ref_url", "li_fat_id", "rdt_cid", "epik", "wt_mc", "wt_zmc", "cmpid", "ns_campaign", "ns_mchannel", "ns_source", "_openstat");

    private PageKey() {}

    public static String of(WebAddress address) {
        String port = address.port() >= 0 ? ":" + address.port() : "";
        String query = withoutTracking(address.query());
        return withoutWww(address.host()) + port + withoutLastSlash(address.path()) + (query.isEmpty() ? "" : "?" + query);
    }

    public static boolean isSame(WebAddress a, WebAddress b) {
        // most of the links of a page lead to quite another host
        return withoutWww(a.host()).equals(withoutWww(b.host())) && of(a).equals(of(b));
    }

    static String withoutWww(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static String withoutLastSlash(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') end--;
        return path.substring(0, end);
    }

    private static String withoutTracking(String query) {
        if (query.isEmpty()) return "";
        return Arrays.stream(query.split("&")).filter(p -> !p.isEmpty() && !isTracking(p)).collect(Collectors.joining("&"));
    }

    private static boolean isTracking(String parameter) {
        String name = parameter.replaceFirst("=.*", "");
        return TRACKING.matcher(name).matches() || TRACKING_NAMES.contains(name.toLowerCase(java.util.Locale.ROOT));
    }
}
