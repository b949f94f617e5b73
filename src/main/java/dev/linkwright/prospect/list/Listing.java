package dev.linkwright.prospect.list;

import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.RankedProspects.Sort;
import dev.linkwright.prospect.Score;
import dev.linkwright.prospect.Signal;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.Weights;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which prospects stand on a page. The order is always that of
 * {@code order by sunk, <sort>, score desc, authority desc nulls last, traffic desc nulls last, domain};
 * prospects of a big import that are not ranked yet come behind the ranked ones, as they came.
 * which way it is found depends on what is asked, see src/adr/any-weights-by-a-grid.md.
 */
@ApplicationScoped
public class Listing {

    /** Up to here an index is walked from its start, */
    private static final long WALKED = 5_000;
    /** up to here without the rows it points at; beyond, the grid knows where the page is. */
    private static final long WALKED_BY_INDEX_ALONE = 200_000;
    static final List<Stage> FURTHEST_FIRST = List.of(Stage.WON, Stage.PROMISED, Stage.IN_CONVERSATION, Stage.CONTACTED, Stage.QUALIFIED,
        Stage.NEW, Stage.LOST, Stage.DISQUALIFIED);

    private final ListByIndex index;
    private final ListByGrid grid;
    private final ListBeyondTally beyondTally;
    private final Narrowing narrowing;
    private final Rows rows;

    Listing(ListByIndex index, ListByGrid grid, ListBeyondTally beyondTally, Narrowing narrowing, Rows rows) {
        this.index = index;
        this.grid = grid;
        this.beyondTally = beyondTally;
        this.narrowing = narrowing;
        this.rows = rows;
    }

    /**
     * What the order stands on.
     *
     * @param weights  those that count for this look
     * @param standing whether {@code prospect.score} was added up with just these
     */
    public record Look(Sort sort, Weights weights, Score.Medians medians, boolean standing) {

        /** Whether ties are by the score with these weights, not by the one that stands: in lists by score and by its parts. */
        boolean asked() {
            return sort == Sort.RELEVANCE || sort == Sort.AUTHORITY || sort == Sort.TRAFFIC || sort == Sort.SCORE && !standing;
        }

        ScoreSql score() {
            return ScoreSql.with(weights, medians);
        }
    }

    public Narrowed narrow(long brandId, ProspectFilter filter) {
        return narrowing.of(brandId, filter);
    }

    /** Ids in order. */
    public List<Long> ids(long brandId, Narrowed asked, Look look, long offset, int limit) {
        List<Stretch> stretches = new ArrayList<>();
        parts(brandId, asked.filter()).forEach(part -> stretches.addAll(part.inTally() ? stretches(part, look) : List.of(sought(part, asked, look))));
        return Stretch.page(stretches, offset, limit);
    }

    /**
     * As far as is needed, and to the end where that is quick: by a tally, in a short list, or at the few sites that have the words.
     *
     * @param look  in its order a list is walked down
     * @param shown it must come out whether there are more than these
     * @param most  no further than this
     */
    public Total count(long brandId, Narrowed asked, Look look, long shown, long most) {
        return Counts.know(asked.filter()) ? Total.exactly(counts(brandId).of(asked.filter()))
            : beyondTally.count(parts(brandId, asked.filter()), asked, look, top(look), shown, most);
    }

    /** To the end, however long it takes. */
    public long count(long brandId, Narrowed asked) {
        if (Counts.know(asked.filter())) {
            return counts(brandId).of(asked.filter());
        }
        return asked.found().map(found -> found.of(asked.filter()).n())
            .orElseGet(() -> parts(brandId, asked.filter()).stream().mapToLong(part -> index.count(part, "")).sum());
    }

    /** Since when the middle one of the ranked ones has been in its stage; of a list that was counted to its end. */
    public Optional<Instant> middleSince(long brandId, Narrowed asked, Look look) {
        return parts(brandId, asked.filter()).stream().filter(part -> !part.waiting()).findFirst()
            .flatMap(part -> beyondTally.middleSince(part, asked, look, top(look)));
    }

    private List<Part> parts(long brandId, ProspectFilter filter) {
        List<Stage> stages = FilterSql.stages(filter);
        Stream<Boolean> both = Stream.of(false, true).filter(sunk -> !stages.isEmpty() && filter.sunk().map(wanted -> wanted.equals(sunk)).orElse(true));
        boolean someWait = waitingFrom(brandId).isPresent();
        return both.flatMap(sunk -> Stream.of(false, true).filter(waiting -> !waiting || someWait)
            .map(waiting -> new Part(brandId, sunk, waiting, stages, filter))).toList();
    }

