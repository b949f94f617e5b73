package dev.linkwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FormatTest {

    private final Locale machine = Locale.getDefault();

    @AfterEach
    void backToTheMachinesLanguage() {
        Locale.setDefault(machine);
    }

    @Test
    void figuresAreWrittenTheSameWhateverTheMachineSpeaks() {
        Locale.setDefault(Locale.GERMANY);

        assertThat(Format.grouped(1248)).isEqualTo("1,248");
        assertThat(Format.oneDigit(71.35)).isEqualTo("71.4");
        assertThat(Format.twoDigits(0.8)).isEqualTo("0.80");
    }

    @Test
    void oneOfAThingIsSaidInTheSingular() {
        assertThat(Format.of(1, "prospect")).isEqualTo("1 prospect");
        assertThat(Format.of(1248, "prospect")).isEqualTo("1,248 prospects");
        assertThat(Format.of(3, "reply", "replies")).isEqualTo("3 replies");
        assertThat(Format.sentence(9, "thing needs", "things need")).isEqualTo("Nine things need");
        assertThat(Format.sentence(1, "thing needs", "things need")).isEqualTo("One thing needs");
    }

    @Test
    void aScoreBarLeavesOutWhatIsUnknownAndMarksWhatIsEstimated() {
        Bars.Score bar = Bars.score(41, null, 7.6, null, true, null);

        assertThat(bar.parts()).extracting(Bars.Part::name).containsExactly("rel", "traf");
        assertThat(bar.parts().get(1).from()).isEqualTo("41.8");
        assertThat(bar.parts().get(1).estimated()).isTrue();
        assertThat(bar.words()).isEqualTo("relevance 41.0, authority unknown, traffic 7.6 (estimated)");
    }
}
