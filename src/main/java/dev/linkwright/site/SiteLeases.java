package dev.linkwright.site;

import dev.linkwright.account.User;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** One conversation per site: taking a site into work, asking who holds it, letting it go. */
@ApplicationScoped
public class SiteLeases implements PanacheRepositoryBase<SiteLease, Long> {

    public Optional<SiteLease> holder(long siteId) {
        return findByIdOptional(siteId);
    }

    /**
     * Takes the site for a campaign unless another one holds it.
     *
     * @param heldBy in words, shown to whoever is stopped, such as {@code Ben's campaign “Tools roundup”}
     * @return whether this campaign holds the site now; false leaves the other holder in place
     */
    public boolean take(long siteId, long brandId, long campaignId, User by, String heldBy, Instant now) {
        return getEntityManager().createNativeQuery("""
                insert into site_lease (site_id, user_id, brand_id, campaign_id, held_by, since) values (?1, ?2, ?3, ?4, ?5, ?6)
                on conflict (site_id) do update set held_by = excluded.held_by where site_lease.campaign_id = excluded.campaign_id
                """)
                .setParameter(1, siteId).setParameter(2, by.id()).setParameter(3, brandId).setParameter(4, campaignId)
                .setParameter(5, heldBy).setParameter(6, now)
                .executeUpdate() == 1;
    }

    /** Takes the site although another holds it. The reason is kept and shown. */
    public void override(long siteId, long brandId, long campaignId, User by, String heldBy, String reason, Instant now) {
        getEntityManager().createNativeQuery("""
                insert into site_lease (site_id, user_id, brand_id, campaign_id, held_by, since, override_reason)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                on conflict (site_id) do update set user_id = excluded.user_id, brand_id = excluded.brand_id, campaign_id = excluded.campaign_id,
                    held_by = excluded.held_by, since = excluded.since, override_reason = excluded.override_reason
                """)
                .setParameter(1, siteId).setParameter(2, by.id()).setParameter(3, brandId).setParameter(4, campaignId)
                .setParameter(5, heldBy).setParameter(6, now).setParameter(7, reason)
                .executeUpdate();
    }

    public void release(long siteId, long campaignId) {
        delete("siteId = ?1 and campaignId = ?2", siteId, campaignId);
    }
}
