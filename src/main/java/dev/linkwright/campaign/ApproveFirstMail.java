package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.mail.Message;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.SiteLease;
import dev.linkwright.site.SiteLeases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person says that a first mail may leave. It is checked once more as it stands now, written for the last time and queued
 * into the send window. Approving twice is approving once.
 */
@ApplicationScoped
public class ApproveFirstMail {
    private final Enrollments enrollments;
    private final StepSends sends;
    private final StepMail mails;
    private final LaunchGate gate;
    private final SiteLeases leases;

    ApproveFirstMail(Enrollments enrollments, StepSends sends, StepMail mails, LaunchGate gate, SiteLeases leases) {
        this.enrollments = enrollments;
        this.sends = sends;
        this.mails = mails;
        this.gate = gate;
        this.leases = leases;
    }

    @Transactional
    public Enrollment run(long enrollmentId, User by, Instant now) {
        Enrollment enrollment = enrollments.requireLocked(enrollmentId);
        if (enrollment.state() == EnrollmentState.ACTIVE) {
            return enrollment;
        }
        if (enrollment.state() == EnrollmentState.CHOSEN) {
            throw new RuleViolation("state", "The campaign is not launched yet; first mails are approved after the launch.");
        }
        requireFit(enrollment);
        enrollment.approve(by.id(), now);
        StepSend send = sends.of(enrollmentId, 1).orElseThrow();
        send.approved(by.id(), now);
        Message message = mails.of(send);
        mails.rewrite(enrollment, enrollment.campaign().step(1).orElseThrow(), message);
        if (enrollment.campaign().isRunning()) {
            mails.queue(enrollment, message, now);
        }
        return enrollment;
    }

    private void requireFit(Enrollment enrollment) {
        List<GateProblem> problems = gate.everythingAgainst(enrollment).stream().filter(GateProblem::isBlocking).toList();
        if (!problems.isEmpty()) {
            GateProblem first = problems.get(0);
            throw new RuleViolation(first.field(), first.step() == null || first.step() == 1 ? first.reason() : "Mail " + first.step() + ": " + first.reason());
        }
        Optional<SiteLease> holder = leases.holder(enrollment.siteId());
        if (holder.isPresent() && !enrollment.campaign().id().equals(holder.get().campaignId())) {
            throw new RuleViolation("siteId", "The site is held by " + holder.get().heldBy() + " now: one conversation per site.");
        }
    }
}
