package dev.linkwright.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunnelTest {

    @Test
    void everyRateNamesItsDenominator() {
        Funnel funnel = new Funnel(148, 12, 5, 131, 127, 34, 11, 11, 8, 8);
        assertThat(funnel.bars()).extracting(bar -> bar.label() + " " + bar.count() + ": " + bar.rate()).containsExactly(
                "Enrolled 148: ", "Sent 131: 12 wait, 5 stopped before", "Delivered 127: 96.9 % of sent", "Replied 34: 26.8 % of delivered",
                "Promised 11: 32.4 % of replies", "Won 8: 8 of 11 promised");
        assertThat(funnel.bars()).extracting(Funnel.Bar::width).containsExactly("100.0%", "88.5%", "85.8%", "23.0%", "7.4%", "5.4%");
    }

    @Test
    void whoPromisedOrWonAnotherWayIsNotCountedIntoARate() {
        Funnel funnel = new Funnel(10, 0, 0, 10, 10, 2, 3, 2, 3, 1);
        assertThat(funnel.bars().get(4).rate()).isEqualTo("2 of 2 replies, 1 without a reply");
        assertThat(funnel.bars().get(5).rate()).isEqualTo("1 of 3 promised, 2 without a promise");
    }

    @Test
    void nothingOfNothingSaysNothing() {
        Funnel funnel = new Funnel(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(funnel.bars()).allSatisfy(bar -> {
            assertThat(bar.width()).isEqualTo("0.0%");
            assertThat(bar.rate()).isEmpty();
        });
    }
}
