package dev.linkwright.prospect.list;

import dev.linkwright.prospect.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists that stand in an index already: by the saved weights, and by columns that few prospects have. */
@ApplicationScoped
class ListByIndex {

    private static final String PAGE = " limit :limit offset :offset";

    private final Rows rows;

    ListByIndex(Rows rows) {
        this.rows = rows;
    }

    /** By the score that stands on the row. The index is sorted within a stage, so the stages are merged. */
    List<Long> byScore(Part part, String condition, long offset, int limit) {
        Conditions conditions = FilterSql.onRow(part.filter());
        String stages = part.stages().stream().map(stage -> "(select " + ScoreSql.STANDING.columns() + " from prospect p"
            + " where p.brand_id = :brand and p.stage = '" + stage.name() + "' and p.sunk = " + part.sunk() + condition + conditions.sql() + ")")
            .collect(Collectors.joining(" union all "));
        return rows.ids("select id from (" + stages + ") p order by " + ScoreSql.TIES + PAGE,
            Rows.together(conditions.values(), Map.of("brand", part.brandId(), "limit", limit, "offset", offset)));
    }

    /** By a column first, then by score. */
    List<Long> byColumn(Part part, ScoreSql score, String condition, String order, long offset, int limit) {
        Conditions conditions = FilterSql.onRow(part.filter());
        return rows.ids("select " + score.columns() + " from prospect p" + where(part) + condition + conditions.sql()
                + " order by " + order + ties() + PAGE,
            Rows.together(score.values(), conditions.values(), Map.of("brand", part.brandId(), "limit", limit, "offset", offset)));
    }

    long count(Part part, String condition) {
        Conditions conditions = FilterSql.onRow(part.filter());
        return rows.number("select count(*) from prospect p" + where(part) + condition + conditions.sql(),
            Rows.together(conditions.values(), Map.of("brand", part.brandId())));
    }

    /** Stages are written out, so that the planner knows how many prospects are in them. */
    static String where(Part part) {
        String stages = part.stages().stream().map(stage -> "'" + stage.name() + "'").collect(Collectors.joining(", "));
        return " where p.brand_id = :brand and p.sunk = " + part.sunk()
            + (part.stages().size() == Stage.values().length ? "" : " and p.stage in (" + stages + ")");
    }

    private static String ties() {
        return "score desc, p.authority desc nulls last, p.traffic desc nulls last, p.domain";
    }
}
