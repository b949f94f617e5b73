package dev.linkwright.site;

import dev.linkwright.account.User;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * One conversation per site: taking a site into work, asking who holds it, letting it go. The row's key is the site, and taking is one
 * statement, so of two people who try at once exactly one succeeds.
 */
@ApplicationScoped
public class SiteLeases implements PanacheRepositoryBase<SiteLease, Long> {

    /** The end of an insert into site_lease as l: what becomes of it where the site is held already. No row comes back where another holds it. */
    public static final String UNLESS_HELD = """
            on conflict (site_id) do update set
                user_id = case when l.ends_at <= excluded.since then excluded.user_id else l.user_id end,
                brand_id = excluded.brand_id,
                campaign_id = case when l.ends_at <= excluded.since then excluded.campaign_id else coalesce(excluded.campaign_id, l.campaign_id) end,
                held_by = case when l.ends_at <= excluded.since or l.campaign_id is null then excluded.held_by else l.held_by end,
                since = case when l.ends_at <= excluded.since then excluded.since else l.since end,
                override_reason = case when l.ends_at <= excluded.since then null else l.override_reason end,
                ends_at = null
            where l.campaign_id = excluded.campaign_id
               or l.user_id = excluded.user_id and l.brand_id = excluded.brand_id and (l.campaign_id is null or excluded.campaign_id is null)
               or l.ends_at <= excluded.since
            """;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final SiteEvents timeLine;

    SiteLeases(SiteEvents timeLine) {
        this.timeLine = timeLine;
    }

    /** Who holds the site, as it stands in the database now. */
    public Optional<SiteLease> holder(long siteId) {
        Optional<SiteLease> held = find("siteId", siteId).firstResultOptional();
        // Leases are written by plain statements; a copy kept in the session would be yesterday's.
        held.ifPresent(getEntityManager()::detach);
        return held;
    }

    /**
     * Takes the site unless somebody else holds it. The same campaign goes on holding it; a person's own hold passes to that person's campaign
     * for the same brand; a hold that has ended is free.
     *
     * @param campaignId null when a person takes it by hand
     * @param heldBy in words, shown to whoever is stopped, such as {@code Ben’s campaign “Tools roundup”}
     * @return whether it is held as asked now; false leaves the other holder in place
     */
    public boolean take(long siteId, long brandId, Long campaignId, User by, String heldBy, Instant now) {
        return getEntityManager().createNativeQuery("""
                insert into site_lease as l (site_id, user_id, brand_id, campaign_id, held_by, since)
                values (?1, ?2, ?3, cast(?4 as bigint), ?5, ?6)
                """ + UNLESS_HELD)
                .setParameter(1, siteId).setParameter(2, by.id()).setParameter(3, brandId).setParameter(4, campaignId)
                .setParameter(5, heldBy).setParameter(6, now)
                .executeUpdate() == 1;
    }

    /**
     * Takes the site by hand, as moving a prospect into work does.
     *
     * @throws RuleViolation naming {@code overrideReason} and who holds it
     */
    public void takeByHand(Site site, long brandId, User by, Instant now) {
        boolean news = holder(site.id()).filter(lease -> lease.isHeldBy(by) && lease.brandId() == brandId).isEmpty();
        if (!take(site.id(), brandId, null, by, by.name(), now)) {
            throw new RuleViolation("overrideReason", stopped(site) + " Take it over on its site page, with a reason, to write there all the same.");
        }
        if (news) {
            timeLine.record(site.id(), brandId, SiteEvent.Kind.LEASE, by.firstName() + " took the conversation with this site", by, now);
        }
    }

    /** "fern.example is held by Ben’s campaign “Tools roundup” since 3 November 2026." */
    public String stopped(Site site) {
        return holder(site.id()).map(holder -> site.domain() + " is held by " + holder.heldBy() + " since " + DAY.format(holder.since()) + ".")
                .orElse(site.domain() + " was taken by somebody else just now.");
    }

    /** Takes the site although another holds it. The reason is kept and shown. */
    public void override(long siteId, long brandId, Long campaignId, User by, String heldBy, String reason, Instant now) {
        getEntityManager().createNativeQuery("""
                insert into site_lease (site_id, user_id, brand_id, campaign_id, held_by, since, override_reason)
                values (?1, ?2, ?3, cast(?4 as bigint), ?5, ?6, ?7)
                on conflict (site_id) do update set user_id = excluded.user_id, brand_id = excluded.brand_id, campaign_id = excluded.campaign_id,
                    held_by = excluded.held_by, since = excluded.since, override_reason = excluded.override_reason, ends_at = null
                """)
                .setParameter(1, siteId).setParameter(2, by.id()).setParameter(3, brandId).setParameter(4, campaignId)
                .setParameter(5, heldBy).setParameter(6, now).setParameter(7, reason)
                .executeUpdate();
    }

    public void release(long siteId, long campaignId) {
        delete("siteId = ?1 and campaignId = ?2", siteId, campaignId);
    }

    public void release(long siteId) {
        delete("siteId", siteId);
    }
}
