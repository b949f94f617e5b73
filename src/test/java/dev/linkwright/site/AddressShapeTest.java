package dev.linkwright.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The quick way for plain ASCII says of every text what the pattern says. */
class AddressShapeTest {

    private static final Pattern GRAMMAR = Pattern.compile(
        "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z0-9-]{2,63}");

    @Test
    void readsAddressesAsTheGrammarHasThem() {
        for (String text : new String[] {"ann@fern.example", "a.b+tag@x.co.uk", "a@b.c", "a@b.cd", ".a@b.cd", "a.@b.cd", "a..b@b.cd", "a@-b.cd", "a@b-.cd", "a@.cd", "a@b..cd",
            "a@b", "@b.cd", "a@b@c.de", "a b@c.de", "", "a@", "a@b.c-", "a@" + "b".repeat(63) + ".cd", "a@" + "b".repeat(64) + ".cd", "a@b." + "c".repeat(63), "a@b." + "c".repeat(64)}) {
            assertThat(AddressShape.fits(text)).as(text).isEqualTo(GRAMMAR.matcher(text).matches());
        }
    }

    @Test
    void saysTheSameOfAnythingThatCanBeTyped() {
        Random random = new Random(5);
        String letters = "ab.@-1_ Z+";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(AddressShape.fits(text.toString())).as(text.toString()).isEqualTo(GRAMMAR.matcher(text).matches());
        }
    }

    @Test
    void takesOtherScripts() {
        assertThat(AddressShape.fits("käthe@müller.example")).isTrue();
        assertThat(AddressShape.fits("käthe@mü ller.example")).isFalse();
        assertThat(AddressShape.fits("a@" + "b".repeat(252) + ".cd")).isFalse();
    }
}
