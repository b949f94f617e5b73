package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Changes one contact's notes, or the words of their first mail. The draft follows at once. A mail approved before is taken
 * back and asks again; one that has left can't be changed, but notes still serve the follow-ups.
 */
@ApplicationScoped
public class RewriteFirstMail {
    private final Enrollments enrollments;
    private final StepSends sends;
    private final StepMail mails;

    RewriteFirstMail(Enrollments enrollments, StepSends sends, StepMail mails) {
        this.enrollments = enrollments;
        this.sends = sends;
        this.mails = mails;
    }

    /** What is to change; a null subject and body leave the words as they are. */
    public record Change(Map<String, String> notes, String subject, String body) { }

    @Transactional
    public Enrollment run(long enrollmentId, Change change, User by, Instant now) {
        Enrollment enrollment = enrollments.requireLocked(enrollmentId);
        boolean ownWords = change.subject() != null || change.body() != null;
        if (enrollment.state() == EnrollmentState.STOPPED) {
            throw new RuleViolation("state", "Nothing more is sent here: " + enrollment.stoppedBecause().orElse("it is stopped."));
        }
        if (ownWords && enrollment.firstSentAt().isPresent()) {
            throw new RuleViolation("body", "The first mail has left already.");
        }
        change.notes().forEach((key, text) -> enrollment.note(
                MergeField.named(key).orElseThrow(() -> new RuleViolation(key, "There is no merge field {" + key + "}.")), text));
        if (ownWords) {
            enrollment.writeOwn(change.subject(), change.body());
        }
        if (enrollment.firstSentAt().isEmpty()) {
            rewriteDraft(enrollment, by, now);
        }
        return enrollment;
    }

    private void rewriteDraft(Enrollment enrollment, User by, Instant now) {
        Optional<StepSend> send = sends.of(enrollment.id(), 1);
        if (send.isEmpty()) {
            return;
        }
        if (!mails.recall(send.get(), "Edited after approval", now)) {
            throw new RuleViolation("state", "The first mail is on its way and can't be changed any more.");
        }
        if (enrollment.state() == EnrollmentState.ACTIVE) {
            enrollment.askAgain(by.id(), "Edited after approval, asks again", now);
            send.get().unapproved();
        }
        mails.rewrite(enrollment, enrollment.campaign().step(1).orElseThrow(), mails.of(send.get()));
    }
}
