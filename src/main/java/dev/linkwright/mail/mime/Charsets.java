package dev.linkwright.mail.mime;

import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

import jakarta.mail.internet.MimeUtility;

/** Bytes to text when the declared character set is missing, wrong or unknown. */
final class Charsets {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Charsets() {
    }

    /** Decoded as declared when that works, else as UTF-8 when it is that, else as windows-1252; never with NUL. */
    static String decode(byte[] bytes, String declared) {
        Charset named = named(declared);
        if (named != null && !StandardCharsets.US_ASCII.equals(named)) {
            return new String(bytes, named).replace("\u0000", "");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes)).toString().replace("\u0000", "");
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, WINDOWS_1252).replace("\u0000", "");
        }
    }

    private static Charset named(String declared) {
        if (declared == null) {
            return null;
        }
        try {
            return Charset.forName(MimeUtility.javaCharset(declared.strip()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /** RFC 2047 words of an unfolded header; raw 8-bit bytes are read as {@link #decode} does. */
    static String decodeWords(String header) {
        String unfolded = MimeUtility.unfold(header);
        if (unfolded.chars().anyMatch(c -> c > 126 && c < 256)) {
            unfolded = decode(unfolded.getBytes(StandardCharsets.ISO_8859_1), null);
        }
        try {
            return MimeUtility.decodeText(unfolded);
        } catch (UnsupportedEncodingException e) {
            return unfolded;
        }
    }
}
