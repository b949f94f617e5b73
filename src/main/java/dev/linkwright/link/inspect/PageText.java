package dev.linkwright.link.inspect;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
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

    private final StringBuilder text = new StringBuilder();
    private final Map<Element, Span> links = new IdentityHashMap<>();

    PageText(Document page) {
        new Reader().read(page.body());
    }

    /** Blocks are separated by line breaks, words by single blanks. */
    String all() {
        return text.toString();
    }

    /** As long as {@link #all}, with every letter of a link replaced by a mark. */
    String outsideLinks() {
        StringBuilder outside = new StringBuilder(text);
        for (Span link : links.values())
            for (int i = link.start(); i < link.end(); i++) if (outside.charAt(i) > ' ') outside.setCharAt(i, '\ufffc');
        return outside.toString();
    }

    /** A link's words and those of the same block around them. */
    Words around(Element link) {
        Span span = links.get(link);
        return span == null ? Words.NONE : around(span.start(), span.end());
    }

    Words around(int start, int end) {
        while (start < end && text.charAt(start) <= ' ') start++;
        while (end > start && text.charAt(end - 1) <= ' ') end--;
        int lineStart = text.lastIndexOf("\n", Math.max(0, start - 1)) + 1;
        if (start == 0) lineStart = 0;
        int lineEnd = text.indexOf("\n", end) < 0 ? text.length() : text.indexOf("\n", end);
        return new Words(lastWords(text.substring(Math.min(lineStart, start), start)), text.substring(start, end),
            firstWords(text.substring(end, Math.max(end, lineEnd))));
    }

    private static String lastWords(String left) {
        String[] words = left.split("(?<= )");
        if (words.length <= WORDS_AROUND) return left;
        return "…" + String.join("", java.util.Arrays.copyOfRange(words, words.length - WORDS_AROUND, words.length));
    }

    private static String firstWords(String right) {
        String[] words = right.split("(?<= )");
        if (words.length <= WORDS_AROUND + 1) return right;
        return String.join("", java.util.Arrays.copyOfRange(words, 0, WORDS_AROUND + 1)).stripTrailing() + "…";
    }

    static boolean isHidden(Element element) {
        if (element.hasAttr("hidden") || element.normalName().equals("dialog") && !element.hasAttr("open")) return true;
        String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        return HIDDEN.matcher(style).find();
    }

    /** Walks the page once. */
    private final class Reader implements NodeFilter {

        private final Deque<Map.Entry<Element, Integer>> openLinks = new ArrayDeque<>();

        void read(Element body) {
            body.filter(this);
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words) {
                append(Normalizer.normalize(words.getWholeText(), Normalizer.Form.NFC));
            } else if (node instanceof Element element) {
                if (NOT_SHOWN.contains(element.normalName()) || isHidden(element)) return FilterResult.SKIP_ENTIRELY;
                if (element.normalName().equals("br")) append(" ");
                else if (element.isBlock()) lineBreak();
                if (isLink(element)) openLinks.push(Map.entry(element, text.length()));
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (isLink(element) && !openLinks.isEmpty()) links.put(element, new Span(openLinks.pop().getValue(), text.length()));
                if (element.isBlock()) lineBreak();
            }
            return FilterResult.CONTINUE;
        }

        private boolean isLink(Element element) {
            return element.normalName().equals("a") && element.hasAttr("href");
        }

        private void append(String raw) {
            for (int i = 0; i < raw.length(); i++) {
                char c = raw.charAt(i);
                boolean blank = c <= ' ' || c == '\u00a0';
                if (c == '\u00ad' || c == '\u200b') continue; // soft hyphen and zero-width space are not seen
                if (!blank) text.append(c);
                else if (!text.isEmpty() && text.charAt(text.length() - 1) > ' ') text.append(' ');
            }
        }

        private void lineBreak() {
            int last = text.length() - 1;
            if (last < 0 || text.charAt(last) == '\n') return;
            text.append('\n');
        }
    }
}
