package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.Mention;
import dev.linkwright.link.Mentions;
import dev.linkwright.link.Backlink;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.site.SiteLeases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/**
 * A person ends it for one contact: what has not left is taken back, the site is let go. Disqualifying also takes the prospect
 * out of the list; a reclamation that never left puts its mention or link back into the queue.
 */
@ApplicationScoped
public class StopEnrollment {
    private final Enrollments enrollments;
    private final StepMail mails;
    private final SiteLeases leases;
    private final Prospects prospects;
    private final Mentions mentions;
    private final Backlinks backlinks;

    StopEnrollment(Enrollments enrollments, StepMail mails, SiteLeases leases, Prospects prospects, Mentions mentions, Backlinks backlinks) {
        this.enrollments = enrollments;
        this.mails = mails;
        this.leases = leases;
        this.prospects = prospects;
        this.mentions = mentions;
        this.backlinks = backlinks;
    }

    /** @param reason STOPPED_BY_HAND or DISQUALIFIED */
    @Transactional
    public Enrollment run(long enrollmentId, StopReason reason, String why, User by, Instant now) {
        Enrollment enrollment = enrollments.requireLocked(enrollmentId);
        String detail = why == null || why.isBlank() ? null : why.strip();
        if (enrollment.stop(reason, detail, by.id(), now)) {
            mails.cancelUnsent(enrollment, reason.label(), now);
            leases.release(enrollment.siteId(), enrollment.campaign().id());
            dropReclamation(enrollment);
        }
        if (reason == StopReason.DISQUALIFIED) {
            prospects.require(enrollment.prospectId()).moveTo(Stage.DISQUALIFIED, by, detail == null ? "In the review" : detail, now);
        }
        return enrollment;
    }

    private void dropReclamation(Enrollment enrollment) {
        if (enrollment.firstSentAt().isPresent()) {
            return;
        }
        enrollment.mentionId().flatMap(mentions::findByIdOptional).ifPresent(Mention::stopReclaiming);
        enrollment.backlinkId().flatMap(backlinks::findByIdOptional).ifPresent(Backlink::stopReclaiming);
    }
}
