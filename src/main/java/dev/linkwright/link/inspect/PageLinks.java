package dev.linkwright.link.inspect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import dev.linkwright.fetch.WebAddress;

/** The links of a page as a browser has them: {@code <a>} and {@code <area>}, read against {@code <base href>}; not those in comments, templates or noscript. */
final class PageLinks {

    private static final List<String> QUALIFIERS = List.of("nofollow", "sponsored", "ugc");

    /** One link, where it leads and how it is qualified. */
    record Link(Element element, WebAddress to, List<String> qualifiers) {}

    private final List<Link> links;

    PageLinks(Document page, WebAddress address) {
        WebAddress base = Optional.ofNullable(page.selectFirst("base[href]")).filter(PageLinks::isLive)
            .flatMap(b -> address.resolve(b.attr("href"))).orElse(address);
        links = page.select("a[href], area[href]").stream().filter(PageLinks::isLive)
            .flatMap(e -> base.resolve(e.attr("href")).map(to -> new Link(e, to, qualifiers(e))).stream()).toList();
    }

    Stream<Link> all() {
        return links.stream();
    }

    /** Links to other hosts. */
    int outbound(WebAddress page) {
        String own = page.host().replaceFirst("^www\\.", "");
        return (int) links.stream().filter(l -> !l.to().host().replaceFirst("^www\\.", "").equals(own)).count();
    }

    static boolean isLive(Element element) {
        return element.closest("template, noscript") == null;
    }

    /** The qualifiers that keep every one of these links from counting fully; none when one link is free of them. */
    static List<String> common(List<Link> links) {
        if (links.stream().anyMatch(l -> l.qualifiers().isEmpty())) return List.of();
        Set<String> all = new TreeSet<>();
        links.forEach(l -> all.addAll(l.qualifiers()));
        return List.copyOf(all);
    }

    private static List<String> qualifiers(Element element) {
        List<String> rel = List.of(element.attr("rel").toLowerCase(Locale.ROOT).split("[\\s,]+"));
        return QUALIFIERS.stream().filter(rel::contains).toList();
    }
}
