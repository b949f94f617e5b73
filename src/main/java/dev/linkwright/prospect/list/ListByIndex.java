package dev.linkwright.prospect.list;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists that stand in an index already: by the saved weights, and by columns that few prospects have. */
@ApplicationScoped
class ListByIndex {

    private static final String TIES = "score desc, p.authority desc nulls last, p.traffic desc nulls last, p.domain";
    private static final String THESE = "p.id = any(cast(:ids as bigint[]))";
    private static final String PAGE = " limit :limit offset :offset";

    private final Rows rows;

    ListByIndex(Rows rows) {
        this.rows = rows;
    }

    /** By the score that stands on the row. The index is sorted within a stage: the best of each stage are merged. */
    List<Long> byScore(Part part, String condition, long offset, int limit) {
        Conditions conditions = FilterSql.onRow(part);
        String stages = part.stages().stream().map(stage -> "(select " + ScoreSql.STANDING.columns() + " from prospect p"
            + " where p.brand_id = :brand and p.stage = '" + stage.name() + "' and p.sunk = " + part.sunk() + " and not p.awaits_ranking" + condition + conditions.sql()
            + " order by " + TIES + " limit :reach)").collect(Collectors.joining(" union all "));
        return rows.ids("select id from (" + stages + ") p order by " + ScoreSql.TIES + PAGE,
            Rows.together(conditions.values(), Map.of("brand", part.brandId(), "limit", limit, "offset", offset, "reach", offset + limit)));
    }

    /**
     * The same far down, where nothing else is asked: what the order stands on is read off the index alone (prospect_ranked), and only the rows of
     * the page are looked up, by the domain, which a brand has once.
     */
    List<Long> byScoreFarDown(Part part, long offset, int limit) {
        String stages = part.stages().stream().map(stage -> "(select p.score, p.authority, p.traffic, p.domain from prospect p"
            + " where p.brand_id = :brand and p.stage = '" + stage.name() + "' and p.sunk = " + part.sunk() + " and not p.awaits_ranking"
            + " order by " + TIES + " limit :reach)").collect(Collectors.joining(" union all "));
        return rows.ids("select p.id, 0 from (select * from (" + stages + ") u order by " + ScoreSql.TIES + PAGE + ") k"
                + " join prospect p on p.brand_id = :brand and p.domain = k.domain and not p.awaits_ranking"
                + " order by k.score desc, k.authority desc nulls last, k.traffic desc nulls last, k.domain",
            Map.of("brand", part.brandId(), "limit", limit, "offset", offset, "reach", offset + limit));
    }

    /** By a column first, then by score. */
    List<Long> byColumn(Part part, ScoreSql score, String condition, String order, long offset, int limit) {
        Conditions conditions = FilterSql.onRow(part);
        return rows.ids("select " + score.columns() + " from prospect p" + where(part) + condition + conditions.sql()
                + " order by " + order + TIES + PAGE,
            Rows.together(score.values(), conditions.values(), Map.of("brand", part.brandId(), "limit", limit, "offset", offset)));
    }

    /**
     * Those that are not ranked yet, as they came.
     *
     * @param all  those that fit, where they are known
     * @param from none has a lower number
     */
    List<Long> asTheyCame(Part part, Optional<Ids> all, long from, long offset, int limit) {
        Conditions conditions = all.map(ids -> new Conditions().and(THESE, "ids", ids.array())).orElseGet(() -> FilterSql.onRow(part));
        return rows.ids("select p.id, 0 from prospect p" + where(part) + " and p.id >= :from" + conditions.sql() + " order by p.id" + PAGE,
            Rows.together(conditions.values(), Map.of("brand", part.brandId(), "from", from, "limit", limit, "offset", offset)));
    }

    /** Of these, in their order, those that fit. */
    List<Long> fitting(Part part, List<Long> ids) {
        Conditions conditions = FilterSql.oneByOne(part);
        Set<Long> fit = new HashSet<>(rows.ids("select p.id, 0 from prospect p where " + THESE + conditions.sql(),
            Rows.together(conditions.values(), Map.of("ids", Ids.of(ids).array()))));
        return ids.stream().filter(fit::contains).toList();
    }

    /** These by a column first, then by score. */
    List<Long> these(Ids ids, ScoreSql score, String order, long offset, int limit) {
        return rows.ids("select " + score.columns() + " from prospect p where " + THESE + " order by " + order + TIES + PAGE,
            Rows.together(score.values(), Map.of("ids", ids.array(), "limit", limit, "offset", offset)));
    }

    long count(Part part, String condition) {
        Conditions conditions = FilterSql.onRow(part);
        return rows.number("select count(*) from prospect p" + where(part) + condition + conditions.sql(),
            Rows.together(conditions.values(), Map.of("brand", part.brandId())));
    }

    /** Not further than {@code most}: written out, so that the planner knows how few are enough. */
    long countUpTo(Part part, long most) {
        Conditions conditions = FilterSql.onRow(part);
        return rows.number("select count(*) from (select 1 from prospect p" + where(part) + conditions.sql() + " limit " + most + ") few",
            Rows.together(conditions.values(), Map.of("brand", part.brandId())));
    }

    /** Since when the middle one of them has been in its stage. */
    Optional<Instant> middleSince(Part part) {
        Conditions conditions = FilterSql.onRow(part);
        return middleSince(where(part) + conditions.sql(), Rows.together(conditions.values(), Map.of("brand", part.brandId())));
    }

    Optional<Instant> middleSince(Ids ids) {
        return middleSince(" where " + THESE, Map.of("ids", ids.array()));
    }

    private Optional<Instant> middleSince(String where, Map<String, Object> values) {
        return rows.moment("select percentile_disc(0.5) within group (order by p.stage_since) from prospect p" + where, values);
    }

    /** Stages are written out, all of them too: the indexes begin with them, and the planner knows how many prospects are in each. */
    static String where(Part part) {
        String stages = part.stages().stream().map(stage -> "'" + stage.name() + "'").collect(Collectors.joining(", "));
        return " where p.brand_id = :brand and p.sunk = " + part.sunk()
            + " and p.stage in (" + stages + ") and " + (part.waiting() ? "" : "not ") + "p.awaits_ranking";
    }
}
