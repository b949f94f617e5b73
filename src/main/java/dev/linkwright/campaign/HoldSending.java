package dev.linkwright.campaign;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.User;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Pausing and resuming, of one contact or a whole campaign: mails in line go back to drafts and come back into line. */
@ApplicationScoped
public class HoldSending {
    private final Campaigns campaigns;
    private final Enrollments enrollments;
    private final StepSends sends;
    private final StepMail mails;
    private final CampaignInLine campaignInLine;
    private final AuditLog audit;

    HoldSending(Campaigns campaigns, Enrollments enrollments, StepSends sends, StepMail mails, CampaignInLine campaignInLine, AuditLog audit) {
        this.campaigns = campaigns;
        this.enrollments = enrollments;
        this.sends = sends;
        this.mails = mails;
        this.campaignInLine = campaignInLine;
        this.audit = audit;
    }

    @Transactional
    public Enrollment pauseEnrollment(long enrollmentId, User by, Instant now) {
        Enrollment enrollment = enrollments.requireLocked(enrollmentId);
        enrollment.pause(by.id(), now);
        takeOutOfLine(enrollment, now);
        return enrollment;
    }

    @Transactional
    public Enrollment resumeEnrollment(long enrollmentId, User by, Instant now) {
        Enrollment enrollment = enrollments.requireLocked(enrollmentId);
        enrollment.resume(by.id(), now);
        putIntoLine(enrollment, now);
        return enrollment;
    }

    @Transactional
    public Campaign pauseCampaign(long campaignId, User by, Instant now) {
        Campaign campaign = campaigns.requireLocked(campaignId);
        campaign.pause();
        campaignInLine.takeOut(campaignId, now);
        audit.record(by, "paused", "campaign " + campaignId, campaign.name(), now);
        return campaign;
    }

    @Transactional
    public Campaign resumeCampaign(long campaignId, User by, Instant now) {
        Campaign campaign = campaigns.requireLocked(campaignId);
        campaign.resume();
        campaignInLine.putBack(campaign, now);
        audit.record(by, "resumed", "campaign " + campaignId, campaign.name(), now);
        return campaign;
    }

    private void takeOutOfLine(Enrollment enrollment, Instant now) {
        current(enrollment).ifPresent(send -> mails.recall(send, "Paused", now));
    }

    private void putIntoLine(Enrollment enrollment, Instant now) {
        Optional<Message> waiting = current(enrollment).map(mails::of).filter(message -> message.state() == MessageState.DRAFT);
        if (waiting.isPresent() && enrollment.campaign().isRunning()) {
            mails.queue(enrollment, waiting.get(), now);
        }
    }

    private Optional<StepSend> current(Enrollment enrollment) {
        return sends.of(enrollment.id(), enrollment.nextStep()).filter(send -> send.sentAt() == null);
    }
}
