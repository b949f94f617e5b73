package dev.linkwright.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Random;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is packed comes out of any unpacker as it was, one piece after the other. */
class GzipTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 600, 8_000, 300_000})
    void comesOutAsItWas(int size) throws Exception {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        byte[] words = "All about hiring, ".repeat(size / 18 + 1).substring(0, size).getBytes();
        for (byte[] plain : new byte[][] {noise, words, noise}) {
            try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(Gzip.packed(plain)))) {
                assertThat(unpacked.readAllBytes()).isEqualTo(plain);
            }
        }
        assertThat(Gzip.packed(words).length).isLessThan(size / 10 + 60);
    }
}
