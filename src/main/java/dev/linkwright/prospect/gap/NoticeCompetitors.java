package dev.linkwright.prospect.gap;

import dev.linkwright.brand.TopicsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

/** A brand with other competitors, domains or spam limit than its link gap was counted with: few rows at once, many by the job. */
@ApplicationScoped
class NoticeCompetitors {

    /** More links than this are counted by the job. */
    private static final int COUNTED_AT_ONCE = 20_000;

    private static final String MARK = """
        update brand_gap g set stale_since = :at from brand b
        where b.id = :brand and g.brand_id = b.id
          and (g.competitors, g.domains, g.spam_limit) is distinct from (b.competitors, b.domains, b.spam_limit)
        """;

    private final EntityManager entities;
    private final CountLinkGap count;

    NoticeCompetitors(EntityManager entities, CountLinkGap count) {
        this.entities = entities;
        this.count = count;
    }

    void on(@Observes TopicsChanged changed) {
        entities.flush();
        int marked = entities.createNativeQuery(MARK).setParameter("at", changed.at()).setParameter("brand", changed.brandId()).executeUpdate();
        if (marked > 0 && links(changed.brandId()) <= COUNTED_AT_ONCE) {
            count.ofBrand(changed.brandId());
        }
    }

    private long links(long brandId) {
        return (Long) entities.createNativeQuery("select count(*) from (select 1 from competitor_link where brand_id = ?1 limit ?2) l", Long.class)
            .setParameter(1, brandId).setParameter(2, COUNTED_AT_ONCE + 1).getSingleResult();
    }
}
