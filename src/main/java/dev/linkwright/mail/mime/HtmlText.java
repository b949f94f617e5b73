package dev.linkwright.mail.mime;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The words of an HTML mail, with its paragraphs and quotes kept as plain text. */
final class HtmlText {

    private HtmlText() {
    }

    static String of(String html) {
        Document page = Jsoup.parse(html);
        page.select("style, script, head, title").remove();
        Writer writer = new Writer();
        NodeTraversor.traverse(writer, page.body());
        return writer.text();
    }

    private static final class Writer implements NodeVisitor {
        private final StringBuilder out = new StringBuilder();
        private int quote;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                String line = words.text();
                if (!line.isBlank() || (!out.isEmpty() && !atLineStart())) {
                    if (atLineStart()) {
                        out.append("> ".repeat(quote));
                        line = line.stripLeading();
                    }
                    out.append(line);
                }
            } else if (node instanceof Element element) {
                if (element.normalName().equals("blockquote")) {
                    newLine();
                    quote++;
                } else if (element.normalName().equals("br")) {
                    out.append('\n');
                } else if (element.isBlock()) {
                    newLine();
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                newLine();
                if (element.normalName().equals("p")) {
                    out.append('\n');
                } else if (element.normalName().equals("blockquote")) {
                    quote--;
                }
            }
        }

        private boolean atLineStart() {
            return out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        }

        private void newLine() {
            if (!atLineStart()) {
                out.append('\n');
            }
        }

        String text() {
            return out.toString().replace('\u00a0', ' ').replaceAll("\n{3,}", "\n\n").strip();
        }
    }
}
