package dev.linkwright.link.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Pages of which we did not see all: what is not on them may be there all the same. */
final class HalfPages {

    private static final int HARDLY_ANY_TEXT = 250;
    /** Document, html, head and body, which the parser makes of anything. */
    private static final int EMPTY = 4;
    private static final Pattern BEGINS = Pattern.compile("<html[\\s>]");
    private static final Pattern ENDS = Pattern.compile("</(html|body)\\s*>");
    private static final Pattern SENDS_ON = Pattern.compile("\\blocation(\\.href)?\\s*=[^=]|\\blocation\\.(replace|assign)\\s*\\(");
    private static final Evaluator SCRIPTS = QueryParser.parse("script:not([src])");
    private static final Evaluator SHADOWS = QueryParser.parse("template[shadowrootmode] a[href], template[shadowroot] a[href]");

    private HalfPages() {}

    /** @param text what a reader sees */
    static Optional<String> whyNotWhole(Document page, String text, byte[] body) {
        String bytes = new String(body, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        // a server that dies, or a line that is cut where no length was given; a page may leave out <html>, but then it leaves out both
        if (BEGINS.matcher(bytes).find() && !ENDS.matcher(bytes).find()) return Optional.of("the page broke off before its end");
        if (bytes.contains("</") && page.getAllElements().size() <= EMPTY) return Optional.of("the page's letters could not be read");
        if (text.length() > HARDLY_ANY_TEXT) return page.select(SHADOWS).isEmpty() ? Optional.empty() : Optional.of("the page shows part of its content only to scripts");
        if (!page.select("frame[src]").isEmpty() || text.isBlank() && !page.select("iframe[src]").isEmpty()) return Optional.of("the page shows another one within a frame");
        if (page.select(SCRIPTS).stream().anyMatch(s -> SENDS_ON.matcher(s.data()).find())) return Optional.of("the page sends its readers on by a script");
        return page.select("template, noscript").isEmpty() && page.body().childNodes().stream().allMatch(n -> n instanceof TextNode words && words.isBlank()) ? Optional.of("the page came without content") : Optional.empty();
    }
}
