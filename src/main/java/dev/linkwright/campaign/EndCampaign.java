package dev.linkwright.campaign;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.User;
import dev.linkwright.site.SiteLeases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Ends a campaign for good: nothing more leaves, its sites are free for others, what was said and won stays. */
@ApplicationScoped
public class EndCampaign {
    private final Campaigns campaigns;
    private final Enrollments enrollments;
    private final StepMail mails;
    private final SiteLeases leases;
    private final AuditLog audit;

    EndCampaign(Campaigns campaigns, Enrollments enrollments, StepMail mails, SiteLeases leases, AuditLog audit) {
        this.campaigns = campaigns;
        this.enrollments = enrollments;
        this.mails = mails;
        this.leases = leases;
        this.audit = audit;
    }

    @Transactional
    public Campaign run(long campaignId, User by, Instant now) {
        Campaign campaign = campaigns.requireLocked(campaignId);
        campaign.end();
        for (Enrollment known : enrollments.ofCampaign(campaignId)) {
            Enrollment enrollment = enrollments.requireLocked(known.id());
            // Who answered is in a conversation: that goes on, and so does its hold on the site.
            if (enrollment.stop(StopReason.CAMPAIGN_ENDED, null, by.id(), now)) {
                mails.cancelUnsent(enrollment, "The campaign has ended", now);
                leases.release(enrollment.siteId(), campaignId);
            }
        }
        audit.record(by, "ended", "campaign " + campaignId, campaign.name(), now);
        return campaign;
    }
}
