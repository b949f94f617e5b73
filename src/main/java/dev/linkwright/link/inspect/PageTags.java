package dev.linkwright.link.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/**
 * The tags of a page that say where it leads and what it is, found in one walk instead of a search for each kind. Live ones only: what
 * stands in a template or noscript is not part of the page.
 */
final class PageTags implements NodeVisitor {

    /** Says "not found" or nothing. */
    private static final int HEADINGS = 2;

    private final List<Element> links = new ArrayList<>();
    private final List<Element> metas = new ArrayList<>();
    private final List<Element> related = new ArrayList<>();
    private final List<Element> headings = new ArrayList<>(HEADINGS);
    private Element base;
    private int closed;

    PageTags(Document page) {
        page.traverse(this);
    }

    /** {@code <a>} and {@code <area>}, in the order of the page. */
    List<Element> links() {
        return links;
    }

    /** {@code <meta name content>}. */
    List<Element> metas() {
        return metas;
    }

    /** {@code <link rel href>}, wherever they stand. */
    List<Element> related() {
        return related;
    }

    /** The first h1 or h2, two at most, live or not. */
    List<Element> headings() {
        return headings;
    }

    /** The first {@code <base href>}. */
    Optional<Element> base() {
        return Optional.ofNullable(base);
    }

    @Override
    public void head(Node node, int depth) {
        if (!(node instanceof Element element)) return;
        switch (element.normalName()) {
            case "template", "noscript" -> closed++;
            case "h1", "h2" -> { if (headings.size() < HEADINGS) headings.add(element); }
            case "a", "area" -> { if (closed == 0) links.add(element); }
            case "base" -> { if (closed == 0 && base == null && element.hasAttr("href")) base = element; }
            case "meta" -> { if (closed == 0 && element.hasAttr("name") && element.hasAttr("content")) metas.add(element); }
            case "link" -> { if (closed == 0 && element.hasAttr("rel") && element.hasAttr("href")) related.add(element); }
            default -> { }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && !PageLinks.isOpen(element)) closed--;
    }
}
