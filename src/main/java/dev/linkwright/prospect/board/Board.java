package dev.linkwright.prospect.board;

import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.RankedProspect;
import dev.linkwright.prospect.RankedProspects;
import dev.linkwright.prospect.RankedProspects.Sort;
import dev.linkwright.prospect.list.Counts;
import dev.linkwright.prospect.list.Narrowed;
import dev.linkwright.prospect.list.Total;
import dev.linkwright.prospect.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lanes of the open stages, best score first, and how many are closed. Excluded prospects are not on it; the disqualified are only counted. */
@ApplicationScoped
public class Board {

    public static final List<Stage> OPEN = List.of(Stage.NEW, Stage.QUALIFIED, Stage.CONTACTED, Stage.IN_CONVERSATION, Stage.PROMISED);
    public static final List<Stage> CLOSED = List.of(Stage.WON, Stage.LOST, Stage.DISQUALIFIED);
    /** A lane shows no more than this; the list has the rest. */
    public static final int MOST_CARDS = 200;
    /** What no tally knows is counted no further, unless more cards are shown. */
    private static final int COUNTED = 30;
    /** The median of a longer lane says little and costs much. */
    private static final long MEDIAN_UP_TO = 5_000;

    private final RankedProspects ranked;

    Board(RankedProspects ranked) {
        this.ranked = ranked;
    }

    /**
     * One lane.
     *
     * @param count  all of this stage
     * @param cards  the first of them
     * @param median how long half of them have been here; empty in long lanes and empty ones
     */
    public record Lane(Stage stage, Total count, List<RankedProspect> cards, Optional<Duration> median) {
        public Total notShown() {
            return count.without(cards.size());
        }
    }

    public record Content(List<Lane> lanes, Map<Stage, Total> closed) {
    }

    /** @param cards how many of each lane */
    public Content show(Brand brand, ProspectFilter filter, Map<Stage, Integer> cards, int usually, Instant now) {
        Counts counts = ranked.counts(brand);
        Narrowed asked = ranked.narrow(brand, filter);
        List<Lane> lanes = new ArrayList<>();
        for (Stage stage : OPEN) {
            Narrowed here = asked.with(all -> all.in(stage).onlySunk(false));
            int shown = Math.min(MOST_CARDS, cards.getOrDefault(stage, usually));
            Total count = ranked.count(brand, here, counts, shown, Math.max(shown, COUNTED));
            lanes.add(new Lane(stage, count, count.none() ? List.of() : ranked.find(brand, here, Optional.empty(), Sort.SCORE, 0, shown),
                median(brand, here, count, now)));
        }
        Map<Stage, Total> closed = new EnumMap<>(Stage.class);
        for (Stage stage : CLOSED) {
            Narrowed here = asked.with(all -> stage == Stage.DISQUALIFIED ? all.in(stage) : all.in(stage).onlySunk(false));
            closed.put(stage, ranked.count(brand, here, counts, 0, COUNTED));
        }
        return new Content(lanes, closed);
    }

    private Optional<Duration> median(Brand brand, Narrowed here, Total count, Instant now) {
        return count.none() || count.beyond(MEDIAN_UP_TO) ? Optional.empty() : ranked.middleSince(brand, here).map(since -> Duration.between(since, now));
    }
}
