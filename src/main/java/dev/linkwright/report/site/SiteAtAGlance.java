package dev.linkwright.report.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;

/** What links a site and a brand already, in one question: whom of the competitors it links to, whether it names the brand, whether it links to it. */
@ApplicationScoped
public class SiteAtAGlance {
    private final EntityManager database;

    SiteAtAGlance(EntityManager database) {
        this.database = database;
    }

    /**
     * Facts of one site.
     *
     * @param mentionId an unlinked mention there, or null
     * @param ourLinks  live links to the brand
     */
    public record Facts(List<String> competitors, Long mentionId, long ourLinks) { }

    public Facts of(long brandId, long siteId) {
        Object[] row = (Object[]) database.createNativeQuery("""
                select (select array_to_string(competitors, ' ') from referring_site where brand_id = ?1 and site_id = ?2),
                       (select max(id) from mention where brand_id = ?1 and site_id = ?2 and state in ('UNLINKED', 'RECLAIMING')),
                       (select count(*) from backlink where brand_id = ?1 and site_id = ?2 and state in ('WON', 'AT_RISK'))
                """, Object[].class).setParameter(1, brandId).setParameter(2, siteId).getSingleResult();
        String competitors = row[0] == null ? "" : ((String) row[0]).strip();
        return new Facts(competitors.isEmpty() ? List.of() : Arrays.asList(competitors.split(" ")), row[1] == null ? null : ((Number) row[1]).longValue(),
                ((Number) row[2]).longValue());
    }
}
