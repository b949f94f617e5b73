package dev.linkwright.prospect.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/**
 * Decides which pages are to be read: of our own assets first, then the pages where a link would stand, then the home pages of prospects, the best
 * ranked first, a few thousand at a time, so that a million new prospects don't become a million rows of waiting work.
 */
@ApplicationScoped
public class PlanPages {

    /** No more is planned while so many wait. */
    private static final int ENOUGH = 500;
    private static final int AT_ONCE = 2_000;

    private static final String WAITING = "select count(*) from (select 1 from page_text where next_fetch_at <= ?1 limit " + ENOUGH + ") w";

    private static final List<String> OWN = List.of("""
        insert into page_text (asset_id, url, kind, next_fetch_at, created_at)
        select a.id, a.url, 'ASSET', cast(?1 as timestamptz), cast(?1 as timestamptz) from asset a
        where not exists (select 1 from page_text t where t.asset_id = a.id)
        on conflict do nothing""", """
        update page_text t set url = a.url, next_fetch_at = ?1, failures = 0, failure = null
        from asset a where a.id = t.asset_id and a.url <> t.url""", """
        insert into page_text (site_id, url, kind, next_fetch_at, created_at)
        select distinct p.site_id, p.opportunity_url, 'OPPORTUNITY', cast(?1 as timestamptz), cast(?1 as timestamptz) from prospect p
        where p.opportunity is not null and p.opportunity_url ~ '^https?://'
          and not exists (select 1 from page_text t where t.site_id = p.site_id and t.url = p.opportunity_url)
        on conflict do nothing""");

    private static final String HOMES = """
        insert into page_text (site_id, url, kind, next_fetch_at, created_at)
        select site_id, 'https://' || domain || '/', 'HOME', cast(?1 as timestamptz), cast(?1 as timestamptz) from (
            select p.site_id, p.domain from prospect p
            where p.brand_id = ?2 and p.stage = ?3 and not p.sunk and not p.awaits_ranking
              and not exists (select 1 from page_text t where t.site_id = p.site_id and t.url = 'https://' || p.domain || '/')
            order by p.score desc, p.authority desc nulls last, p.traffic desc nulls last, p.domain limit ?4) next
        on conflict do nothing""";

    /** Those that somebody works on before those that only stand there. */
    private static final List<String> STAGES = List.of("QUALIFIED", "CONTACTED", "IN_CONVERSATION", "PROMISED", "NEW", "WON", "LOST");

    private final EntityManager database;

    PlanPages(EntityManager database) {
        this.database = database;
    }

    @Transactional
    public void run(Instant now) {
        OWN.forEach(statement -> database.createNativeQuery(statement).setParameter(1, now).executeUpdate());
        long waiting = ((Number) database.createNativeQuery(WAITING, Long.class).setParameter(1, now).getSingleResult()).longValue();
        if (waiting >= ENOUGH) {
            return;
        }
        List<?> brands = database.createNativeQuery("select id from brand order by id", Long.class).getResultList();
        int each = Math.max(50, AT_ONCE / Math.max(1, brands.size()));
        for (Object brand : brands) {
            int left = each;
            for (String stage : STAGES) {
                if (left > 0) {
                    left -= database.createNativeQuery(HOMES).setParameter(1, now).setParameter(2, brand).setParameter(3, stage).setParameter(4, left).executeUpdate();
                }
            }
        }
    }
}
