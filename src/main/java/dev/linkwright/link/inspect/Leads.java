package dev.linkwright.link.inspect;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.linkwright.fetch.WebAddress;

/** Links that may reach the brand by a redirect: shorteners, addresses that carry ours within them, and doors of the page's own site. */
final class Leads {

    private static final Set<String> SHORTENERS = Set.of("bit.ly", "t.co", "ow.ly", "buff.ly", "tinyurl.com", "goo.gl", "is.gd", "rb.gy", "cutt.ly", "lnkd.in", "amzn.to",
        "dlvr.it", "t.ly", "rebrand.ly", "shorturl.at", "tiny.cc", "bl.ink", "s.id", "v.gd", "geni.us", "fb.me", "wp.me", "youtu.be", "trib.al");
    private static final Pattern DOOR = Pattern.compile("/(go|out|outbound|redirect|redir|r|visit|recommends|recommend|refer|referral|link|links|click|away|exit|jump|l)/[^/]+/?$");

    private Leads() {}

    static boolean isOne(WebAddress link, String pageHost, Wanted wanted) {
        String host = PageKey.withoutWww(link.host());
        if (SHORTENERS.contains(host)) return true;
        if (carriesOurs(link, wanted)) return true;
        return host.equals(PageKey.withoutWww(pageHost)) && DOOR.matcher(link.path().toLowerCase(Locale.ROOT)).find();
    }

    /** As in {@code /out?url=https%3A%2F%2Ffernhill.example%2F}, not {@code /share?text=fernhill}. */
    private static boolean carriesOurs(WebAddress link, Wanted wanted) {
        if (wanted.isOurs(link) || link.query().isEmpty() || isForSharing(link)) return false;
        String query;
        try {
            query = URLDecoder.decode(link.query(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notEncoded) {
            return false;
        }
        return wanted.domains().stream().map(d -> d.toLowerCase(Locale.ROOT)).anyMatch(d -> query.matches(".*=(https?:)?//([^/&]*\\.)?" + Pattern.quote(d) + "(?![a-z0-9.-]).*"));
    }

    private static boolean isForSharing(WebAddress link) {
        return link.path().toLowerCase(Locale.ROOT).matches(".*/(share|sharer|sharer\\.php|sharearticle|intent|submit|pin/create.*|dialog)(/.*)?");
    }
}
