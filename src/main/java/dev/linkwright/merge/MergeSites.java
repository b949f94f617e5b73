package dev.linkwright.merge;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.User;
import dev.linkwright.mail.SuppressionReason;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.campaign.TakeSite;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import dev.linkwright.site.SiteLease;
import dev.linkwright.site.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Two sites become one. The kept one keeps its domain; the other's becomes an alias that imports, forms and mail understand. Everything that
 * points at the merged site is moved, prospects of one brand and contacts with one address become one, and of two conversations the one that
 * was taken first goes on.
 */
@ApplicationScoped
public class MergeSites {

    private static final String ALIAS = """
            insert into site_alias (domain, site_id, merged_site_id, merged_by, merged_at, was)
            select domain, ?2, id, ?3, ?4, to_jsonb(site) from site where id = ?1
            """;
    private static final String FILL = """
            update site k set title = coalesce(k.title, m.title), title_import_id = case when k.title is null then m.title_import_id else k.title_import_id end,
                description = coalesce(k.description, m.description), language = coalesce(k.language, m.language), country = coalesce(k.country, m.country),
                created_at = least(k.created_at, m.created_at)
            from site m where k.id = ?1 and m.id = ?2
            """;
    /** The same source, day and values at both sites are one reading. */
    private static final String SAME_READINGS = """
            delete from site_reading m using site_reading k where m.site_id = ?1 and k.site_id = ?2
              and (m.source, m.as_of, m.dr, m.da, m.as_score, m.tf, m.traffic, m.spam, m.is_spam, m.title, m.text, m.notes)
                  is not distinct from (k.source, k.as_of, k.dr, k.da, k.as_score, k.tf, k.traffic, k.spam, k.is_spam, k.title, k.text, k.notes)
            """;
    private static final String SUPPRESSED = """
            select distinct s.brand_id, s.reason, coalesce(s.proof, '') from suppression s where s.lifted_at is null and s.domain = ?1
              and not exists (select 1 from suppression o where o.lifted_at is null and o.domain = ?2 and o.brand_id is not distinct from s.brand_id)
            """;

    private final Sites sites;
    private final Contacts contacts;
    private final Prospects prospects;
    private final MergeContacts mergeContacts;
    private final FoldProspects foldProspects;
    private final OneLease oneLease;
    private final TakeSite takeSite;
    private final Suppressions suppressions;
    private final SiteEvents timeLine;
    private final AuditLog audit;
    private final Rows rows;

    MergeSites(Sites sites, Contacts contacts, Prospects prospects, MergeContacts mergeContacts, FoldProspects foldProspects, OneLease oneLease,
               TakeSite takeSite, Suppressions suppressions, SiteEvents timeLine, AuditLog audit, Rows rows) {
        this.sites = sites;
        this.contacts = contacts;
        this.prospects = prospects;
        this.mergeContacts = mergeContacts;
        this.foldProspects = foldProspects;
        this.oneLease = oneLease;
        this.takeSite = takeSite;
        this.suppressions = suppressions;
        this.timeLine = timeLine;
        this.audit = audit;
        this.rows = rows;
    }

    /**
     * Takes one site into the other. @return the kept one
     *
     * @throws RuleViolation when they are one already
     */
    @Transactional
    public Site run(long keptId, long mergedId, User by, Instant now) {
        requireTwo(keptId, mergedId);
        if (rows.lock("site", keptId, mergedId) < 2) {
            throw new NotFound("one of the two sites");
        }
        String keptDomain = sites.require(keptId).domain();
        String mergedDomain = sites.require(mergedId).domain();
        Optional<SiteLease> lease = oneLease.of(keptId, mergedId);
        if (oneLease.bothWrite(keptId, mergedId)) {
            Long goesOn = lease.map(SiteLease::campaignId).orElse(null);
            for (long site : new long[] {keptId, mergedId}) {
                takeSite.stopOthers(site, "The site was merged with another one", "the site was merged; one conversation goes on", goesOn, by, now);
            }
        }
        people(keptId, mergedId, by, now);
        contacts.flush();
        foldProspects.at(keptId, mergedId, by.id(), now);
        oneLease.settle(keptId, mergedId, lease);
        wishes(mergedDomain, keptDomain, now);
        wishes(keptDomain, mergedDomain, now);
        rows.run(ALIAS, mergedId, keptId, by.id(), now);
        rows.run(FILL, keptId, mergedId);
        rows.movePairs("site", mergedId, keptId);
        rows.run(SAME_READINGS, mergedId, keptId);
        rows.moveReferences("site", mergedId, keptId);
        rows.run("delete from site where id = ?1", mergedId);
        rows.forget();
        timeLine.record(keptId, null, SiteEvent.Kind.MERGE, by.firstName() + " merged " + mergedDomain + " into " + keptDomain, by, now);
        audit.record(by, "merged two sites", "site " + keptDomain, mergedDomain + " is the same site and leads here now", now);
        count(keptId, now);
        return sites.require(keptId);
    }

    static void requireTwo(long keptId, long mergedId) {
        if (keptId == mergedId) {
            throw new RuleViolation("other", "Choose another site; these are one already.");
        }
    }

    /** Contacts with one address become one; the others just move. */
    private void people(long keptId, long mergedId, User by, Instant now) {
        List<Object[]> twins = rows.list("""
                select k.id, m.id from contact k join contact m on m.email = k.email and m.site_id = ?2 where k.site_id = ?1 order by k.id""", keptId, mergedId);
        for (Object[] twin : twins) {
            Contact kept = contacts.require(((Number) twin[0]).longValue());
            Contact merged = contacts.require(((Number) twin[1]).longValue());
            mergeContacts.fold(kept, merged, by, now);
        }
        rows.forget();
    }

    /** "Never again for this site" is said of the site, whatever its name. */
    private void wishes(String from, String to, Instant now) {
        for (Object[] wish : rows.list(SUPPRESSED, from, to)) {
            suppressions.suppressDomain(to, wish[0] == null ? null : ((Number) wish[0]).longValue(), SuppressionReason.valueOf((String) wish[1]),
                    "the same site as " + from + (wish[2].toString().isEmpty() ? "" : ": " + wish[2]), now);
        }
    }

    /** What is counted from several rows is counted anew. */
    private void count(long keptId, Instant now) {
        prospects.at(sites.require(keptId)).forEach(prospect -> prospects.markStale(prospect.brand().id(), now));
        rows.run("update prospect p set has_contact = true where site_id = ?1 and not has_contact and exists (select 1 from contact c where c.site_id = ?1)", keptId);
        rows.run("update brand_gap set stale_since = coalesce(stale_since, ?2) where brand_id in (select brand_id from referring_site where site_id = ?1)", keptId, now);
    }
}
