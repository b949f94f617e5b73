package dev.linkwright.link.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.nodes.Element;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.WebAddress;

/** What a page tells search engines about itself: noindex, nofollow for all its links, another page as the real one. */
record PageSigns(boolean noindex, boolean nofollow, Optional<WebAddress> canonicalElsewhere, boolean openToSearchEngines) {

    private static final Pattern NAMED_BOT = Pattern.compile("^\\s*([a-z0-9_-]+)\\s*:\\s*(.*)$");
    private static final Set<String> SEARCH_ENGINES = Set.of("robots", "googlebot");
    private static final Set<String> RULES_WITH_VALUES = Set.of("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview");
    private static final Pattern CANONICAL_HEADER = Pattern.compile("<([^>]+)>\\s*;[^,]*\\brel\\s*=\\s*\"?canonical\"?", Pattern.CASE_INSENSITIVE);

    private static final Pattern CANONICAL = Pattern.compile("(^|\\s)canonical(\\s|$)", Pattern.CASE_INSENSITIVE);

    static PageSigns of(PageTags page, FetchResult.Response response, WebAddress address, WebAddress base) {
        Set<String> rules = page.metas().stream()
            .filter(m -> SEARCH_ENGINES.contains(m.attr("name").strip().toLowerCase(Locale.ROOT)))
            .flatMap(m -> rules(m.attr("content")).stream()).collect(Collectors.toSet());
        response.headerValues("X-Robots-Tag").forEach(value -> rules.addAll(headerRules(value)));
        return new PageSigns(rules.contains("noindex") || rules.contains("none"), rules.contains("nofollow") || rules.contains("none"),
            canonical(page, response, base).filter(c -> !PageKey.isSame(c, address)), response.openToSearchEngines());
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

    /**
     * Google's X-Robots-Tag: rules between commas, for all bots until a bot's name and a colon say for whom those after it are;
     * {@code "noindex, googlebot: nofollow, otherbot: none"} holds three.
     */
    private static List<String> headerRules(String value) {
        List<String> ours = new ArrayList<>();
        boolean forUs = true;
        for (String part : value.toLowerCase(Locale.ROOT).split(",")) {
            Matcher named = NAMED_BOT.matcher(part);
            boolean bot = named.matches() && !RULES_WITH_VALUES.contains(named.group(1));
            if (bot) forUs = SEARCH_ENGINES.contains(named.group(1));
            if (forUs) ours.addAll(rules(bot ? named.group(2) : part));
        }
        return ours;
    }

    /** What header and head name; where they contradict each other nothing counts, as search engines have it. A link in the body is none. */
    private static Optional<WebAddress> canonical(PageTags page, FetchResult.Response response, WebAddress base) {
        Stream<String> inHead = page.related().stream().filter(l -> CANONICAL.matcher(l.attr("rel")).find() && isInHead(l)).map(l -> l.attr("href").strip());
        Stream<String> inHeader = response.headerValues("Link").stream().map(CANONICAL_HEADER::matcher).filter(Matcher::find).map(m -> m.group(1).strip());
        Map<String, WebAddress> named = new LinkedHashMap<>();
        Stream.concat(inHead, inHeader).filter(h -> !h.isEmpty()).flatMap(h -> base.resolve(h).stream()).forEach(c -> named.putIfAbsent(PageKey.of(c), c));
        return named.size() == 1 ? Optional.of(named.values().iterator().next()) : Optional.empty();
    }

    private static boolean isInHead(Element link) {
        Element head = link.ownerDocument().head();
        for (Element e = link.parent(); e != null; e = e.parent()) if (e == head) return true;
        return false;
    }
}
