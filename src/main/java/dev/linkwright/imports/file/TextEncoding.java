package dev.linkwright.imports.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How the letters of a file are written.
 *
 * @param label what people are shown: "UTF-16LE"
 * @param bom   length of the byte order mark to skip
 */
record TextEncoding(Charset charset, String label, int bom) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int SAMPLE = 4096;
    /** One in so many bytes; of noise and of packed files every tenth is one, of text almost none. */
    private static final int MOST_CONTROLS = 100;

    /**
     * Reads the whole file once where only that can tell UTF-8 from Windows-1252; memory stays flat.
     *
     * @param known what an earlier look found, so that nobody has to look again; null: nobody has
     */
    static TextEncoding of(Bytes bytes, String known) throws IOException {
        byte[] start;
        try (InputStream in = bytes.open()) {
            start = in.readNBytes(SAMPLE);
        }
        if (startsWith(start, 0xef, 0xbb, 0xbf)) {
            return new TextEncoding(StandardCharsets.UTF_8, "UTF-8", 3);
        }
        if (startsWith(start, 0xff, 0xfe)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, "UTF-16LE", 2);
        }
        if (startsWith(start, 0xfe, 0xff)) {
            return new TextEncoding(StandardCharsets.UTF_16BE, "UTF-16BE", 2);
        }
        int evenNuls = nuls(start, 0);
        int oddNuls = nuls(start, 1);
        if (oddNuls > start.length / 8 && evenNuls < oddNuls / 4) {
            return new TextEncoding(StandardCharsets.UTF_16LE, "UTF-16LE", 0);
        }
        if (evenNuls > start.length / 8 && oddNuls < evenNuls / 4) {
            return new TextEncoding(StandardCharsets.UTF_16BE, "UTF-16BE", 0);
        }
        if (controls(start) * MOST_CONTROLS > start.length || startsWith(start, '%', 'P', 'D', 'F', '-')) {
            throw new UnreadableFile("This is not a table: it is neither text nor a workbook. Bring it as CSV, TSV or XLSX.", null);
        }
        boolean utf8 = known == null ? isUtf8(bytes) : !known.equals("Windows-1252");
        return utf8 ? new TextEncoding(StandardCharsets.UTF_8, "UTF-8", 0)
            : new TextEncoding(WINDOWS_1252, "Windows-1252", 0);
    }

    Reader reader(InputStream in) throws IOException {
        in.skipNBytes(bom);
        return new InputStreamReader(new BufferedInputStream(in, 1 << 16), charset);
    }

    private static boolean isUtf8(Bytes bytes) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        try (Reader reader = new InputStreamReader(bytes.open(), decoder)) {
            char[] buffer = new char[1 << 15];
            while (reader.read(buffer) >= 0) {
                continue;
            }
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Bytes below the space that no text has: all but tab, line feed, form feed, carriage return and the escapes of old terminals. */
    private static int controls(byte[] bytes) {
        int count = 0;
        for (byte each : bytes) {
            count += each >= 0 && each < ' ' && (each < '\t' || each > '\r') && each != 0x1b ? 1 : 0;
        }
        return count;
    }

    private static int nuls(byte[] bytes, int from) {
        int count = 0;
        for (int i = from; i < bytes.length; i += 2) {
            count += bytes[i] == 0 ? 1 : 0;
        }
        return count;
    }
}
