package dev.linkwright.imports.file;

import java.io.IOException;
import java.io.Reader;

/**
 * Keeps one damaged row from swallowing the rest of a file. Some tools write quotes that never close: a field that is still open after
 * {@link #MOST_LINES} lines loses the quotes of its first line, which then is a row of its own (and is refused for its shape), and
 * reading goes on with the next line. Everything else passes unchanged.
 */
final class QuoteGuard extends Reader {

    private static final int MOST_LINES = 100;
    private static final int MOST_CHARS = 1 << 18;

    private final Reader in;
    private final char delimiter;
    /** What is being looked at: the record that begins at {@code start} and what has been read beyond it. */
    private char[] buffer = new char[1 << 16];
    private int filled;
    private int looked;
    private int safe;
    private int given;
    private int recordStart;
    private int firstLineEnd = -1;
    private int lines;
    private boolean quoted;
    private boolean atFieldStart = true;
    /** Letters behind a closing quote still belong to its field, and another quote opens it again, as the CSV reader has it. */
    private boolean behindQuote;
    private boolean ended;

    QuoteGuard(Reader in, char delimiter) {
        this.in = in;
        this.delimiter = delimiter;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (given == safe) {
            if (ended && looked == filled) {
                return -1;
            }
            lookOn();
        }
        int count = Math.min(length, safe - given);
        System.arraycopy(buffer, given, target, offset, count);
        given += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Reads more where need be and moves {@code safe} to the end of the last whole record. */
    private void lookOn() throws IOException {
        if (looked == filled) {
            fill();
        }
        while (looked < filled) {
            char c = buffer[looked++];
            if (quoted) {
                inside(c);
            } else if (c == '"' && (atFieldStart || behindQuote)) {
                quoted = true;
                atFieldStart = false;
            } else if (c == '\n') {
                recordEnds();
            } else {
                atFieldStart = c == delimiter;
                behindQuote &= c != delimiter;
            }
        }
        if (ended) {
            if (quoted && lines > 0) {
                giveUpFirstLine();
            } else {
                safe = filled;
            }
        }
    }

    private void inside(char c) throws IOException {
        if (c == '"') {
            if (looked == filled) {
                fill();
            }
            char next = looked < filled ? buffer[looked] : '\n';
            boolean fieldEnds = next == delimiter || next == '\n' || next == '\r';
            if (next == '"') {
                looked++;
            } else if (lines > 0 && !fieldEnds) {
                // A quote in the middle of a field, lines below its beginning: that one was the end of another row's.
                giveUpFirstLine();
            } else {
                quoted = false;
                behindQuote = true;
            }
        } else if (c == '\n') {
            lines++;
            firstLineEnd = lines == 1 ? looked : firstLineEnd;
            if (lines >= MOST_LINES || looked - recordStart > MOST_CHARS) {
                giveUpFirstLine();
            }
        }
    }

    private void recordEnds() {
        safe = looked;
        recordStart = looked;
        lines = 0;
        firstLineEnd = -1;
        atFieldStart = true;
        behindQuote = false;
    }

    private void giveUpFirstLine() {
        for (int i = recordStart; i < firstLineEnd; i++) {
            buffer[i] = buffer[i] == '"' ? ' ' : buffer[i];
        }
        quoted = false;
        looked = firstLineEnd;
        recordEnds();
    }

    private void fill() throws IOException {
        if (given > 0) {
            System.arraycopy(buffer, given, buffer, 0, filled - given);
            filled -= given;
            looked -= given;
            safe -= given;
            recordStart -= given;
            firstLineEnd -= firstLineEnd < 0 ? 0 : given;
            given = 0;
        }
        if (filled == buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = in.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            ended = true;
        } else {
            filled += count;
        }
    }
}
