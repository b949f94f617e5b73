package dev.linkwright.prospect.list;

import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.RankedProspects.Sort;
import dev.linkwright.prospect.Score;
import dev.linkwright.prospect.Signal;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.Weights;
import dev.linkwright.prospect.list.Counts.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which prospects stand on a page. The order is always that of
 * {@code order by sunk, <sort>, score desc, authority desc nulls last, traffic desc nulls last, domain};
 * which way it is found depends on what is asked, see src/adr/any-weights-by-a-grid.md.
 */
@ApplicationScoped
public class Listing {

    /** Up to here an index is walked from its start; beyond, the grid knows where the page is. */
    private static final long WALKED = 20_000;
    private static final List<Stage> FURTHEST_FIRST = List.of(Stage.WON, Stage.PROMISED, Stage.IN_CONVERSATION, Stage.CONTACTED, Stage.QUALIFIED,
        Stage.NEW, Stage.LOST, Stage.DISQUALIFIED);

    private final ListByIndex index;
    private final ListByGrid grid;
    private final Rows rows;

    Listing(ListByIndex index, ListByGrid grid, Rows rows) {
        this.index = index;
        this.grid = grid;
        this.rows = rows;
    }

    /**
     * What the order stands on.
     *
     * @param weights  those that count for this look
     * @param standing whether {@code prospect.score} was added up with just these
     */
    public record Look(Sort sort, Weights weights, Score.Medians medians, boolean standing) {

        ScoreSql score() {
            return ScoreSql.with(weights, medians);
        }
    }

    /** Ids in order. */
    public List<Long> ids(long brandId, ProspectFilter filter, Look look, long offset, int limit) {
        List<Stretch> stretches = new ArrayList<>();
        List<Stage> stages = FilterSql.stages(filter);
        for (boolean sunk : new boolean[] {false, true}) {
            if (!stages.isEmpty() && filter.sunk().map(wanted -> wanted == sunk).orElse(true)) {
                stretches.addAll(stretches(new Part(brandId, sunk, stages, filter), look));
            }
        }
        return Stretch.page(stretches, offset, limit);
    }

    public long count(long brandId, ProspectFilter filter) {
        if (Counts.know(filter)) {
            return counts(brandId).of(filter);
        }
        List<Stage> stages = FilterSql.stages(filter);
        long count = 0;
        for (boolean sunk : new boolean[] {false, true}) {
            if (!stages.isEmpty() && filter.sunk().map(wanted -> wanted == sunk).orElse(true)) {
                count += index.count(new Part(brandId, sunk, stages, filter), "");
            }
        }
        return count;
    }

    /** Every count of the brand's list, tabs and board. */
    public Counts counts(long brandId) {
        return new Counts(rows.of("""
            select c.stage, c.sunk, c.owner_id, c.has_contact, sum(c.n) from prospect_count c
            where c.brand_id = :brand group by 1, 2, 3, 4""", Map.of("brand", brandId)).stream()
            .map(row -> new Row(Stage.valueOf((String) row[0]), (Boolean) row[1], ((Number) row[2]).longValue(), (Boolean) row[3],
                ((Number) row[4]).longValue())).toList());
    }

    private List<Stretch> stretches(Part part, Look look) {
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

    private Stretch byScore(Part part, Look look) {
        ScoreSql score = look.score();
        if (!FilterSql.inTally(part.filter())) {
            return look.standing() ? byStandingScore(part, "") : stretch(part, "", (offset, limit) -> index.byColumn(part, score, "", "", offset, limit));
        }
        Measure measure = Measure.score(look.weights(), look.medians());
        boolean inOrder = look.standing() && part.filter().owner().isEmpty() && part.filter().contact().isEmpty();
        return stretch(part, "", (offset, limit) -> inOrder && offset + limit <= WALKED ? index.byScore(part, "", offset, limit)
            : grid.page(part, measure, score, "", offset, limit));
    }

    private Stretch bySignal(Part part, Look look, Signal.Name signal) {
        String column = "p." + signal.word();
        return stretch(part, "", (offset, limit) -> FilterSql.inTally(part.filter())
            ? grid.page(part, Measure.signal(signal.ordinal()), look.score(), column, offset, limit)
            : index.byColumn(part, look.score(), "", column + " desc nulls last, ", offset, limit));
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
                return condition.isEmpty() ? Listing.this.count(part.brandId(), onlyThis(part)) : index.count(part, condition);
            }
        };
    }

    private static ProspectFilter onlyThis(Part part) {
        ProspectFilter filter = part.filter().onlySunk(part.sunk());
        return part.stages().size() == 1 ? filter.onlyStage(part.stages().get(0)) : filter;
    }
}
