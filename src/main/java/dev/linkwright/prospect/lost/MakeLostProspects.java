package dev.linkwright.prospect.lost;

import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.prospect.RankProspects;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Does what {@link LostRuns} asks for: some hundred sites a transaction, so that it can be taken up where a process died. */
@ApplicationScoped
public class MakeLostProspects {

    private static final int AT_ONCE = 500;
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final String CLAIM = """
        update lost_link_run set claimed_until = ?2 where id = (
            select id from lost_link_run where finished_at is null and (claimed_until is null or claimed_until < ?1) order by id limit 1 for update skip locked)
        returning id
        """;

    /** A prospect that came about meanwhile stays as it is. */
    private static final String MADE = """
        with made as (
            insert into prospect (brand_id, site_id, domain, stage, stage_since, opportunity, opportunity_url, lost_url, lost_anchor, lost_on, replacement_id, created_at)
            select :brand, l.site_id, s.domain, 'NEW', :now, 'COMPETITOR_LOST_LINK', l.page_url, l.target_url, nullif(l.anchor, ''), l.lost_on, c.asset, :now
            from unnest(cast(:links as bigint[]), cast(:assets as bigint[])) c (link, asset) join competitor_lost_link l on l.id = c.link join site s on s.id = l.site_id
            on conflict (site_id, brand_id) do nothing returning site_id, opportunity_url, lost_url),
        line as (
            insert into site_event (site_id, brand_id, at, user_id, kind, text)
            select site_id, :brand, :now, :user, 'NOTE', :who || ' made the site a prospect: ' || opportunity_url || ' linked to ' || lost_url from made)
        select count(*) from made
        """;

    private final EntityManager entities;
    private final LostLinks links;
    private final Assets assets;
    private final Brands brands;
    private final RankProspects rank;

    MakeLostProspects(EntityManager entities, LostLinks links, Assets assets, Brands brands, RankProspects rank) {
        this.entities = entities;
        this.links = links;
        this.assets = assets;
        this.brands = brands;
        this.rank = rank;
    }

    /** Everything that was asked for; call it outside of a transaction. */
    public void run(Instant now) {
        while (true) {
            List<?> claimed = QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(CLAIM, Long.class).setParameter(1, now).setParameter(2, now.plus(LEASE)).getResultList());
            if (claimed.isEmpty()) {
                return;
            }
            long id = (Long) claimed.get(0);
            while (QuarkusTransaction.requiringNew().call(() -> some(id, now))) {
                // the next ones
            }
        }
    }

    /** @return whether there may be more */
    private boolean some(long runId, Instant now) {
        Object[] run = (Object[]) entities.createNativeQuery("""
            select r.brand_id, r.competitor, r.asset_id, r.last_site, r.user_id, u.name from lost_link_run r join app_user u on u.id = r.user_id
            where r.id = ?1 and r.finished_at is null for update of r""", Object[].class).setParameter(1, runId).getSingleResult();
        Brand brand = brands.require(((Number) run[0]).longValue());
        LostFilter filter = new LostFilter(Optional.of((String) run[1]).filter(name -> !name.isEmpty()), Optional.of(false));
        List<LostLink> next = links.newestOfSites(brand, filter, ((Number) run[3]).longValue(), AT_ONCE);
        if (next.isEmpty()) {
            entities.createNativeQuery("update lost_link_run set finished_at = ?2, claimed_until = null where id = ?1").setParameter(1, runId).setParameter(2, now).executeUpdate();
            rank.soon(brand.id(), now);
            return false;
        }
        List<Asset> ours = assets.of(brand);
        Long[] chosen = next.stream().map(link -> run[2] != null ? Long.valueOf(((Number) run[2]).longValue())
            : link.replacements(ours).stream().findFirst().map(best -> best.asset().id()).orElse(null)).toArray(Long[]::new);
        Number made = (Number) entities.createNativeQuery(MADE).setParameter("brand", brand.id()).setParameter("now", now).setParameter("user", ((Number) run[4]).longValue())
            .setParameter("who", run[5]).setParameter("links", next.stream().map(LostLink::id).toArray(Long[]::new)).setParameter("assets", chosen).getSingleResult();
        entities.createNativeQuery("update lost_link_run set done = done + ?2, made = made + ?3, last_site = ?4, claimed_until = ?5 where id = ?1").setParameter(1, runId)
            .setParameter(2, next.size()).setParameter(3, made.longValue()).setParameter(4, next.get(next.size() - 1).siteId()).setParameter(5, now.plus(LEASE)).executeUpdate();
        return true;
    }
}
