package dev.linkwright.shared;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Many small pieces packed as gzip (RFC 1952), one after the other: what packs holds a quarter of a megabyte outside of the heap, and to
 * make one anew for each piece takes as long as the packing.
 */
public final class Gzip {

    // RFC 1952 2.3: deflated, no flags, no time, unknown system
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int TRAILER = 8;
    /** Half the time of the usual level for a twentieth more bytes. */
    private static final int LEVEL = 3;
    private static final Deflater PACKER = new Deflater(LEVEL, true);

    private Gzip() {
    }

    public static byte[] packed(byte[] plain) {
        CRC32 sum = new CRC32();
        sum.update(plain);
        byte[] out = Arrays.copyOf(HEADER, HEADER.length + plain.length / 2 + TRAILER + 64);
        int length = HEADER.length;
        synchronized (PACKER) {
            PACKER.reset();
            PACKER.setInput(plain);
            PACKER.finish();
            while (!PACKER.finished()) {
                if (out.length - length <= TRAILER) {
                    out = Arrays.copyOf(out, 2 * out.length);
                }
                length += PACKER.deflate(out, length, out.length - TRAILER - length);
            }
        }
        ByteBuffer.wrap(out, length, TRAILER).order(ByteOrder.LITTLE_ENDIAN).putInt((int) sum.getValue()).putInt(plain.length);
        return Arrays.copyOf(out, length + TRAILER);
    }
}
