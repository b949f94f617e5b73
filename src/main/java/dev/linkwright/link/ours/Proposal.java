package dev.linkwright.link.ours;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.linkwright.brand.Asset;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.PageAddress;

/** A page of ours that should link to another, because they are about the same: they share words of title and address. */
record Proposal(String from, String to, String because) {

    private static final int TO_TARGET = 3;
    private static final int FROM_TARGET = 2;
    private static final int STEM = 6;
    private static final Set<String> COMMON = Set.of("https", "http", "html", "index", "page", "pages", "blog", "with", "from", "your", "this", "that", "what", "have", "about", "home", "news",
        "the", "and", "for", "und", "der", "die", "das", "guide", "research", "tool", "how", "why");

    /** A page of ours as we know it; the title may be blank. */
    record Page(String url, String title) {}

    private record Match(Page page, List<String> words) {}

    /** Three pages to the target and two from it, those with most words in common first; where none has any, the home page to the target. */
    static List<Proposal> of(Backlink link, List<Page> known, List<Asset> assets) {
        String target = PageAddress.of(link.targetUrl(), "targetUrl").key();
        Map<String, Page> pages = new LinkedHashMap<>();
        Stream.concat(assets.stream().map(a -> new Page(a.url(), a.title())), known.stream())
            .forEach(p -> pages.merge(PageAddress.of(p.url(), "url").key(), p, (first, again) -> first.title().isBlank() ? again : first));
        Page itself = pages.remove(target);
        Map<String, String> about = stems((itself == null ? "" : itself.title()) + " " + path(link.targetUrl()) + " " + (link.anchor() == null ? "" : link.anchor())
            + " " + link.asset().map(Asset::title).orElse(""));
        List<Match> matches = pages.values().stream().map(p -> new Match(p, stems(p.title() + " " + path(p.url())).entrySet().stream().filter(e -> about.containsKey(e.getKey())).map(Map.Entry::getValue).toList()))
            .filter(m -> !m.words().isEmpty()).sorted(Comparator.comparing((Match m) -> -m.words().size()).thenComparing(m -> m.page().url())).toList();
        List<Proposal> proposals = new ArrayList<>();
        matches.stream().limit(TO_TARGET).forEach(m -> proposals.add(new Proposal(m.page().url(), link.targetUrl(), "both are about " + String.join(", ", m.words()))));
        if (proposals.isEmpty()) pages.values().stream().filter(p -> path(p.url()).replace("/", "").isEmpty()).findFirst()
            .ifPresent(home -> proposals.add(new Proposal(home.url(), link.targetUrl(), "the home page passes on most")));
        matches.stream().limit(FROM_TARGET).forEach(m -> proposals.add(new Proposal(link.targetUrl(), m.page().url(), "both are about " + String.join(", ", m.words()))));
        return proposals;
    }

    /** The beginnings of the words that say something, to the word each was first seen as. */
    private static Map<String, String> stems(String text) {
        Map<String, String> stems = new LinkedHashMap<>();
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(w -> w.length() >= 3 && !w.matches("\\d+") && !COMMON.contains(w))
            .forEach(w -> stems.putIfAbsent(w.length() > STEM ? w.substring(0, STEM) : w, w));
        return stems;
    }

    private static String path(String url) {
        try {
            String path = URI.create(url).getPath();
            return path == null ? "" : path;
        } catch (IllegalArgumentException notAnAddress) {
            return "";
        }
    }
}
