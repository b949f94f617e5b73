package dev.linkwright.prospect.broken;

import dev.linkwright.fetch.WebAddress;
import dev.linkwright.site.RegistrableDomain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The links of a page that lead to other sites, in order, each address once: the same site's pages, mail addresses, scripts and links in
 * templates are left out.
 *
 * @param links at most {@link #MOST}
 * @param more  how many there are above that
 */
record FoundLinks(List<Found> links, int more) {

    /** A page with more links than this is a directory, not a resource page. */
    static final int MOST = 500;
    private static final int LONGEST_AROUND = 280;
    private static final int LONGEST_ANCHOR = 200;
    private static final int LONGEST_URL = 2_000;

    /** @param around the words of the block that holds it */
    record Found(WebAddress to, String anchor, String around) {
    }

    static FoundLinks on(Document page, WebAddress address) {
        WebAddress base = Optional.ofNullable(page.selectFirst("base[href]")).flatMap(b -> address.resolve(b.attr("href"))).orElse(address);
        Map<String, Found> found = new LinkedHashMap<>();
        for (Element element : page.select("a[href], area[href]")) {
            Optional<WebAddress> to = element.closest("template, noscript") != null ? Optional.empty() : base.resolve(element.attr("href"));
            if (to.isPresent() && !isSameSite(address, to.get()) && to.get().toString().length() <= LONGEST_URL) {
                Found fresh = new Found(to.get(), anchor(element), around(element));
                found.merge(to.get().toString(), fresh, (first, again) -> first.anchor().isEmpty() ? again : first);
            }
        }
        List<Found> all = new ArrayList<>(found.values());
        return new FoundLinks(List.copyOf(all.subList(0, Math.min(MOST, all.size()))), Math.max(0, all.size() - MOST));
    }

    private static boolean isSameSite(WebAddress page, WebAddress to) {
        return page.host().equals(to.host()) || site(page.host()).isPresent() && site(page.host()).equals(site(to.host()));
    }

    private static Optional<String> site(String host) {
        return RegistrableDomain.in(host).map(RegistrableDomain::name);
    }

    private static String anchor(Element element) {
        String text = element.text().strip();
        if (text.isEmpty()) {
            text = element.select("img[alt]").stream().map(image -> image.attr("alt").strip()).filter(alt -> !alt.isEmpty()).findFirst()
                .orElse(element.hasAttr("alt") ? element.attr("alt").strip() : element.attr("title").strip());
        }
        return shortened(clean(text), LONGEST_ANCHOR);
    }

    private static String around(Element element) {
        Element block = element;
        for (Element up = element.parent(); up != null && !up.normalName().equals("body"); up = up.parent()) {
            block = up;
            if (up.isBlock()) {
                break;
            }
        }
        String text = clean(block.text());
        if (text.length() <= LONGEST_AROUND) {
            return text;
        }
        int at = Math.max(0, text.indexOf(clean(element.text())));
        int from = Math.max(0, Math.min(at - LONGEST_AROUND / 3, text.length() - LONGEST_AROUND));
        return (from > 0 ? "…" : "") + text.substring(from, Math.min(text.length(), from + LONGEST_AROUND)).strip() + (from + LONGEST_AROUND < text.length() ? "…" : "");
    }

    private static String clean(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}\u00a0\u200b\u00ad]+", " ").strip();
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
