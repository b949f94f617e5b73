package dev.linkwright.sandbox;

import org.jsoup.nodes.Entities;

/**
 * What the sample web answers to one request.
 *
 * @param status HTTP status
 * @param type   content type
 * @param body   text of the answer
 */
public record SamplePage(int status, String type, String body) {

    /** The sample page whose reading list has grown old. */
    static final String WITH_A_DEAD_LINK = "http://far-desk.example/remote-hiring-checklist";

    private static final String READING_LIST = """
            <h2>Further reading</h2>
            <ul>
            <li><a href="http://hiring-field.example/benchmarks/time-to-hire">Time to hire by region</a>, a yearly benchmark</li>
            <li><a href="http://tidy-desk.example/remote-hiring-survey-2019">A survey of remote hiring</a>: how long it takes to fill a remote position</li>
            <li><a href="http://tidy-desk.example/guides/home-office-setup">The home office setup guide</a></li>
            </ul>""";

    static SamplePage html(int status, String body) {
        return new SamplePage(status, "text/html; charset=utf-8", body);
    }

    static SamplePage text(String body) {
        return new SamplePage(200, "text/plain; charset=utf-8", body);
    }

    /** A partner's answer for one path of its site: a home page, the page a link is earned on, robots.txt, nothing else. */
    public static SamplePage of(SamplePartner partner, String brandName, String path) {
        if (path.equals("/robots.txt")) {
            return text("User-agent: *\nAllow: /\n");
        }
        if (path.equals("/")) {
            return html(200, document(partner, partner.title(), home(partner)));
        }
        if (!path.equals(partner.path())) {
            return html(404, document(partner, "Page not found", "<h1>Page not found</h1>\n<p>There is no page at this address.</p>"));
        }
        return switch (partner.state()) {
            case PLAIN, FOLLOWED, NOFOLLOW, SPONSORED, NAMED -> html(200, document(partner, partner.pageTitle(), article(partner, brandName)));
            case NOT_FOUND -> html(404, document(partner, "Page not found", "<h1>Page not found</h1>\n<p>This page was removed.</p>"));
            case UNAVAILABLE -> html(503, "<!doctype html><html lang=\"en\"><title>503</title><h1>Service unavailable</h1><p>Please try again later.</p></html>");
        };
    }

    private static String home(SamplePartner partner) {
        return """
                <h1>%s</h1>
                <p>%s</p>
                <h2>Latest</h2>
                <ul><li><a href="%s">%s</a></li></ul>""".formatted(escaped(partner.title()), escaped(partner.intro()),
                escaped(partner.path()), escaped(partner.pageTitle()));
    }

    private static String article(SamplePartner partner, String brandName) {
        return """
                <article>
                <h1>%s</h1>
                <p>%s</p>
                %s
                %s
                <h2>About this page</h2>
                <p>We keep this page up to date. If you know a source on %s that belongs here, write to us.</p>
                </article>""".formatted(escaped(partner.pageTitle()), escaped(partner.intro()), passage(partner, brandName), readingList(partner),
                escaped(partner.category().toLowerCase(java.util.Locale.ENGLISH)));
    }

    private static String readingList(SamplePartner partner) {
        return WITH_A_DEAD_LINK.equals("http://" + partner.domain() + partner.path()) ? READING_LIST : "";
    }

    /** The words that make the difference between a link, a mention and nothing. */
    private static String passage(SamplePartner partner, String brandName) {
        return switch (partner.state()) {
            case FOLLOWED -> linked(partner, "");
            case NOFOLLOW -> linked(partner, " rel=\"nofollow\"");
            case SPONSORED -> linked(partner, " rel=\"sponsored\"");
            case NAMED -> "<p>A recent survey by " + escaped(brandName) + " asked the same question and came to similar numbers.</p>";
            case PLAIN, NOT_FOUND, UNAVAILABLE -> "<p>The numbers here come from our own readers.</p>";
        };
    }

    private static String linked(SamplePartner partner, String qualifier) {
        return "<p>For newer numbers see <a href=\"" + escaped(partner.targetUrl()) + "\"" + qualifier + ">" + escaped(partner.anchor())
                + "</a>, which covers several countries.</p>";
    }

    private static String document(SamplePartner partner, String title, String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>%s</title>
                <meta name="description" content="%s">
                </head>
                <body>
                <header><a href="/">%s</a></header>
                <main>
                %s
                </main>
                <footer><p>A sample site of the Linkwright sandbox.</p></footer>
                </body>
                </html>
                """.formatted(escaped(title), escaped(partner.intro()), escaped(partner.title()), content);
    }

    private static String escaped(String text) {
        return Entities.escape(text).replace("\"", "&quot;");
    }
}
