package dev.linkwright.campaign.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks the numbers, and the people behind each of them. */
@ApplicationScoped
public class Figures {
    private final EntityManager database;

    Figures(EntityManager database) {
        this.database = database;
    }

    /**
     * Which numbers.
     *
     * @param campaignId only of this campaign, or null for all of the brand
     * @param from       enrolled on this day (UTC) or later, or null
     * @param to         enrolled on this day or before, or null
     */
    public record Asked(long brandId, Long campaignId, Dimension by, LocalDate from, LocalDate to) { }

    /**
     * One line of the table.
     *
     * @param key    what {@link #people} takes
     * @param counts of every measure
     * @param shares of every measure that is a share: those of its whole that reached it too
     */
    public record Row(String key, String label, Map<Measure, Long> counts, Map<Measure, Share> shares) {
        public long count(Measure measure) {
            return counts.get(measure);
        }

        /** “26.8 % of 127 sent”; blank for the first measure and where there is no whole. */
        public String rate(Measure measure) {
            return measure.of() == null ? "" : shares.get(measure).words(measure.of().label().toLowerCase(java.util.Locale.ROOT));
        }
    }

    public List<Row> table(Asked asked) {
        Dimension by = asked.by();
        // One pass over the rows: for each measure how many, and how many of those that are also in its whole.
        String counts = Arrays.stream(Measure.values()).map(measure -> "count(*) filter (where " + measure.condition(by) + "), count(*) filter (where "
                + measure.condition(by) + (measure.of() == null ? "" : " and " + measure.of().condition(by)) + ")").collect(Collectors.joining(", "));
        String sql = "select " + by.keySql() + ", " + by.labelSql() + ", " + counts + " from " + by.from() + " where " + where(asked) + " group by 1, 2 order by " + (by.countsMails() ? "min(c.id) desc, min(x.step_no), 1" : "2");
        List<?> rows = asking(sql, asked, Object[].class).getResultList();
        return rows.stream().map(row -> row((Object[]) row)).toList();
    }

    /** Ids of the enrollments behind one number, oldest first: those above {@code idAbove}. */
    public List<Long> people(Asked asked, String key, Measure measure, long idAbove, int limit) {
        Dimension by = asked.by();
        String sql = "select distinct e.id from " + by.from() + " where " + where(asked) + " and e.id > :above and " + measure.condition(by)
                + (key == null ? "" : " and " + by.keySql() + " = :key") + " order by e.id";
        Query query = asking(sql, asked, Long.class).setParameter("above", idAbove).setMaxResults(limit);
        if (key != null) {
            query.setParameter("key", key);
        }
        return ids(query);
    }

    @SuppressWarnings("unchecked")
    private static List<Long> ids(Query query) {
        return (List<Long>) query.getResultList();
    }

    private static String where(Asked asked) {
        return "c.brand_id = :brand" + (asked.campaignId() == null ? "" : " and c.id = :campaign") + (asked.from() == null ? "" : " and e.created_at at time zone 'UTC' >= cast(:from as date)")
                + (asked.to() == null ? "" : " and e.created_at at time zone 'UTC' < cast(:to as date) + 1") + asked.by().only();
    }

    private Query asking(String sql, Asked asked, Class<?> result) {
        Query query = database.createNativeQuery(sql, result).setParameter("brand", asked.brandId());
        if (asked.campaignId() != null) {
            query.setParameter("campaign", asked.campaignId());
        }
        if (asked.from() != null) {
            query.setParameter("from", asked.from());
        }
        if (asked.to() != null) {
            query.setParameter("to", asked.to());
        }
        return query;
    }

    private static Row row(Object[] cells) {
        Map<Measure, Long> counts = new EnumMap<>(Measure.class);
        Map<Measure, Long> parts = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            counts.put(measure, ((Number) cells[2 + 2 * measure.ordinal()]).longValue());
            parts.put(measure, ((Number) cells[3 + 2 * measure.ordinal()]).longValue());
        }
        Map<Measure, Share> shares = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            if (measure.of() != null) {
                shares.put(measure, new Share(parts.get(measure), counts.get(measure.of())));
            }
        }
        return new Row((String) cells[0], (String) cells[1], counts, shares);
    }
}
