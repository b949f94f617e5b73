package dev.linkwright.campaign;

import dev.linkwright.mail.MessageState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Gives the mail that waits in line the window that is right now, after something it was reckoned from has changed. */
@ApplicationScoped
class PlanAnew {
    private final Enrollments enrollments;
    private final StepSends sends;
    private final StepMail mails;

    PlanAnew(Enrollments enrollments, StepSends sends, StepMail mails) {
        this.enrollments = enrollments;
        this.sends = sends;
        this.mails = mails;
    }

    void run(long enrollmentId, String why, Instant now) {
        Enrollment enrollment = enrollments.requireLocked(enrollmentId);
        sends.of(enrollmentId, enrollment.nextStep()).filter(send -> send.sentAt() == null && mails.of(send).state() == MessageState.QUEUED)
                .filter(send -> mails.recall(send, why, now))
                .ifPresent(send -> mails.queue(enrollment, mails.of(send), now));
    }
}
