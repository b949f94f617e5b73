package dev.linkwright.campaign;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.User;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Launches a campaign whose gate is clean: every first mail is written as a draft into the review queue. */
@ApplicationScoped
public class LaunchCampaign {
    private final Campaigns campaigns;
    private final Enrollments enrollments;
    private final LaunchGate gate;
    private final StartReview startReview;
    private final AuditLog audit;

    LaunchCampaign(Campaigns campaigns, Enrollments enrollments, LaunchGate gate, StartReview startReview, AuditLog audit) {
        this.campaigns = campaigns;
        this.enrollments = enrollments;
        this.gate = gate;
        this.startReview = startReview;
        this.audit = audit;
    }

    @Transactional
    public Campaign run(long campaignId, User by, Instant now) {
        Campaign campaign = campaigns.requireLocked(campaignId);
        if (!campaign.isDraft()) {
            throw new RuleViolation("state", "This campaign is launched already.");
        }
        List<GateProblem> blocking = gate.check(campaignId).problems().stream().filter(GateProblem::isBlocking).toList();
        if (!blocking.isEmpty()) {
            GateProblem first = blocking.get(0);
            String whose = first.who() == null ? "" : " (" + first.who() + ", mail " + first.step() + ")";
            throw new RuleViolation(first.field(), "The launch gate stops this: " + first.reason() + whose
                    + (blocking.size() == 1 ? "" : " And " + (blocking.size() - 1) + " more."));
        }
        campaign.launch(now);
        for (Enrollment enrollment : enrollments.ofCampaign(campaignId)) {
            if (enrollment.state() == EnrollmentState.CHOSEN) {
                startReview.run(enrollment, by, now);
            }
        }
        audit.record(by, "launched", "campaign " + campaignId, campaign.name(), now);
        return campaign;
    }
}
