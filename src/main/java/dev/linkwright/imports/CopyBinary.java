package dev.linkwright.imports;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postgresql.copy.CopyIn;

/** Rows in the binary format of PostgreSQL's COPY: nothing to escape here, and no numbers and moments to parse there. */
final class CopyBinary {

    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    /** Small enough that the collector takes it for nothing special, however many rows there are. */
    private static final int PIECE = 1 << 17;

    private final List<byte[]> pieces = new ArrayList<>();
    private int[] lengths = new int[16];
    private int at;
    private byte[] bytes = new byte[PIECE];
    private int length;

    CopyBinary() {
        pieces.add(bytes);
        begin();
    }

    private void begin() {
        at = 0;
        bytes = pieces.get(0);
        System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
        length = HEADER.length;
    }

    boolean isEmpty() {
        return at == 0 && length == HEADER.length;
    }

    /** A whole COPY of the rows added; starts anew. */
    void into(CopyIn copy) throws SQLException {
        room(2);
        int16(-1);
        lengths[at] = length;
        for (int piece = 0; piece <= at; piece++) {
            copy.writeToCopy(pieces.get(piece), 0, lengths[piece]);
        }
        copy.endCopy();
        begin();
    }

    CopyBinary row(int fields) {
        room(2);
        int16(fields);
        return this;
    }

    /** PostgreSQL holds no NUL, so none gets there. */
    CopyBinary add(String value) {
        if (value == null) {
            return nothing();
        }
        int size = value.length();
        room(4 + size);
        int start = length + 4;
        for (int i = 0; i < size; i++) {
            char c = value.charAt(i);
            if (c >= 0x80 || c == 0) {
                return raw(value.replace('\0', ' ').getBytes(StandardCharsets.UTF_8));
            }
            bytes[start + i] = (byte) c;
        }
        int32(size);
        length += size;
        return this;
    }

    CopyBinary raw(byte[] value) {
        room(4 + value.length);
        int32(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    CopyBinary add(long value) {
        room(12);
        int32(8);
        int64(value);
        return this;
    }

    CopyBinary add(Double value) {
        return value == null ? nothing() : add(Double.doubleToLongBits(value));
    }

    CopyBinary add(Boolean value) {
        if (value == null) {
            return nothing();
        }
        room(5);
        int32(1);
        bytes[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    CopyBinary add(LocalDate day) {
        room(8);
        int32(4);
        int32((int) (day.toEpochDay() - EPOCH_DAY));
        return this;
    }

    /** What many rows say alike, as {@link #add(long)} takes it. */
    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(EPOCH, moment);
    }

    CopyBinary nothing() {
        room(4);
        int32(-1);
        return this;
    }

    private void int16(int value) {
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void int32(int value) {
        int16(value >> 16);
        int16(value);
    }

    private void int64(long value) {
        int32((int) (value >> 32));
        int32((int) value);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            nextPiece(more);
        }
    }

    private void nextPiece(int more) {
        if (at + 1 == lengths.length) {
            lengths = Arrays.copyOf(lengths, lengths.length * 2);
        }
        lengths[at++] = length;
        if (at == pieces.size()) {
            pieces.add(new byte[Math.max(PIECE, more)]);
        } else if (pieces.get(at).length < more) {
            pieces.set(at, new byte[more]);
        }
        bytes = pieces.get(at);
        length = 0;
    }
}
