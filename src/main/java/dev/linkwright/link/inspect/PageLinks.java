package dev.linkwright.link.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.nodes.Element;

import dev.linkwright.fetch.WebAddress;

/** The links of a page as a browser has them: {@code <a>} and {@code <area>}, read against {@code <base href>}; not those in comments, templates or noscript. */
final class PageLinks {

    private static final List<String> QUALIFIERS = List.of("nofollow", "sponsored", "ugc");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");
    private static final int NEIGHBOURS_EACH_SIDE = 3;
    private static final Set<String> BLOCKS = Set.of("p", "ul", "ol", "dl", "table", "blockquote", "nav", "aside", "footer", "header", "section", "article", "main", "body");

    /** One link, where it leads, how it is qualified; the n-th of its page, from 1. */
    record Link(Element element, WebAddress to, List<String> qualifiers, int position) {}

    private final List<Link> links = new ArrayList<>();
    private final String host;
    private final WebAddress base;

    PageLinks(PageTags page, WebAddress address) {
        base = page.base().flatMap(b -> address.resolve(b.attr("href"))).orElse(address);
        host = bare(address);
        for (Element element : page.links()) {
            // in SVG the older xlink:href does the same (SVG 2, 16.1.5)
            boolean usual = element.hasAttr("href");
            if (!usual && element.closest("svg") == null) continue;
            String href = element.attr(usual ? "href" : "xlink:href");
            if (!usual && href.isEmpty()) continue;
            base.resolve(href).ifPresent(to -> links.add(new Link(element, to, qualifiers(element), links.size() + 1)));
        }
    }

    Stream<Link> all() {
        return links.stream();
    }

    /** What relative addresses are read against. */
    WebAddress base() {
        return base;
    }

    int size() {
        return links.size();
    }

    /** How many links lead to other hosts. */
    int outbound() {
        int outbound = 0;
        for (Link link : links) if (leavesTheSite(link)) outbound++;
        return outbound;
    }

    /** Where the links to other sites lead that stand next to this one in its block, in the order of the page. */
    List<String> besides(Link link) {
        Element block = blockOf(link.element());
        List<Link> together = links.stream().filter(l -> l == link || leavesTheSite(l) && !l.to().host().equals(link.to().host()) && blockOf(l.element()) == block).toList();
        int here = together.indexOf(link);
        return together.subList(Math.max(0, here - NEIGHBOURS_EACH_SIDE), Math.min(together.size(), here + NEIGHBOURS_EACH_SIDE + 1)).stream()
            .filter(l -> l != link).map(l -> l.to().toString()).toList();
    }

    private boolean leavesTheSite(Link link) {
        return !bare(link.to()).equals(host);
    }

    private static Element blockOf(Element element) {
        Element block = element;
        while (block.parent() != null && !BLOCKS.contains(block.normalName())) block = block.parent();
        return block;
    }

    private static String bare(WebAddress address) {
        return PageKey.withoutWww(address.host());
    }

    static boolean isLive(Element element) {
        for (Element e = element; e != null; e = e.parent()) if (!isOpen(e)) return false;
        return true;
    }

    /** What stands in it is part of the page. */
    static boolean isOpen(Element element) {
        return !element.normalName().equals("template") && !element.normalName().equals("noscript");
    }

    /** The qualifiers that keep every one of these links from counting fully; none when one link is free of them. */
    static List<String> common(List<Link> links) {
        if (links.stream().anyMatch(l -> l.qualifiers().isEmpty())) return List.of();
        Set<String> all = new TreeSet<>();
        links.forEach(l -> all.addAll(l.qualifiers()));
        return List.copyOf(all);
    }

    private static List<String> qualifiers(Element element) {
        if (!element.hasAttr("rel")) return List.of();
        List<String> rel = List.of(BETWEEN.split(element.attr("rel").toLowerCase(Locale.ROOT)));
        return QUALIFIERS.stream().filter(rel::contains).toList();
    }
}
