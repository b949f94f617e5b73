package dev.linkwright.mail.mime;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Foreign HTML without anything that runs, loads or looks like ours: no scripts, no styles, no remote images, links marked. */
public final class SafeHtml {

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "div", "span", "br", "hr", "b", "strong", "i", "em", "u", "s", "small", "sub", "sup", "blockquote", "pre",
                    "code", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tfoot",
                    "tr", "th", "td", "a")
            .allowAttributes("href").onElements("a")
            .allowAttributes("colspan", "rowspan").onElements("td", "th")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
            .toFactory();

    private SafeHtml() {
    }

    /** The safe rest of it, or null for null. */
    public static String of(String html) {
        return html == null ? null : POLICY.sanitize(html).replace("\u0000", "");
    }
}
