package dev.linkwright.fetch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The letters of an address: cleaning, escaping and dot segments (WHATWG URL 4.4, RFC 3986 5.2.4). */
final class AddressText {

    static final boolean[] IN_PATH = letters("-._~!$&'()*+,;=:@/");
    static final boolean[] IN_QUERY = letters("-._~!$&'()*+,;=:@/?");

    private AddressText() {}

    /** Without surrounding blanks, line breaks and fragment; backslashes before the query are slashes, as browsers see them. */
    static String clean(String raw) {
        int start = 0;
        int end = raw.length();
        while (start < end && raw.charAt(start) <= ' ') start++;
        while (end > start && raw.charAt(end - 1) <= ' ') end--;
        if (isClean(raw, start, end)) return raw.substring(start, end);
        StringBuilder out = new StringBuilder(end - start);
        boolean inQuery = false;
        for (int i = start; i < end; i++) {
            char c = raw.charAt(i);
            if (c == '#') break;
            if (c == '\t' || c == '\n' || c == '\r') continue;
            if (c == '?') inQuery = true;
            out.append(c == '\\' && !inQuery ? '/' : c);
        }
        return out.toString();
    }

    // as nearly every address of a page is
    private static boolean isClean(String raw, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = raw.charAt(i);
            if (c == '#' || c == '\\' || c < ' ') return false;
        }
        return true;
    }

    /** Where the colon after a scheme stands (RFC 3986 3.1), or -1. */
    static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (c == ':' && i > 0) return i;
            if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '.' || c == '-'))) return -1;
        }
        return -1;
    }

    /** Where the slashes end that begin at {@code start}. */
    static int afterSlashes(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) == '/') end++;
        return end;
    }

    /** Of an authority that begins at {@code start}. */
    static int endOfAuthority(String text, int start) {
        for (int i = start; i < text.length(); i++) if (text.charAt(i) == '/' || text.charAt(i) == '?' || text.charAt(i) == '#') return i;
        return text.length();
    }

    /** Figures only, or nothing at all. */
    static boolean isFigures(String text, int start) {
        for (int i = start; i < text.length(); i++) if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        return true;
    }

    /** Everything outside the allowed letters percent-encoded as UTF-8; what is encoded already stays, in upper case. */
    static String encode(String text, boolean[] allowed) {
        if (isAllowed(text, allowed)) return text;
        StringBuilder out = new StringBuilder(text.length() + 16);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xff;
            if (b == '%' && i + 2 < bytes.length && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
                int value = hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]);
                if (isUnreserved(value)) out.append((char) value);
                else escape(out, value);
                i += 2;
            } else if (b < 128 && allowed[b]) {
                out.append((char) b);
            } else {
                escape(out, b);
            }
        }
        return out.toString();
    }

    private static boolean isAllowed(String text, boolean[] allowed) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) >= 128 || !allowed[text.charAt(i)]) return false;
        return true;
    }

    static String withoutDotSegments(String path) {
        if (!path.contains("/.")) return path;
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            switch (segments[i]) {
                case "." -> { if (last) kept.addLast(""); }
                case ".." -> {
                    kept.pollLast();
                    if (last) kept.addLast("");
                }
                default -> kept.addLast(segments[i]);
            }
        }
        return "/" + String.join("/", kept);
    }

    private static boolean[] letters(String besides) {
        boolean[] letters = new boolean[128];
        for (int c = 0; c < letters.length; c++) letters[c] = isUnreserved(c) || besides.indexOf(c) >= 0;
        return letters;
    }

    private static boolean isUnreserved(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~';
    }

    private static void escape(StringBuilder out, int value) {
        out.append('%').append(Character.toUpperCase(Character.forDigit(value >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(value & 15, 16)));
    }

    private static int hex(byte b) {
        return Character.digit(b, 16);
    }
}
