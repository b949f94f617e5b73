package dev.linkwright.campaign.letter;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The HTML part of one person's mail. Values are escaped as HTML text and attribute values before they are put in, and the whole is made
 * safe afterwards: whatever a value holds, it can neither add an element nor run or load anything.
 *
 * @param source the author's HTML with the values as they are: for finding flaws, never sent
 * @param safe   what is sent
 */
public record HtmlPart(Rendered source, String safe) {
    // What a letter needs. Nothing that is loaded from elsewhere: an image would tell who opened the mail.
    private static final PolicyFactory LETTER = new HtmlPolicyBuilder()
            .allowElements("p", "div", "span", "br", "hr", "b", "strong", "i", "em", "u", "s", "small", "sub", "sup", "blockquote", "pre", "code",
                    "ul", "ol", "li", "h1", "h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "a")
            .allowAttributes("href").onElements("a")
            .allowAttributes("colspan", "rowspan").onElements("td", "th")
            .allowUrlProtocols("http", "https", "mailto")
            .toFactory();
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");
    private static final Pattern LEFT_OUT = Pattern.compile("(?i)<\\s*(img|style|script|iframe|form|input|button|svg|video|object|link|meta)\\b|\\sstyle\\s*=|\\son[a-z]+\\s*=");

    static HtmlPart render(String html, MergeValues values) {
        Template template = Template.html(html);
        return new HtmlPart(template.render(values), LETTER.sanitize(template.render(values, HtmlPart::escaped).text()));
    }

    /** Whether the author's HTML holds something that does not go out: images, styles, forms, scripts. */
    public static boolean losesSomething(String html) {
        return html != null && LEFT_OUT.matcher(html).find();
    }

    /** Safe as text between elements and inside a quoted or an unquoted attribute. */
    static String escaped(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        value.chars().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&#34;");
                case '\'' -> out.append("&#39;");
                case '`' -> out.append("&#96;");
                case '=' -> out.append("&#61;");
                default -> out.append((char) c);
            }
        });
        return out.toString();
    }

    /** Plain text as HTML, its addresses as links. */
    static String linked(String text) {
        return LETTER.sanitize(ADDRESS.matcher(escaped(text).replace("&#61;", "=")).replaceAll("<a href=\"$0\">$0</a>").replace("\n", "<br>\n"));
    }
}
