package dev.linkwright.imports;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** Rows in the binary format of PostgreSQL's COPY: nothing to escape here, and no numbers and moments to parse there. */
final class CopyBinary {

    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    private byte[] bytes = new byte[1 << 18];
    private int length;

    CopyBinary() {
        begin();
    }

    private void begin() {
        System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
        length = HEADER.length;
    }

    boolean isEmpty() {
        return length == HEADER.length;
    }

    /** A whole COPY of the rows added; starts anew. */
    byte[] take() {
        room(2);
        int16(-1);
        byte[] taken = Arrays.copyOf(bytes, length);
        begin();
        return taken;
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
        return raw((value.indexOf('\0') < 0 ? value : value.replace('\0', ' ')).getBytes(StandardCharsets.UTF_8));
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

    CopyBinary add(Instant moment) {
        return add(ChronoUnit.MICROS.between(EPOCH, moment));
    }

    private CopyBinary nothing() {
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
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
