package dev.linkwright.link.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrandNamesTest {

    private final BrandNames names = new BrandNames(List.of("Fernhill", "Fern Hill Labs"), List.of("Farm", "Country Park"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "A study by Fernhill says so | Fernhill",
        "a study by FERNHILL. | FERNHILL",
        "fern hill labs made it | fern hill labs",
        "Fernhill's survey | Fernhill",
        "Fernhill Farm and then Fernhill | Fernhill",
        "Fernhill Farmers | Fernhill",
        "Fernhill. Farm shops | Fernhill",
        "Fernhill Park | Fernhill"})
    void aNameCountsAsAWholeWord(String text, String found) {
        assertThat(names.sentence(text)).hasValueSatisfying(words -> assertThat(words.words()).isEqualTo(found));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "We slept at Fernhill Farm |", "FERNHILL FARM |", "Fernhill-Farm |", "the Fernhill Country Park |", "the Fernhill Country  Park |", "Fernhillian |", "superFernhill |",
        "Fernhill_2 |", "nothing here |"})
    void anotherNameDoesNot(String text) {
        assertThat(names.sentence(text)).isEmpty();
    }

    @Test
    void theSentenceIsQuotedWithTheNameInTheMiddle() {
        Words words = names.sentence("Work changes. A third went back, Fernhill found in 2026. We agree.").orElseThrow();
        assertThat(words).isEqualTo(new Words("A third went back, ", "Fernhill", " found in 2026."));
    }

    @Test
    void theExclusionIsReadInsideALinkToo() {
        assertThat(names.in("Fernhill \ufffc\ufffc\ufffc\ufffc is open", "Fernhill Farm is open")).isEmpty();
        assertThat(names.in("Fernhill \ufffc\ufffc\ufffc\ufffc is open", "Fernhill data is open")).isPresent();
    }

    @Test
    void withoutNamesNothingIsFound() {
        assertThat(new BrandNames(List.of(), List.of("Farm")).sentence("Fernhill")).isEmpty();
        assertThat(new BrandNames(List.of("Fernhill"), List.of()).sentence("Fernhill Farm")).isPresent();
    }
}