    /** No prospect of the brand that is not ranked yet has a lower number; empty where all are ranked. */
    private Optional<Long> waitingFrom(long brandId) {
        return rows.ids("select awaiting_from, 0 from brand_ranking where brand_id = :brand and awaiting_from is not null", Map.of("brand", brandId))
            .stream().findFirst();
    }

    /** Every count of the brand's list, tabs and board. */
    public Counts counts(long brandId) {
        return Counts.read(rows, """
            select c.stage, c.sunk, c.owner_id, c.has_contact, c.cell = :waiting, sum(c.n) from prospect_count c
            where c.brand_id = :brand group by 1, 2, 3, 4, 5""", Map.of("brand", brandId, "waiting", Cells.WAITING));
    }

    private List<Stretch> stretches(Part part, Look look) {
        if (part.waiting()) {
            return List.of(asTheyCame(part, Optional.empty()));
        }
        return switch (look.sort()) {
            case SCORE -> List.of(byScore(part, look));
            case RELEVANCE -> List.of(bySignal(part, look, Signal.Name.RELEVANCE));
            case AUTHORITY -> List.of(bySignal(part, look, Signal.Name.AUTHORITY));
            case TRAFFIC -> List.of(bySignal(part, look, Signal.Name.TRAFFIC));
            case SITE -> List.of(byColumn(part, "", "p.domain, "));
            case SPAM -> List.of(byColumn(part, " and p.spam > 0", "p.spam desc, "), byStandingScore(part, " and p.spam <= 0"),
                byStandingScore(part, " and p.spam is null"));
            case STAGE -> FURTHEST_FIRST.stream().filter(part.stages()::contains).map(stage -> byStandingScore(part.only(stage), "")).toList();
            case OWNER -> List.of(byColumn(part, " and p.owner_id is not null", "p.owner_id, "), byStandingScore(part, " and p.owner_id is null"));
            case TOUCH -> List.of(byColumn(part, " and p.last_touch_at is not null", "p.last_touch_at desc, "),
                byStandingScore(part, " and p.last_touch_at is null"));
        };
    }

    private Stretch asTheyCame(Part part, Optional<Ids> all) {
        return stretch(part, "", (offset, limit) -> index.asTheyCame(part, all, waitingFrom(part.brandId()).orElse(Long.MAX_VALUE), offset, limit));
    }

    private Stretch sought(Part part, Narrowed asked, Look look) {
        return part.waiting() ? asTheyCame(part, asked.found().map(found -> found.of(part)))
            : stretch(part, "", (offset, limit) -> beyondTally.ids(part, asked, look, top(look), offset, limit));
    }

    private ListBeyondTally.Top top(Look look) {
        return (part, rows) -> Stretch.page(stretches(part, look), 0, rows);
    }

    private Stretch byScore(Part part, Look look) {
        boolean inOrder = look.standing() && part.filter().owner().isEmpty() && part.filter().contact().isEmpty();
        return stretch(part, "", (offset, limit) -> {
            if (inOrder && offset + limit <= WALKED_BY_INDEX_ALONE) {
                return offset + limit <= WALKED ? index.byScore(part, "", offset, limit) : index.byScoreFarDown(part, offset, limit);
            }
            return grid.page(part, Measure.score(look.weights(), look.medians()), look.score(), "", offset, limit);
        });
    }

    private Stretch bySignal(Part part, Look look, Signal.Name signal) {
        String column = "p." + signal.word();
        return stretch(part, "", (offset, limit) -> grid.page(part, Measure.signal(signal.ordinal()), look.score(), column, offset, limit));
    }

    private Stretch byColumn(Part part, String condition, String order) {
        return stretch(part, condition, (offset, limit) -> index.byColumn(part, ScoreSql.STANDING, condition, order, offset, limit));
    }

    private Stretch byStandingScore(Part part, String condition) {
        return stretch(part, condition, (offset, limit) -> index.byScore(part, condition, offset, limit));
    }

    private interface Page {
        List<Long> ids(long offset, int limit);
    }

    private Stretch stretch(Part part, String condition, Page page) {
        return new Stretch() {
            @Override
            public List<Long> ids(long offset, int limit) {
                return page.ids(offset, limit);
            }

            @Override
            public long count() {
                return condition.isEmpty() && part.inTally() ? counts(part.brandId()).of(onlyThis(part), part.waiting()) : index.count(part, condition);
            }
        };
    }

    private static ProspectFilter onlyThis(Part part) {
        ProspectFilter filter = part.filter().onlySunk(part.sunk());
        return part.stages().size() == 1 ? filter.onlyStage(part.stages().get(0)) : filter;
    }
}
