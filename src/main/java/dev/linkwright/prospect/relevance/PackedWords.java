package dev.linkwright.prospect.relevance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The words of a page but its title, as they stand in {@code page_text.words}: three texts, deflated (RFC 1950), a form feed between them. */
record PackedWords(String description, String headings, String body) {

    private static final String BETWEEN = "\f";

    byte[] pack() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(bytes)) {
            packed.write(String.join(BETWEEN, plain(description), plain(headings), plain(body)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
        return bytes.toByteArray();
    }

    static PackedWords unpack(byte[] bytes) {
        try (InflaterInputStream plain = new InflaterInputStream(new java.io.ByteArrayInputStream(bytes))) {
            String[] parts = new String(plain.readAllBytes(), StandardCharsets.UTF_8).split(BETWEEN, -1);
            return new PackedWords(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static String plain(String text) {
        return text.replace(BETWEEN, " ");
    }
}
