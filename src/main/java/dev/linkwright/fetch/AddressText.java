package dev.linkwright.fetch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The letters of an address: cleaning, escaping and dot segments (WHATWG URL 4.4, RFC 3986 5.2.4). */
final class AddressText {

    static final String IN_PATH = "-._~!$&'()*+,;=:@/";
    static final String IN_QUERY = IN_PATH + "?";

    private AddressText() {}

    /** Without surrounding blanks, line breaks and fragment; backslashes before the query are slashes, as browsers see them. */
    static String clean(String raw) {
        String text = raw.replaceAll("^[\\x00-\\x20]+|[\\x00-\\x20]+$|[\\t\\n\\r]", "");
        int fragment = text.indexOf('#');
        if (fragment >= 0) text = text.substring(0, fragment);
        int question = text.indexOf('?');
        String path = question < 0 ? text : text.substring(0, question);
        return path.replace('\\', '/') + (question < 0 ? "" : text.substring(question));
    }

    /** Everything outside the allowed letters percent-encoded as UTF-8; what is encoded already stays, in upper case. */
    static String encode(String text, String allowed) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xff;
            if (b == '%' && i + 2 < bytes.length && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
                int value = hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]);
                if (isUnreserved(value)) out.append((char) value);
                else escape(out, value);
                i += 2;
            } else if (isUnreserved(b) || b < 128 && allowed.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                escape(out, b);
            }
        }
        return out.toString();
    }

    static String withoutDotSegments(String path) {
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
