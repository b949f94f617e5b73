package dev.linkwright.site;

import dev.linkwright.account.User;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The time line of a site: everything that happened to it, across brands. */
@ApplicationScoped
public class SiteEvents implements PanacheRepository<SiteEvent> {

    /**
     * @param brandId the brand it concerns, null for all
     * @param text    a whole sentence without the date, such as "Ana moved the prospect to Qualified"
     * @param by      null when it happened by itself
     */
    public void record(long siteId, Long brandId, SiteEvent.Kind kind, String text, User by, Instant at) {
        persist(new SiteEvent(siteId, brandId, kind, text, by == null ? null : by.id(), at));
    }

    /** Newest first: what was recorded, and what imports brought. */
    public List<TimeLineEntry> newest(long siteId, int limit) {
        List<?> rows = getEntityManager().createNativeQuery("""
            select kind, text, at, brand_id, user_id from site_time_line where site_id = ?1 order by at desc, event_id desc nulls last limit ?2""",
            Object[].class).setParameter(1, siteId).setParameter(2, limit).getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new TimeLineEntry(SiteEvent.Kind.valueOf((String) row[0]), (String) row[1],
            (Instant) row[2], (Long) row[3], (Long) row[4])).toList();
    }

    /**
     * One line of the time line.
     *
     * @param text    a whole sentence without the date
     * @param brandId null when it concerns all brands
     * @param userId  null when it happened by itself
     */
    public record TimeLineEntry(SiteEvent.Kind kind, String text, Instant at, Long brandId, Long userId) {
    }
}
