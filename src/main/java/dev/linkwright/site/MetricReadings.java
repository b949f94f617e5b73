package dev.linkwright.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was measured and said about sites, each with its source and date. Written by imports, never overwritten. */
@ApplicationScoped
public class MetricReadings {

    private final EntityManager entities;

    MetricReadings(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * One value.
     *
     * @param metric AUTHORITY, TRAFFIC, SPAM
     * @param name   DR, DA, AS, TF; visits; score, flag
     */
    public record Reading(String metric, String name, double value, String source, LocalDate asOf) {

        /** "DR 76", "18,400 visits a month", "spam score 3 %". */
        public String shown() {
            return switch (name) {
                case "visits" -> String.format(Locale.ROOT, "%,.0f visits a month", value);
                case "score" -> String.format(Locale.ROOT, "spam score %.0f %%", value);
                case "flag" -> value > 0 ? "marked as spam" : "not marked as spam";
                default -> String.format(Locale.ROOT, "%s %.0f", name, value);
            };
        }
    }

    /** What an import said in words, and the columns nobody knew. */
    public record Words(String text, String notes, String source, LocalDate asOf) {
        /** Titles, categories, anchors and contexts one by one; an import keeps them as one text, apart by " . ". */
        public List<String> sayings() {
            return text == null || text.isBlank() ? List.of() : Arrays.stream(text.split(" \\. ")).map(String::strip).filter(each -> !each.isEmpty()).toList();
        }
    }

    public List<Reading> of(long siteId, int limit) {
        List<?> rows = entities.createNativeQuery("""
            select metric, name, value, source, as_of from metric_reading where site_id = ?1 order by as_of desc, created_at desc limit ?2""", Object[].class)
            .setParameter(1, siteId).setParameter(2, limit).getResultList();
        return rows.stream().map(Object[].class::cast)
            .map(row -> new Reading((String) row[0], (String) row[1], ((Number) row[2]).doubleValue(), (String) row[3], day(row[4]))).toList();
    }

    public List<Words> words(long siteId, int limit) {
        List<?> rows = entities.createNativeQuery("""
            select text, notes, source, as_of from site_text where site_id = ?1 order by as_of desc, created_at desc limit ?2""", Object[].class)
            .setParameter(1, siteId).setParameter(2, limit).getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new Words((String) row[0], (String) row[1], (String) row[2], day(row[3]))).toList();
    }

    private static LocalDate day(Object value) {
        return value instanceof LocalDate day ? day : ((java.sql.Date) value).toLocalDate();
    }
}
