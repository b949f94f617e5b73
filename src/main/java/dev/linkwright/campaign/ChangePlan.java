package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageState;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A person changes what comes next for one contact: moves the next mail to another time, or leaves one mail of the sequence out. */
@ApplicationScoped
public class ChangePlan {
    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final Enrollments enrollments;
    private final StepSends sends;
    private final StepMail mails;
    private final RecipientWindows windows;

    ChangePlan(Enrollments enrollments, StepSends sends, StepMail mails, RecipientWindows windows) {
        this.enrollments = enrollments;
        this.sends = sends;
        this.mails = mails;
        this.windows = windows;
    }

    /**
     * The next mail leaves with the first opening of the recipient's window from {@code when} on, earlier or later than planned. Whatever
     * else must hold before it leaves still must.
     *
     * @throws RuleViolation naming {@code at} for a time that is past or more than a year ahead, {@code state} when no mail is planned
     */
    @Transactional
    public Enrollment moveNext(long enrollmentId, Instant when, User by, Instant now) {
        Enrollment enrollment = enrollments.requireLocked(enrollmentId);
        if (when == null || when.isBefore(now.minus(Duration.ofDays(1)))) {
            throw new RuleViolation("at", "Choose a time that is not past.");
        }
        if (when.isAfter(now.plus(FARTHEST))) {
            throw new RuleViolation("at", "Choose a time within the next year.");
        }
        if (enrollment.state() != EnrollmentState.ACTIVE) {
            throw new RuleViolation("state", "No mail is planned while the enrollment is “" + enrollment.state().label().toLowerCase(Locale.ROOT) + "”.");
        }
        Instant from = when.isBefore(now) ? now : when;
        SendWindow window = windows.of(enrollment);
        Optional<Message> waiting = current(enrollment);
        enrollment.moveNextTo(from, by.id(), "Mail " + enrollment.nextStep() + " moved to " + DAY.format(window.local(window.next(from))), now);
        if (waiting.isEmpty()) {
            enrollment.planNext(window.next(from));
        } else if (waiting.get().state() == MessageState.QUEUED && mails.recall(sends.of(enrollmentId, enrollment.nextStep()).orElseThrow(), "Moved by a person", now)) {
            mails.queue(enrollment, mails.of(sends.of(enrollmentId, enrollment.nextStep()).orElseThrow()), now);
        } else if (waiting.get().state() != MessageState.DRAFT) {
            throw new RuleViolation("state", "Mail " + enrollment.nextStep() + " can't be moved any more.");
        }
        return enrollment;
    }

    /**
     * Leaves the next follow-up out; the one after it is planned by its own delay from then on, or nothing is left.
     *
     * @throws RuleViolation naming {@code state} for a first mail, which is skipped in the review, and for one that is on its way
     */
    @Transactional
    public Enrollment skipStep(long enrollmentId, User by, Instant now) {
        Enrollment enrollment = enrollments.requireLocked(enrollmentId);
        if (enrollment.state() != EnrollmentState.ACTIVE && enrollment.state() != EnrollmentState.PAUSED) {
            throw new RuleViolation("state", "There is no mail to skip while the enrollment is “" + enrollment.state().label().toLowerCase(Locale.ROOT) + "”.");
        }
        if (enrollment.firstSentAt().isEmpty()) {
            throw new RuleViolation("state", "The first mail is skipped in the review queue; take it back there.");
        }
        Optional<Message> current = current(enrollment);
        if (current.filter(mail -> mail.state() == MessageState.SENDING || mail.state() == MessageState.UNCERTAIN).isPresent()) {
            throw new RuleViolation("state", "Mail " + enrollment.nextStep() + " is on its way and can't be skipped any more.");
        }
        Instant planned = current.map(Message::notBefore).or(enrollment::nextSendAt).filter(now::isBefore).orElse(now);
        mails.cancelUnsent(enrollment, "Skipped by a person", now);
        SendWindow window = windows.of(enrollment);
        Optional<Instant> next = enrollment.campaign().step(enrollment.nextStep() + 1).map(step -> window.next(window.daysAfter(planned, step.delayDays())));
        enrollment.skipStep(next, by.id(), now);
        return enrollment;
    }

    private Optional<Message> current(Enrollment enrollment) {
        return sends.of(enrollment.id(), enrollment.nextStep()).filter(send -> send.sentAt() == null).map(mails::of);
    }
}
