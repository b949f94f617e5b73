package dev.linkwright.prospect.list;

import dev.linkwright.prospect.Score;
import dev.linkwright.prospect.Weights;
import java.util.HashMap;
import java.util.Map;

/**
 * The score of a prospect {@code p} as SQL: the one that stands on the row, or added up with other weights from the same columns.
 *
 * @param sql    an expression
 * @param values of its named parameters
 */
record ScoreSql(String sql, Map<String, Object> values) {

    /** Added up with the saved weights when the brand was ranked. */
    static final ScoreSql STANDING = new ScoreSql("p.score", Map.of());

    /** Ties in every list: by score, authority, traffic, domain, so that the order is stable. */
    static final String TIES = "score desc, authority desc nulls last, traffic desc nulls last, domain";

    /** score = 100 * (wR*relevance + wA*authority + wT*traffic) / (wR+wA+wT), the median where a signal is unknown. */
    static ScoreSql with(Weights weights, Score.Medians medians) {
        Map<String, Object> values = new HashMap<>();
        values.put("wr", weights.relevance());
        values.put("wa", weights.authority());
        values.put("wt", weights.traffic());
        values.put("ws", weights.relevance() + weights.authority() + weights.traffic());
        values.put("mr", medians.relevance());
        values.put("ma", medians.authority());
        values.put("mt", medians.traffic());
        return new ScoreSql("100 * (:wr * coalesce(p.relevance, :mr) + :wa * coalesce(p.authority, :ma) + :wt * coalesce(p.traffic, :mt)) / :ws", values);
    }

    /** What a row needs to be put in order. */
    String columns() {
        return "p.id, " + sql + " as score, p.authority, p.traffic, p.domain";
    }
}
