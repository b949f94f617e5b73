package dev.linkwright.report;

import dev.linkwright.brand.Brand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Date;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Links won and lost week by week, in the brand's zone, and the rows behind each bar. */
@ApplicationScoped
public class LinksPerWeek {
    // A paid link that does not say so is no win (policy risk); it becomes one when it does.
    // Won: seen for the first time or back after it was lost; coming back from "at risk" wins nothing new.
    private static final String WON = "e.to_state = 'WON' and (e.from_state is null or e.from_state in ('PROMISED', 'LOST', 'POLICY_RISK'))";
    private static final String LOST = "e.to_state = 'LOST' and e.from_state is distinct from 'LOST'";

    private final EntityManager database;

    LinksPerWeek(EntityManager database) {
        this.database = database;
    }

    /** What happened in the week that begins on this Monday. */
    public record Week(LocalDate monday, long won, long lost) { }

    /** One link that was won or lost, and when. */
    public record Row(long backlinkId, String pageUrl, String domain, String targetUrl, boolean won, String why, Instant at) { }

    /** The newest weeks, oldest first; weeks in which nothing happened are there with zeros. */
    public List<Week> newest(Brand brand, int weeks, Instant now) {
        LocalDate last = LocalDate.ofInstant(now, brand.zone()).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate first = last.minusWeeks(weeks - 1L);
        List<Object[]> rows = database.createNativeQuery("""
                select cast(date_trunc('week', e.at at time zone ?2) as date),
                       count(distinct e.backlink_id) filter (where %s), count(distinct e.backlink_id) filter (where %s)
                from link_event e join backlink b on b.id = e.backlink_id
                where b.brand_id = ?1 and e.at >= ?3 group by 1
                """.formatted(WON, LOST), Object[].class).setParameter(1, brand.id()).setParameter(2, brand.zone().getId())
                .setParameter(3, first.atStartOfDay(brand.zone()).toInstant()).getResultList();
        Map<LocalDate, Object[]> byMonday = new HashMap<>();
        rows.forEach(row -> byMonday.put(row[0] instanceof Date day ? day.toLocalDate() : (LocalDate) row[0], row));
        List<Week> result = new ArrayList<>();
        for (LocalDate monday = first; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            Object[] row = byMonday.get(monday);
            result.add(row == null ? new Week(monday, 0, 0) : new Week(monday, ((Number) row[1]).longValue(), ((Number) row[2]).longValue()));
        }
        return result;
    }

    /**
     * The links behind the bars, newest first, each once per kind.
     *
     * @param won  true for won, false for lost, null for both
     */
    public List<Row> rows(Brand brand, LocalDate from, LocalDate until, Boolean won) {
        String kind = won == null ? "(" + WON + " or " + LOST + ")" : won ? WON : LOST;
        List<Object[]> rows = database.createNativeQuery("""
                select * from (
                  select distinct on (e.backlink_id, e.to_state) b.id, b.page_url, s.domain, b.target_url, e.to_state = 'WON', e.why, e.at
                  from link_event e join backlink b on b.id = e.backlink_id join site s on s.id = b.site_id
                  where b.brand_id = ?1 and e.at >= ?2 and e.at < ?3 and %s
                  order by e.backlink_id, e.to_state, e.at desc) x
                order by x.at desc limit 500
                """.formatted(kind), Object[].class).setParameter(1, brand.id()).setParameter(2, from.atStartOfDay(brand.zone()).toInstant())
                .setParameter(3, until.atStartOfDay(brand.zone()).toInstant()).getResultList();
        return rows.stream().map(row -> new Row(((Number) row[0]).longValue(), (String) row[1], (String) row[2], (String) row[3], (Boolean) row[4], (String) row[5],
                instant(row[6]))).toList();
    }

    private static Instant instant(Object value) {
        return value instanceof Instant instant ? instant : value instanceof java.time.OffsetDateTime time ? time.toInstant() : ((java.sql.Timestamp) value).toInstant();
    }
}
