package dev.linkwright.imports.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

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
            return gzip ? new GZIPInputStream(in, 1 << 16) : in;
        };
    }

    /** XLSX is a zip: "PK" and 3, 4. */
    default boolean isWorkbook() throws IOException {
        try (InputStream in = open()) {
            byte[] magic = in.readNBytes(4);
            return magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4;
        }
    }
}
