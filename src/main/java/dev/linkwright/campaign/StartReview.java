package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.campaign.schedule.Rotation;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.Message;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/** Writes the first mail of an enrollment as a draft into the review queue. Several mailboxes share the first mails evenly. */
@ApplicationScoped
class StartReview {
    private final Enrollments enrollments;
    private final Mailboxes mailboxes;
    private final StepMail mails;

    StartReview(Enrollments enrollments, Mailboxes mailboxes, StepMail mails) {
        this.enrollments = enrollments;
        this.mailboxes = mailboxes;
        this.mails = mails;
    }

    Message run(Enrollment enrollment, User by, Instant now) {
        return run(enrollment, enrollments.firstMailsByMailbox(enrollment.campaign().id()), by, now);
    }

    /** @param firstMails how many first mails each mailbox has been given; this one is counted in */
    Message run(Enrollment enrollment, Map<Long, Long> firstMails, User by, Instant now) {
        Mailbox from = leastUsed(enrollment.campaign(), firstMails);
        firstMails.merge(from.id(), 1L, Long::sum);
        Step first = enrollment.campaign().step(1).orElseThrow();
        Message draft = mails.draft(enrollment, first, from, now);
        enrollment.startReview(from.id(), draft.threadId(), by == null ? null : by.id(), now);
        mails.rewrite(enrollment, first, draft);
        return draft;
    }

    private Mailbox leastUsed(Campaign campaign, Map<Long, Long> firstMails) {
        return Rotation.next(campaign.mailboxIds(), firstMails)
                .map(mailboxes::require)
                .orElseThrow(() -> new RuleViolation("mailboxIds", "Choose a mailbox that sends this campaign."));
    }
}
