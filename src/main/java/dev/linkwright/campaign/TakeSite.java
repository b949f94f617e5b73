package dev.linkwright.campaign;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.Role;
import dev.linkwright.account.User;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import dev.linkwright.site.SiteLease;
import dev.linkwright.site.SiteLeases;
import dev.linkwright.site.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Promise 4: a person or a campaign takes the conversation with a site, takes it over with a reason, or lets it go. */
@ApplicationScoped
public class TakeSite {

    private final Sites sites;
    private final SiteLeases leases;
    private final SiteEvents timeline;
    private final Enrollments enrollments;
    private final StepMail mails;
    private final AuditLog audit;

    TakeSite(Sites sites, SiteLeases leases, SiteEvents timeline, Enrollments enrollments, StepMail mails, AuditLog audit) {
        this.sites = sites;
        this.leases = leases;
        this.timeline = timeline;
        this.enrollments = enrollments;
        this.mails = mails;
        this.audit = audit;
    }

    /**
     * A person takes the site by hand.
     *
     * @param overrideReason why a site that another holds is taken over; blank to respect it
     * @throws RuleViolation naming {@code overrideReason} when another holds it and no reason is given
     */
    @Transactional
    public SiteLease byHand(long siteId, long brandId, String overrideReason, User by, Instant now) {
        Site site = sites.require(siteId);
        boolean heldAlready = leases.holder(siteId).filter(lease -> lease.isHeldBy(by) && lease.brandId() == brandId && lease.endsAt() == null).isPresent();
        if (!leases.take(siteId, brandId, null, by, by.name(), now)) {
            if (overrideReason == null || overrideReason.isBlank()) {
                throw new RuleViolation("overrideReason", leases.stopped(site) + " To take it over all the same, say why.");
            }
            takeOver(site, brandId, null, by.name(), "", overrideReason.strip(), by, now);
        } else if (!heldAlready) {
            timeline.record(siteId, brandId, SiteEvent.Kind.LEASE, by.firstName() + " took the conversation with this site", by, now);
        }
        return leases.holder(siteId).orElseThrow();
    }

    /** With a reason that is kept. What the other campaign has not sent there is taken back: one conversation, now this one. */
    void takeOver(Site site, long brandId, Long campaignId, String heldBy, String forWhat, String reason, User by, Instant now) {
        String before = leases.holder(site.id()).map(SiteLease::heldBy).orElse("nobody");
        leases.override(site.id(), brandId, campaignId, by, heldBy, reason, now);
        timeline.record(site.id(), brandId, SiteEvent.Kind.LEASE,
                by.firstName() + " took the site over from " + before + forWhat + ": " + reason, by, now);
        audit.record(by, "took over", "site " + site.domain(), "from " + before + forWhat + ": " + reason, now);
        stopOthers(site.id(), "The site was taken over", "the site was taken over by " + heldBy, campaignId, by, now);
    }

    /** Ends every sequence at the site but the given campaign's, and takes back their mails that have not left. @return how many ended */
    public int stopOthers(long siteId, String why, String detail, Long exceptCampaignId, User by, Instant now) {
        enrollments.flush();
        int stopped = 0;
        for (Enrollment other : enrollments.openAtSite(siteId)) {
            if (!other.campaign().id().equals(exceptCampaignId)) {
                mails.cancelUnsent(other, why, now);
                other.stop(StopReason.STOPPED_BY_HAND, detail, by.id(), now);
                stopped++;
            }
        }
        return stopped;
    }

    /** Ends one sequence and takes back its mails that have not left. */
    public void stopOne(long enrollmentId, String detail, User by, Instant now) {
        Enrollment enrollment = enrollments.requireLocked(enrollmentId);
        mails.cancelUnsent(enrollment, detail, now);
        enrollment.stop(StopReason.STOPPED_BY_HAND, detail, by.id(), now);
    }

    /**
     * Gives the site free. The holder may, and managers; not while a sequence there still sends.
     *
     * @throws RuleViolation when it is not theirs to give, or mails are still due
     */
    @Transactional
    public void letGo(long siteId, User by, Instant now) {
        Site site = sites.require(siteId);
        SiteLease lease = leases.holder(siteId).orElseThrow(() -> new RuleViolation("lease", "Nobody holds " + site.domain() + "."));
        if (!lease.isHeldBy(by) && by.role() == Role.SPECIALIST) {
            throw new RuleViolation("lease", site.domain() + " is held by " + lease.heldBy() + "; they or a manager can let it go.");
        }
        if (lease.campaignId() != null && enrollments.hasOpenAt(lease.campaignId(), siteId)) {
            throw new RuleViolation("lease", "A sequence of " + lease.heldBy() + " still runs at " + site.domain() + ". Stop it first; then the site is free.");
        }
        leases.release(siteId);
        timeline.record(siteId, lease.brandId(), SiteEvent.Kind.LEASE, by.firstName() + " let the site go, held by " + lease.heldBy() + " before", by, now);
    }
}
