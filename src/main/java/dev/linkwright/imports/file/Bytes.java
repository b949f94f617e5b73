package dev.linkwright.imports.file;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file that can be opened as often as needed, so that nobody has to hold it in memory. */
@FunctionalInterface
public interface Bytes {

    InputStream open() throws IOException;

    /** The same file, unpacked where it is gzip. */
    default Bytes unpacked() {
        return () -> {
            PushbackInputStream in = new PushbackInputStream(open(), 2);
            byte[] magic = in.readNBytes(2);
            in.unread(magic);
            boolean gzip = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
            return gzip ? new Gunzipped(in) : in;
        };
    }

    /** XLSX is a zip: "PK" and 3, 4. */
    default boolean isWorkbook() throws IOException {
        try (InputStream in = open()) {
            byte[] magic = in.readNBytes(4);
            return magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4;
        }
    }

    /** What is packed; a packing that breaks off or is damaged is the file's fault, and said so. */
    final class Gunzipped extends FilterInputStream {

        private static final int BUFFER = 1 << 16;

        Gunzipped(InputStream packed) throws IOException {
            super(unpacking(packed));
        }

        private static InputStream unpacking(InputStream packed) throws IOException {
            try {
                return new GZIPInputStream(packed, BUFFER);
            } catch (EOFException | ZipException damaged) {
                throw unreadable(damaged);
            }
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (EOFException | ZipException damaged) {
                throw unreadable(damaged);
            }
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            try {
                return super.read(into, from, most);
            } catch (EOFException | ZipException damaged) {
                throw unreadable(damaged);
            }
        }

        private static UnreadableFile unreadable(IOException damaged) {
            return new UnreadableFile("The packed file (gzip) is damaged or breaks off; pack it again, or bring it unpacked.", damaged);
        }
    }
}
