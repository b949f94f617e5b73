package dev.linkwright.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.link.inspect.Sighting;

/** A trouble on our side loses no link. */
class SamePageEverywhereTest {

    private final SamePageEverywhere same = new SamePageEverywhere();

    @Test
    void aNoticeOfOurOwnNetworkIsNobodysPage() {
        for (int host = 1; host < SamePageEverywhere.HOSTS; host++) assertThat(seen("notice", host)).isEqualTo(Observation.ABSENT);
        for (int host = 1; host < 20; host++) assertThat(seen("notice", host + 100)).isEqualTo(Observation.UNVERIFIABLE);
        assertThat(seen("notice", 1)).as("the first ones too, when they are looked at again").isEqualTo(Observation.UNVERIFIABLE);
        assertThat(seen("another page", 7)).isEqualTo(Observation.ABSENT);
    }

    @Test
    void manyPagesOfOneHostMayBeAlike() {
        for (int n = 0; n < 20; n++) assertThat(seen("a template", 3)).isEqualTo(Observation.ABSENT);
    }

    /** Only with every way followed is a link missing that was there through a redirect. */
    @Test
    void aLinkThroughARedirectIsNotMissingWhenTheWayIsClosed() {
        Visit visit = new Visit(page("x", 1), Sighting.without(Observation.WRONG_TARGET, "links to another page of ours"), Optional.of("links to https://bit.ly/x, which we could not follow"));
        assertThat(visit.knowing(Optional.of(Observation.REDIRECTED_TARGET)).sighting().observation()).isEqualTo(Observation.UNVERIFIABLE);
        assertThat(visit.knowing(Optional.of(Observation.FOLLOWED)).sighting().observation()).isEqualTo(Observation.WRONG_TARGET);
        assertThat(visit.knowing(Optional.empty()).sighting().observation()).isEqualTo(Observation.WRONG_TARGET);
    }

    private Observation seen(String words, int host) {
        return same.judged(new Visit(page(words, host), Sighting.without(Observation.ABSENT, "not there")), "host-" + host + ".example").sighting().observation();
    }

    private static FetchResult page(String words, int host) {
        URI address = URI.create("https://host-" + host + ".example/");
        return new FetchResult.Response(address, address, 200, Map.of(), List.of(), (words + " ").repeat(100).getBytes(), true);
    }
}
