package dev.linkwright.link.inspect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.WebAddress;

/** What a page tells search engines about itself: noindex, nofollow for all its links, another page as the real one. */
record PageSigns(boolean noindex, boolean nofollow, Optional<WebAddress> canonicalElsewhere, boolean openToSearchEngines) {

    private static final Pattern NAMED_BOT = Pattern.compile("^\\s*([a-z0-9_-]+)\\s*:\\s*(.*)$");
    private static final Set<String> RULES_WITH_VALUES = Set.of("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview");
    private static final Pattern CANONICAL_HEADER = Pattern.compile("<([^>]+)>\\s*;[^,]*\\brel\\s*=\\s*\"?canonical\"?", Pattern.CASE_INSENSITIVE);

    static PageSigns of(Document page, FetchResult.Response response, WebAddress address) {
        Set<String> rules = page.select("meta[name][content]").stream().filter(PageLinks::isLive)
            .filter(m -> Set.of("robots", "googlebot").contains(m.attr("name").strip().toLowerCase(Locale.ROOT)))
            .flatMap(m -> rules(m.attr("content")).stream()).collect(Collectors.toSet());
        response.headerValues("X-Robots-Tag").forEach(value -> rules.addAll(headerRules(value)));
        return new PageSigns(rules.contains("noindex") || rules.contains("none"), rules.contains("nofollow") || rules.contains("none"),
            canonical(page, response, address).filter(c -> !PageKey.isSame(c, address)), response.openToSearchEngines());
    }

    /** Why search engines leave this page out, in words. */
    Optional<String> whyNotIndexable() {
        if (noindex) return Optional.of("the page says noindex");
        if (!openToSearchEngines) return Optional.of("robots.txt keeps search engines from the page");
        return canonicalElsewhere.map(c -> "the page names another as the real one: " + c);
    }

    private static List<String> rules(String content) {
        return List.of(content.strip().toLowerCase(Locale.ROOT).split("[\\s,;]+"));
    }

    // Google's X-Robots-Tag: rules, or one bot's name, a colon and its rules
    private static List<String> headerRules(String value) {
        Matcher named = NAMED_BOT.matcher(value.toLowerCase(Locale.ROOT));
        if (!named.matches() || RULES_WITH_VALUES.contains(named.group(1))) return rules(value);
        return named.group(1).equals("googlebot") ? rules(named.group(2)) : List.of();
    }

    private static Optional<WebAddress> canonical(Document page, FetchResult.Response response, WebAddress address) {
        List<String> named = page.select("link[rel~=(?i)(^|\\s)canonical(\\s|$)][href]").stream().filter(PageLinks::isLive)
            .map((Element l) -> l.attr("href").strip()).filter(h -> !h.isEmpty()).distinct().toList();
        if (named.size() == 1) return address.resolve(named.get(0));
        if (named.size() > 1) return Optional.empty(); // contradictions are ignored, as search engines do
        return response.headerValues("Link").stream().map(CANONICAL_HEADER::matcher).filter(Matcher::find)
            .findFirst().flatMap(m -> address.resolve(m.group(1)));
    }
}
