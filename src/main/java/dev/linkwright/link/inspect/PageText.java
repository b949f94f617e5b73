package dev.linkwright.link.inspect;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The text a reader sees, one line per block, and where in it each link's words stand. */
final class PageText {

    private static final Set<String> NOT_SHOWN = Set.of("head", "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "audio",
        "video", "canvas", "select", "datalist", "textarea", "noframes", "title");
    private static final int WORDS_AROUND = 14;

    private static final Pattern HIDDEN = Pattern.compile("display:none|visibility:(hidden|collapse)|opacity:0(\\.0*)?(;|$|!)|font-size:0(px|em|rem|pt|%)?(;|$|!)|text-indent:-\\d{3,}|(left|top|right):-\\d{3,}px");

    /** A stretch of the text. */
    record Span(int start, int end) {}

    private final List<LinkSpan> links = new ArrayList<>();
    private final String text;

    private record LinkSpan(Element link, Span span) {}

    PageText(Document page) {
        Reader reader = new Reader();
        page.body().filter(reader);
        text = new String(reader.letters, 0, reader.length);
    }

    /** Blocks are separated by line breaks, words by single blanks. */
    String all() {
        return text;
    }

    /** As long as {@link #all}, with every letter of a link replaced by a mark. */
    String outsideLinks() {
        StringBuilder outside = new StringBuilder(text);
        for (LinkSpan link : links)
            for (int i = link.span().start(); i < link.span().end(); i++) if (outside.charAt(i) > ' ') outside.setCharAt(i, '\ufffc');
        return outside.toString();
    }

    /** A link's words and those of the same block around them. */
    Words around(Element link) {
        for (LinkSpan one : links) if (one.link() == link) return around(one.span().start(), one.span().end());
        return Words.NONE;
    }

    Words around(int start, int end) {
        while (start < end && text.charAt(start) <= ' ') start++;
        while (end > start && text.charAt(end - 1) <= ' ') end--;
        int lineStart = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
        if (start == 0) lineStart = 0;
        int lineEnd = text.indexOf('\n', end) < 0 ? text.length() : text.indexOf('\n', end);
        return new Words(lastWords(text.substring(Math.min(lineStart, start), start)), text.substring(start, end),
            firstWords(text.substring(end, Math.max(end, lineEnd))));
    }

    private static String lastWords(String left) {
        int words = 0;
        for (int i = left.length() - 1; i > 0; i--) if (left.charAt(i - 1) == ' ' && ++words == WORDS_AROUND) return "…" + left.substring(i);
        return left;
    }

    private static String firstWords(String right) {
        int words = 0;
        for (int i = 1; i < right.length(); i++) if (right.charAt(i - 1) == ' ' && ++words == WORDS_AROUND + 1) return right.substring(0, i).stripTrailing() + "…";
        return right;
    }

    static boolean isHidden(Element element) {
        if (element.hasAttr("hidden") || element.normalName().equals("dialog") && !element.hasAttr("open")) return true;
        if (!element.hasAttr("style")) return false;
        String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        return HIDDEN.matcher(style).find();
    }

    /** Walks the page once. */
    private final class Reader implements NodeFilter {

        private final Deque<Integer> openLinks = new ArrayDeque<>();
        private char[] letters = new char[4096];
        private int length;

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words) {
                append(composed(words.getWholeText()));
            } else if (node instanceof Element element) {
                if (NOT_SHOWN.contains(element.normalName()) || isHidden(element)) return FilterResult.SKIP_ENTIRELY;
                if (element.normalName().equals("br")) append(" ");
                else if (element.isBlock()) lineBreak();
                if (isLink(element)) openLinks.push(length);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (isLink(element) && !openLinks.isEmpty()) links.add(new LinkSpan(element, new Span(openLinks.pop(), length)));
                if (element.isBlock()) lineBreak();
            }
            return FilterResult.CONTINUE;
        }

        private boolean isLink(Element element) {
            return element.normalName().equals("a") && element.hasAttr("href");
        }

        // letters before U+0300 are never put together with others (Unicode UAX 15, quick check)
        private String composed(String raw) {
            for (int i = 0; i < raw.length(); i++) if (raw.charAt(i) >= '\u0300') return Normalizer.normalize(raw, Normalizer.Form.NFC);
            return raw;
        }

        private void append(String raw) {
            room(raw.length());
            // in places of its own, which the machine keeps at hand from letter to letter
            char[] to = letters;
            int at = length;
            char before = at == 0 ? ' ' : to[at - 1];
            for (int i = 0; i < raw.length(); i++) {
                char c = raw.charAt(i);
                if (c == '\u00ad' || c == '\u200b') continue; // soft hyphen and zero-width space are not seen
                if (c <= ' ' || c == '\u00a0') {
                    if (before <= ' ') continue;
                    c = ' ';
                }
                to[at++] = c;
                before = c;
            }
            length = at;
        }

        private void lineBreak() {
            if (length == 0 || letters[length - 1] == '\n') return;
            room(1);
            letters[length++] = '\n';
        }

        private void room(int more) {
            if (letters.length - length < more) letters = Arrays.copyOf(letters, Math.max(2 * letters.length, length + more));
        }
    }
}
