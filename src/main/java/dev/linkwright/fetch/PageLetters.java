package dev.linkwright.fetch;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Bytes to letters as browsers do it (HTML 13.2.3): a byte order mark wins over the header, the header over what the page says of
 * itself; where nobody says anything, UTF-8 when the bytes are UTF-8, else windows-1252.
 */
final class PageLetters {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int SAID_WITHIN = 64 * 1024;

    private static final Pattern IN_HEADER = Pattern.compile("charset\\s*=\\s*[\"']?\\s*([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);
    private static final List<String> WITHOUT_TAGS = List.of("script", "style", "title", "textarea", "noscript");
    private static final Pattern IN_XML = Pattern.compile("^\\s*<\\?xml\\b[^>]*?\\bencoding\\s*=\\s*[\"']([^\"']+)[\"']");
    private static final Pattern IN_META = Pattern.compile("\\G<meta\\b[^>]*?\\bcharset\\s*=\\s*[\"']?\\s*([^\\s\"'/>;]+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern CLOSED = Pattern.compile("<([a-zA-Z][\\w:-]*)((?:\\s+[\\w:.-]+\\s*=\\s*(?:\"[^\"]*+\"|'[^']*+'))*+\\s*)/>");
    private static final Set<String> VOID = Set.of("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");

    // WHATWG Encoding 4.2: what these labels mean on the web
    private static final Map<String, String> MEANT = Map.ofEntries(
        Map.entry("iso-8859-1", "windows-1252"), Map.entry("iso8859-1", "windows-1252"), Map.entry("iso_8859-1", "windows-1252"), Map.entry("latin1", "windows-1252"),
        Map.entry("l1", "windows-1252"), Map.entry("ascii", "windows-1252"), Map.entry("us-ascii", "windows-1252"), Map.entry("ansi_x3.4-1968", "windows-1252"),
        Map.entry("x-user-defined", "windows-1252"), Map.entry("iso-8859-9", "windows-1254"), Map.entry("latin5", "windows-1254"), Map.entry("iso-8859-11", "windows-874"),
        Map.entry("tis-620", "windows-874"), Map.entry("gb2312", "gbk"), Map.entry("gb_2312-80", "gbk"), Map.entry("x-gbk", "gbk"), Map.entry("chinese", "gbk"),
        Map.entry("shift_jis", "windows-31j"), Map.entry("shift-jis", "windows-31j"), Map.entry("sjis", "windows-31j"), Map.entry("x-sjis", "windows-31j"),
        Map.entry("euc-kr", "x-windows-949"), Map.entry("ks_c_5601-1987", "x-windows-949"), Map.entry("korean", "x-windows-949"), Map.entry("big5", "big5-hkscs"),
        Map.entry("big5-hkscs", "big5-hkscs"), Map.entry("x-x-big5", "big5-hkscs"), Map.entry("koi8", "koi8-r"), Map.entry("utf8", "utf-8"), Map.entry("unicode-1-1-utf-8", "utf-8"),
        Map.entry("utf-16", "utf-16le"), Map.entry("unicode", "utf-16le"), Map.entry("ucs-2", "utf-16le"), Map.entry("x-cp1250", "windows-1250"),
        Map.entry("x-cp1251", "windows-1251"), Map.entry("x-cp1252", "windows-1252"), Map.entry("iso-8859-8-i", "iso-8859-8"), Map.entry("logical", "iso-8859-8"));

    private PageLetters() {}

    static Document parse(FetchResult.Response answer) {
        String type = answer.header("content-type").orElse("");
        String letters = read(answer.body(), type);
        return Jsoup.parse(type.toLowerCase(Locale.ROOT).contains("application/xhtml+xml") ? asHtml(letters) : letters, answer.finalUrl().toString());
    }

    /** In XHTML {@code <script src="a.js"/>} is closed; read as HTML it would swallow the rest of the page. */
    private static String asHtml(String xhtml) {
        return CLOSED.matcher(xhtml).replaceAll(tag -> VOID.contains(tag.group(1).toLowerCase(Locale.ROOT)) ? Matcher.quoteReplacement(tag.group()) : Matcher.quoteReplacement("<" + tag.group(1) + tag.group(2) + "></" + tag.group(1) + ">"));
    }

    static String read(byte[] bytes, String contentType) {
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        if (startsWith(bytes, 0xfe, 0xff)) return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        if (startsWith(bytes, 0xff, 0xfe)) return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        Optional<Charset> said = first(IN_HEADER.matcher(contentType)).flatMap(PageLetters::charset).or(() -> saidByThePage(bytes));
        return said.map(charset -> new String(bytes, charset)).orElseGet(() -> utf8(bytes).orElseGet(() -> new String(bytes, WESTERN)));
    }

    private static Optional<Charset> saidByThePage(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, SAID_WITHIN), StandardCharsets.ISO_8859_1);
        Optional<String> label = start.stripLeading().startsWith("<?xml") ? first(IN_XML.matcher(start)) : Optional.empty();
        // a page that can say it is UTF-16 in ASCII is not
        return label.or(() -> saidInMeta(start)).flatMap(PageLetters::charset).map(c -> c.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : c);
    }

    /** The first meta that names one, outside of comments and of what holds no tags. */
    private static Optional<String> saidInMeta(String start) {
        for (int tag = start.indexOf('<'); tag >= 0; tag = start.indexOf('<', tag + 1)) {
            if (start.startsWith("!--", tag + 1)) {
                tag = start.indexOf("-->", tag + 2);
            } else if (isTag(start, tag, "meta")) {
                Optional<String> said = first(IN_META.matcher(start).region(tag, start.length()));
                if (said.isPresent()) return said;
            } else {
                int at = tag;
                Optional<String> closed = WITHOUT_TAGS.stream().filter(name -> isTag(start, at, name)).findFirst();
                if (closed.isPresent()) tag = endOf(start, closed.get(), tag);
            }
            if (tag < 0) break;
        }
        return Optional.empty();
    }

    private static boolean isTag(String text, int tag, String name) {
        int end = tag + 1 + name.length();
        return text.regionMatches(true, tag + 1, name, 0, name.length()) && (end >= text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    private static int endOf(String text, String name, int from) {
        for (int end = text.indexOf("</", from); end >= 0; end = text.indexOf("</", end + 1)) if (text.regionMatches(true, end + 2, name, 0, name.length())) return end;
        return -1;
    }

    private static Optional<Charset> charset(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(MEANT.getOrDefault(name, name)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(Matcher matcher) {
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if ((bytes[i] & 0xff) != mark[i]) return false;
        return true;
    }
}
