package dev.linkwright.link.feed;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.linkwright.fetch.WebAddress;

/** Where an item really leads: alert services wrap each address in a redirect of their own, which names the real one. */
final class ItemLink {

    private static final int MOST_WRAPPERS = 3;
    private static final Pattern ALERTS = Pattern.compile("(?i)google\\.[a-z.]+/alerts/feeds/|talkwalker\\.com/.*alerts?|bing\\.com/(news/)?search\\?.*format=rss|news\\.google\\.[a-z.]+/rss/search");
    /** A path of a page whose only work is to lead on. */
    private static final Pattern LEADS_ON = Pattern.compile("(?i)/(url|l|l\\.php|redirect|redir|r|out|away|go|goto|click|apiclick\\.aspx|ck/a|track|link|exit|e/\\w+)(\\.\\w+)?/?$");
    private static final List<String> NAMES = List.of("url", "q", "u", "uddg", "target", "dest", "destination", "to", "redirect", "redirect_url", "link", "murl", "ru");
    private static final Pattern YAHOO = Pattern.compile("/RU=([^/]+)/");
    private static final Set<String> OPAQUE = Set.of("feedproxy.google.com", "news.google.com", "t.co", "bit.ly", "ow.ly", "buff.ly", "tinyurl.com", "dlvr.it", "is.gd", "lnkd.in", "goo.gl",
        "feeds.feedburner.com", "rss.app");

    private ItemLink() {}

    /** A feed whose every item is a hit for what somebody asked an alert for. */
    static boolean isOfAnAlertService(String feedUrl) {
        return ALERTS.matcher(feedUrl).find();
    }

    /** The real address behind wrappers, as far as they name it. */
    static WebAddress unwrapped(WebAddress link) {
        WebAddress at = link;
        for (int i = 0; i < MOST_WRAPPERS; i++) {
            Optional<WebAddress> inner = inner(at);
            if (inner.isEmpty()) return at;
            at = inner.get();
        }
        return at;
    }

    /** The wrapper does not say where it leads; only a visit tells. */
    static boolean hidesItsTarget(WebAddress link) {
        return OPAQUE.contains(link.host().replaceFirst("^www\\.", ""));
    }

    private static Optional<WebAddress> inner(WebAddress link) {
        Matcher yahoo = YAHOO.matcher(link.path());
        if (link.host().endsWith("yahoo.com") && yahoo.find()) return address(decoded(yahoo.group(1)));
        if (!LEADS_ON.matcher(link.path()).find()) return Optional.empty();
        return NAMES.stream().flatMap(name -> parameter(link, name).stream()).flatMap(value -> address(value).or(() -> fromBase64(value)).stream())
            .filter(inner -> !inner.host().equals(link.host())).findFirst();
    }

    private static Optional<String> parameter(WebAddress link, String name) {
        return Arrays.stream(link.query().split("&")).filter(p -> p.regionMatches(true, 0, name + "=", 0, name.length() + 1)).map(p -> decoded(p.substring(name.length() + 1))).findFirst();
    }

    private static Optional<WebAddress> address(String text) {
        return text.matches("(?i)https?://.+") ? WebAddress.parse(text) : Optional.empty();
    }

    /** Bing writes a1 and then the address in base64url. */
    private static Optional<WebAddress> fromBase64(String text) {
        if (!text.matches("a1aHR0c[\\w-]+")) return Optional.empty();
        try {
            return address(new String(Base64.getUrlDecoder().decode(text.substring(2)), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
