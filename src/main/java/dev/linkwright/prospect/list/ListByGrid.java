package dev.linkwright.prospect.list;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lists by any weights, or by one signal, without sorting the brand: the tally and {@link Grid} say which cells can hold the page, and
 * only their rows are read. Where those are still many, the best of them raise the floor first.
 */
@ApplicationScoped
class ListByGrid {

    /** More candidates than this are worth a second look. */
    private static final int MANY = 2_000;

    private static final String[] COLUMNS = {"relevance", "authority", "traffic"};
    private static final String TALLY = """
        select c.cell, sum(c.n) from prospect_count c
        where c.brand_id = :brand and c.stage in (:stages) and c.sunk = :sunk and c.cell <> """ + Cells.WAITING;

    private final Rows rows;

    ListByGrid(Rows rows) {
        this.rows = rows;
    }

    /** @param order before the ties: empty for the score itself, else a column of the row */
    List<Long> page(Part part, Measure measure, ScoreSql score, String order, long offset, int limit) {
        if (part.stages().isEmpty()) {
            return List.of();
        }
        Grid grid = new Grid(tally(part), measure);
        Grid.Window window = grid.window(offset, limit);
        if (window.rows() > MANY) {
            long needed = offset - window.before() + limit;
            String value = order.isEmpty() ? score.sql() : order;
            Double floor = floor(part, score, value, grid.surest(window, needed), needed);
            window = floor == null ? window : grid.window(offset, limit, floor);
        }
        if (window.cells().isEmpty()) {
            return List.of();
        }
        return read(part, score, order, grid, window, offset - window.before(), limit);
    }

    private Map<Integer, Long> tally(Part part) {
        Conditions conditions = FilterSql.onTally(part.filter());
        Map<Integer, Long> tally = new TreeMap<>();
        rows.of(TALLY + conditions.sql() + " group by c.cell",
                Rows.together(conditions.values(), Map.of("brand", part.brandId(), "stages", part.stageNames(), "sunk", part.sunk())))
            .forEach(row -> tally.put(((Number) row[0]).intValue(), ((Number) row[1]).longValue()));
        return tally;
    }

    /** The value of the last row that is needed, were there no others than those of the surest cells; null where it is unknown. */
    private Double floor(Part part, ScoreSql score, String value, List<Integer> cells, long needed) {
        Conditions conditions = FilterSql.onRow(part);
        List<Object[]> found = rows.of("select " + value + " as value, 0 from prospect p" + ListByIndex.where(part)
                + " and p.cell = any(cast(:cells as smallint[]))" + conditions.sql() + " order by value desc nulls last limit 1 offset :skip",
            Rows.together(value.equals(score.sql()) ? score.values() : Map.of(), conditions.values(),
                Map.of("brand", part.brandId(), "cells", array(cells), "skip", needed - 1)));
        return found.isEmpty() || found.get(0)[0] == null ? null : ((Number) found.get(0)[0]).doubleValue();
    }

    /** Cells that know the same signals are read together: what each known signal must reach is a condition the index answers. */
    private List<Long> read(Part part, ScoreSql score, String order, Grid grid, Grid.Window window, long offset, int limit) {
        Map<Integer, List<Integer>> groups = window.cells().stream().collect(Collectors.groupingBy(Cells::knownSignals, TreeMap::new, Collectors.toList()));
        Conditions conditions = FilterSql.onRow(part);
        Map<String, Object> values = new HashMap<>(Rows.together(score.values(), conditions.values()));
        List<String> branches = new ArrayList<>();
        groups.forEach((known, cells) -> {
            StringBuilder branch = new StringBuilder("(select " + score.columns() + (order.isEmpty() ? "" : ", " + order + " as first")
                + " from prospect p" + ListByIndex.where(part) + " and p.cell = any(cast(:cells" + known + " as smallint[]))");
            values.put("cells" + known, array(cells));
            double[] least = grid.least(window.floor(), cells);
            for (int i = 0; i < Cells.SIGNALS; i++) {
                if ((known >> i & 1) == 1 && least[i] > 0) {
                    branch.append(" and p.").append(COLUMNS[i]).append(" >= :least").append(known).append(i);
                    values.put("least" + known + i, least[i]);
                }
            }
            branches.add(branch.append(conditions.sql()).append(")").toString());
        });
        values.putAll(Map.of("brand", part.brandId(), "limit", limit, "offset", offset));
        return rows.ids("select id from (" + String.join(" union all ", branches) + ") p order by " + (order.isEmpty() ? "" : "first desc nulls last, ")
            + ScoreSql.TIES + " limit :limit offset :offset", values);
    }

    private static String array(List<Integer> cells) {
        return cells.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
