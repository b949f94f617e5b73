package dev.linkwright.fetch;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * What a page says to its readers, without what stands on every page of a site: menus, footers, forms, lists of links.
 *
 * @param language as the page says of itself, such as "en-GB"; blank where it says nothing
 */
public record PageWords(String title, String description, String headings, String body, String language) {

    private static final int MOST_LETTERS = 20_000;
    /** A part of the page with less than this is not the article. */
    private static final int LEAST_MAIN = 200;
    /** A list of which more than this share is links is a menu. */
    private static final double MENU = 0.6;

    private static final String NOT_READ = "script, style, noscript, template, svg, iframe, form, nav, footer, aside, dialog, [role=navigation], [role=banner], "
        + "[role=contentinfo], [role=dialog], [hidden], [aria-hidden=true], [class*=cookie], [id*=cookie], [class*=consent], [class*=breadcrumb], "
        + "body > header, [class*=sidebar]";

    /** Empty when the answer is no page: no success, or nothing to read. */
    public static Optional<PageWords> of(FetchResult.Response answer) {
        if (answer.status() < 200 || answer.status() >= 300 || answer.body().length == 0) {
            return Optional.empty();
        }
        return Optional.of(of(answer.document()));
    }

    static PageWords of(Document page) {
        String title = first(page.title(), content(page, "meta[property=og:title]"));
        String description = first(content(page, "meta[name=description]"), content(page, "meta[property=og:description]"));
        String language = first(page.select("html").attr("lang"), content(page, "meta[http-equiv=content-language]"));
        Element body = page.body();
        body.select(NOT_READ).remove();
        for (Element list : body.select("ul, ol, table")) {
            if (list.hasParent() && list.text().length() > 0 && list.select("a").text().length() > MENU * list.text().length()) {
                list.remove();
            }
        }
        Elements headings = body.select("h1, h2, h3");
        Element main = body.select("main, [role=main], article").stream().filter(part -> part.text().length() >= LEAST_MAIN).findFirst().orElse(body);
        return new PageWords(title, description, shortened(headings.stream().map(Element::text).distinct().collect(Collectors.joining(" . "))),
            shortened(main.text()), language);
    }

    /** Everything, for telling the language. */
    public String all() {
        return String.join(" . ", title, description, headings, body);
    }

    public boolean isEmpty() {
        return title.isBlank() && description.isBlank() && body.isBlank();
    }

    private static String content(Document page, String selector) {
        Element element = page.selectFirst(selector);
        return element == null ? "" : element.attr("content");
    }

    private static String first(String one, String other) {
        return shortened((one.isBlank() ? other : one).strip());
    }

    private static String shortened(String text) {
        return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS);
    }
}
