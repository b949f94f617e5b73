package dev.linkwright.campaign;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.User;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.FlushMode;
import org.hibernate.Session;

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
        // Thousands of people are one launch: looking through all of them for changes before every question would take minutes.
        Session session = enrollments.getEntityManager().unwrap(Session.class);
        session.flush();
        session.setHibernateFlushMode(FlushMode.MANUAL);
        try {
            launch(campaign, by, now);
            session.flush();
        } finally {
            session.setHibernateFlushMode(FlushMode.AUTO);
        }
        return campaign;
    }

    private void launch(Campaign campaign, User by, Instant now) {
        long campaignId = campaign.id();
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
        Map<Long, Long> firstMails = enrollments.firstMailsByMailbox(campaignId);
        for (Enrollment enrollment : enrollments.ofCampaign(campaignId)) {
            if (enrollment.state() == EnrollmentState.CHOSEN) {
                startReview.run(enrollment, firstMails, by, now);
            }
        }
        audit.record(by, "launched", "campaign " + campaignId, campaign.name(), now);
    }
}
