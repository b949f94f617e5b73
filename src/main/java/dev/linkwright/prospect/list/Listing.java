package dev.linkwright.prospect.list;

import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.RankedProspects.Sort;
import dev.linkwright.prospect.Score;
import dev.linkwright.prospect.Signal;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.Weights;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    /** How far the list is gone through for rows that fit before it is sorted by them. */
    private static final int FARTHEST = 6_000;
    private static final int[] TIMES_WHAT_IS_WANTED = {20, 80, FARTHEST};
    private static final List<Stage> FURTHEST_FIRST = List.of(Stage.WON, Stage.PROMISED, Stage.IN_CONVERSATION, Stage.CONTACTED, Stage.QUALIFIED,
        Stage.NEW, Stage.LOST, Stage.DISQUALIFIED);

    private final ListByIndex index;
    private final ListByGrid grid;
    private final Narrowing narrowing;
    private final Rows rows;

    Listing(ListByIndex index, ListByGrid grid, Narrowing narrowing, Rows rows) {
        this.index = index;
        this.grid = grid;
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
        parts(brandId, asked).forEach(part -> stretches.addAll(stretches(part, look)));
        return Stretch.page(stretches, offset, limit);
    }

    /** As far as {@code most}, and to the end where that is quick: by a tally, or at the few sites that have the words. */
    public Total count(long brandId, Narrowed asked, long most) {
        if (Counts.know(asked.filter())) {
            return Total.exactly(counts(brandId).of(asked.filter()));
        }
        if (asked.found().isPresent()) {
            Narrowed.Found found = asked.found().get();
            long atThose = found.counts().at(asked.filter());
            if (found.all() || atThose > most) {
                return found.all() ? Total.exactly(atThose) : Total.moreThan(most);
            }
        }
        if (most == Total.ALL) {
            return Total.exactly(parts(brandId, asked).stream().mapToLong(part -> index.count(part, "")).sum());
        }
        long count = 0;
        for (Part part : parts(brandId, asked)) {
            count += index.countUpTo(part, most + 1 - count);
            if (count > most) {
                return Total.moreThan(most);
            }
        }
        return Total.exactly(count);
    }

    private List<Part> parts(long brandId, Narrowed asked) {
        ProspectFilter filter = asked.filter();
        List<Stage> stages = FilterSql.stages(filter);
        Stream<Boolean> both = Stream.of(false, true).filter(sunk -> !stages.isEmpty() && filter.sunk().map(wanted -> wanted.equals(sunk)).orElse(true));
        boolean someWait = waitingFrom(brandId).isPresent();
        return both.flatMap(sunk -> Stream.of(false, true).filter(waiting -> !waiting || someWait)
            .map(waiting -> new Part(brandId, sunk, waiting, stages, filter, asked.sites()))).toList();
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
            return List.of(asTheyCame(part));
        }
        if (!part.inTally()) {
            return List.of(part.isNarrow() ? plainly(part, look) : throughTheList(part, look));
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

    private Stretch asTheyCame(Part part) {
        return stretch(part, "", (offset, limit) -> index.asTheyCame(part, waitingFrom(part.brandId()).orElse(Long.MAX_VALUE), offset, limit));
    }

    /** Few rows: found by their own index and sorted. */
    private Stretch plainly(Part part, Look look) {
        ScoreSql score = look.asked() ? look.score() : ScoreSql.STANDING;
        return stretch(part, "", (offset, limit) -> index.byColumn(part, score, "", first(look.sort()), offset, limit));
    }

    /** Many rows: the list without the rest of the filter is gone through from its top until the page is full. */
    private Stretch throughTheList(Part part, Look look) {
        return stretch(part, "", (offset, limit) -> {
            List<Long> fitting = new ArrayList<>();
            int seen = 0;
            for (int times : TIMES_WHAT_IS_WANTED) {
                int reach = (int) Math.min(FARTHEST, times * (offset + limit));
                if (reach == seen) {
                    break; // as far as it goes, which was not far enough
                }
                List<Long> listed = Stretch.page(stretches(part.withoutTheRest(), look), 0, reach);
                fitting.addAll(index.fitting(part, listed.subList(seen, listed.size())));
                seen = listed.size();
                if (fitting.size() >= offset + limit || listed.size() < reach) {
                    return fitting.stream().skip(offset).limit(limit).toList();
                }
            }
            return plainly(part, look).ids(offset, limit);
        });
    }

    private static String first(Sort sort) {
        return switch (sort) {
            case SCORE -> "";
            case SITE -> "p.domain, ";
            case RELEVANCE -> "p.relevance desc nulls last, ";
            case AUTHORITY -> "p.authority desc nulls last, ";
            case TRAFFIC -> "p.traffic desc nulls last, ";
            case SPAM -> "p.spam desc nulls last, ";
            case STAGE -> "array_position(array[" + FURTHEST_FIRST.stream().map(stage -> "'" + stage.name() + "'").collect(Collectors.joining(", ")) + "], p.stage), ";
            case OWNER -> "p.owner_id nulls last, ";
            case TOUCH -> "p.last_touch_at desc nulls last, ";
        };
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
