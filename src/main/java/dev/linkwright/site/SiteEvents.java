package dev.linkwright.site;

import dev.linkwright.account.User;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What is recorded of a site in words. The whole time line, with what other tables tell, is read by report.site. */
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
}
