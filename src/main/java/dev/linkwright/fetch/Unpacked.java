package dev.linkwright.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

import org.brotli.dec.BrotliInputStream;

/** Content codings undone (RFC 9110 8.4.1, RFC 7932), never further than allowed. */
final class Unpacked {

    static final String CODINGS = "gzip, deflate, br";
    private static final int MOST_LAYERS = 3;

    private Unpacked() {}

    /** @throws FetchTrouble when it is packed in a way we did not ask for, is damaged, or is larger than {@code limits} */
    static byte[] of(byte[] packed, List<String> contentEncoding, HttpDoor.Limits limits) throws FetchTrouble {
        if (contentEncoding.isEmpty()) return packed;
        List<String> codings = contentEncoding.stream().flatMap(value -> Arrays.stream(value.toLowerCase(Locale.ROOT).split(","))).map(String::strip)
            .filter(c -> !c.isEmpty() && !c.equals("identity")).toList();
        if (codings.isEmpty() || packed.length == 0) return packed;
        if (codings.size() > MOST_LAYERS) throw FetchTrouble.failed("the page came packed " + codings.size() + " times over");
        try (InputStream plain = layers(packed, codings)) {
            return read(plain, limits);
        } catch (FetchTrouble trouble) {
            throw trouble;
        } catch (IOException | RuntimeException damaged) { // the Brotli decoder throws both
            throw FetchTrouble.failed("the page came packed as " + String.join(", ", codings) + " and could not be unpacked");
        }
    }

    private static InputStream layers(byte[] packed, List<String> codings) throws IOException {
        InputStream stream = new ByteArrayInputStream(packed);
        for (int i = codings.size() - 1; i >= 0; i--) { // the last one was applied last
            stream = switch (codings.get(i)) {
                case "gzip", "x-gzip" -> new GZIPInputStream(stream, 8192);
                case "deflate" -> inflated(new BufferedInputStream(stream));
                case "br" -> new BrotliInputStream(stream);
                default -> throw FetchTrouble.failed("the page came packed as " + codings.get(i) + ", which we did not ask for");
            };
        }
        return stream;
    }

    /** Some servers leave the zlib header out; browsers read both. */
    private static InputStream inflated(BufferedInputStream stream) throws IOException {
        stream.mark(2);
        int first = stream.read();
        int second = stream.read();
        stream.reset();
        boolean zlib = (first & 0x0f) == 8 && (first << 8 | second) % 31 == 0; // RFC 1950 2.2
        return new InflaterInputStream(stream, new Inflater(!zlib), 8192);
    }

    private static byte[] read(InputStream plain, HttpDoor.Limits limits) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(32 * 1024);
        byte[] buffer = new byte[16 * 1024];
        for (int n = plain.read(buffer); n >= 0; n = plain.read(buffer)) {
            int room = limits.maxBytes() - out.size();
            if (n > room && !limits.cutShort()) throw limits.tooLarge();
            out.write(buffer, 0, Math.min(n, room));
            if (n > room) break;
        }
        return out.toByteArray();
    }
}
