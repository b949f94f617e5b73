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

    public List<SiteEvent> newest(long siteId, int limit) {
        return find("siteId = ?1 order by at desc, id desc", siteId).page(0, limit).list();
    }
}
