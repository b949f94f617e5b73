package dev.linkwright.shared;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Rows in the text format of PostgreSQL's COPY, as UTF-8 bytes. Holds what was added since it was last emptied. */
public final class CopyText {

    private static final byte[] NULL = {'\\', 'N'};
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1 << 18];
    private int length;
    private boolean first = true;

    public int length() {
        return length;
    }

    /** What was added; starts anew. */
    public byte[] take() {
        byte[] taken = java.util.Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    public CopyText add(String value) {
        separate();
        if (value == null) {
            raw(NULL);
        } else {
            escaped(value);
        }
        return this;
    }

    public CopyText add(Double value) {
        if (value == null) {
            return add((String) null);
        }
        long whole = value.longValue();
        separate();
        ascii(whole == value ? Long.toString(whole) : value.toString());
        return this;
    }

    public CopyText add(Long value) {
        separate();
        ascii(value == null ? "\\N" : value.toString());
        return this;
    }

    public CopyText add(Boolean value) {
        separate();
        ascii(value == null ? "\\N" : value ? "t" : "f");
        return this;
    }

    public CopyText add(Instant value) {
        separate();
        ascii(value == null ? "\\N" : value.toString());
        return this;
    }

    /** A bytea. */
    public CopyText add(byte[] value) {
        if (value == null) {
            return add((String) null);
        }
        separate();
        room(value.length * 2 + 3);
        pair('\\');
        bytes[length++] = 'x';
        for (byte b : value) {
            bytes[length++] = HEX[b >> 4 & 15];
            bytes[length++] = HEX[b & 15];
        }
        return this;
    }

    /** An array; null for none. */
    public CopyText add(List<String> values) {
        return values == null || values.isEmpty() ? add((String) null) : addArray(values);
    }

    /** An array, also an empty one. */
    public CopyText addArray(List<String> values) {
        StringBuilder array = new StringBuilder("{");
        for (String value : values) {
            array.append(array.length() == 1 ? "\"" : ",\"").append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        }
        return add(array.append('}').toString());
    }

    public void end() {
        room(1);
        bytes[length++] = '\n';
        first = true;
    }

    private void separate() {
        if (!first) {
            room(1);
            bytes[length++] = '\t';
        }
        first = false;
    }

    private void escaped(String value) {
        int size = value.length();
        room(size * 2);
        for (int i = 0; i < size; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                others(value.substring(i));
                return;
            }
            one(c);
        }
    }

    private void others(String rest) {
        byte[] utf8 = rest.getBytes(StandardCharsets.UTF_8);
        room(utf8.length * 2);
        for (byte b : utf8) {
            one((char) (b & 0xff));
        }
    }

    /** PostgreSQL holds no NUL, so none gets there. */
    private void one(char c) {
        switch (c) {
            case '\\' -> pair('\\');
            case '\t' -> pair('t');
            case '\n' -> pair('n');
            case '\r' -> pair('r');
            case '\0' -> bytes[length++] = ' ';
            default -> bytes[length++] = (byte) c;
        }
    }

    private void pair(char second) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) second;
    }

    private void ascii(String value) {
        room(value.length());
        for (int i = 0; i < value.length(); i++) {
            bytes[length++] = (byte) value.charAt(i);
        }
    }

    private void raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = java.util.Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
