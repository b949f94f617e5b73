package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.mail.AutomaticReplyReceived;
import dev.linkwright.mail.HardBounced;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageFailed;
import dev.linkwright.mail.MessageState;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.ReplyReceived;
import dev.linkwright.mail.SendWindowMissed;
import dev.linkwright.mail.StillResting;
import dev.linkwright.mail.Suppressed;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import dev.linkwright.site.SiteLeases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What arriving and leaving mail means for enrollments and prospects; heard in the transaction that recorded it. */
@ApplicationScoped
class MailNews {
    private static final User BY_ITSELF = null;

    private final Enrollments enrollments;
    private final StepSends sends;
    private final StepMail mails;
    private final Messages messages;
    private final Suppressions suppressions;
    private final Prospects prospects;
    private final SiteLeases leases;
    private final SiteEvents timeline;
    private final RecipientWindows windows;

    MailNews(Enrollments enrollments, StepSends sends, StepMail mails, Messages messages, Suppressions suppressions,
            Prospects prospects, SiteLeases leases, SiteEvents timeline, RecipientWindows windows) {
        this.enrollments = enrollments;
        this.sends = sends;
        this.mails = mails;
        this.messages = messages;
        this.suppressions = suppressions;
        this.prospects = prospects;
        this.leases = leases;
        this.timeline = timeline;
        this.windows = windows;
    }

    /** A person answered: everyone at that site is left alone, in every campaign; the thread's own enrollment counts as replied. */
    void answered(@Observes ReplyReceived news) {
        String who = messages.require(news.messageId()).fromAddress();
        Set<Long> sites = new LinkedHashSet<>();
        if (news.siteId() != null) {
            sites.add(news.siteId());
        }
        enrollments.ofThread(news.threadId()).forEach(enrollment -> sites.add(enrollment.siteId()));
        for (Long site : sites) {
            for (Enrollment enrollment : enrollments.openAtSite(site)) {
                mails.cancelUnsent(enrollment, "Somebody at the site answered", news.at());
                if (!enrollment.threadId().equals(Optional.of(news.threadId()))) {
                    enrollment.stop(StopReason.REPLIED, who, null, news.at());
                }
            }
        }
        for (Enrollment enrollment : enrollments.ofThread(news.threadId())) {
            enrollment.answered(who, news.at());
            advance(prospects.require(enrollment.prospectId()), Stage.IN_CONVERSATION, "Answered", news.at());
        }
    }

    /** A machine answered for somebody who is away: the next mail waits past the return date. */
    void away(@Observes AutomaticReplyReceived news) {
        for (Enrollment thread : enrollments.ofThread(news.threadId())) {
            Enrollment enrollment = enrollments.requireLocked(thread.id());
            if (!enrollment.state().isOpen()) {
                continue;
            }
            Instant next = windows.of(enrollment).next(news.resumeAt());
            enrollment.away(news.resumeAt(), Optional.of(next));
            sends.of(enrollment.id(), enrollment.nextStep()).filter(send -> send.sentAt() == null)
                    .filter(send -> mails.of(send).state() == MessageState.QUEUED && mails.recall(send, "Automatic answer", news.at()))
                    .ifPresent(send -> mails.queue(enrollment, mails.of(send), next, news.at()));
        }
    }

    void bounced(@Observes HardBounced news) {
        List<Enrollment> concerned = news.threadId() != null ? enrollments.ofThread(news.threadId()) : enrollments.ofAddress(news.address());
        for (Enrollment known : concerned) {
            Enrollment enrollment = enrollments.requireLocked(known.id());
            enrollment.bounced(news.address(), news.at());
            letGo(enrollment, "The address bounced", news.at());
        }
    }

    void suppressed(@Observes Suppressed news) {
        for (Enrollment enrollment : enrollments.suppressedBy(news.address(), news.domain(), news.brandId())) {
            enrollment.stop(StopReason.SUPPRESSED, news.address() != null ? news.address() : "everyone at " + news.domain(), null, news.at());
            letGo(enrollment, "Must not be written to", news.at());
        }
        if (news.domain() != null) {
            prospects.suppressed(news.domain(), news.brandId(), news.at());
        }
    }

    void failed(@Observes MessageFailed news) {
        sends.ofMessage(news.messageId()).ifPresent(send -> {
            Enrollment enrollment = enrollments.require(send.enrollmentId());
            tell(enrollment, "Mail " + send.stepNo() + " of “" + enrollment.campaign().name() + "” could not be sent: " + news.reason(), news.at());
        });
    }

    /** Its window closed before its turn came: the next opening is its new window. */
    void missedItsWindow(@Observes SendWindowMissed news) {
        Optional<StepSend> send = sends.ofMessage(news.messageId());
        if (send.isEmpty()) {
            return;
        }
        Enrollment enrollment = enrollments.requireLocked(send.get().enrollmentId());
        Message message = mails.of(send.get());
        boolean goesOn = enrollment.state() == EnrollmentState.ACTIVE && enrollment.campaign().isRunning() && message.state() == MessageState.DRAFT;
        if (goesOn && suppressions.reasonNotToWrite(message.toAddress(), enrollment.campaign().brandId()).isEmpty()) {
            mails.queue(enrollment, message, news.at());
        }
    }

    /** Another campaign wrote meanwhile: the first mail waits until its reader has rested. */
    void stillResting(@Observes StillResting news) {
        sends.ofMessage(news.messageId()).ifPresent(send -> {
            Enrollment enrollment = enrollments.requireLocked(send.enrollmentId());
            Message message = mails.of(send);
            if (enrollment.state() == EnrollmentState.ACTIVE && enrollment.campaign().isRunning() && message.state() == MessageState.DRAFT) {
                mails.queue(enrollment, message, news.until(), news.at());
            }
        });
    }

    private void letGo(Enrollment enrollment, String why, Instant now) {
        mails.cancelUnsent(enrollment, why, now);
        leases.release(enrollment.siteId(), enrollment.campaign().id());
    }

    /** Forward only: what people have said or won since is not taken back by a mail. */
    private static void advance(Prospect prospect, Stage stage, String why, Instant now) {
        boolean ahead = Comparator.<Stage>naturalOrder().compare(prospect.stage(), stage) >= 0 && prospect.stage() != Stage.LOST;
        if (!ahead && prospect.stage().mayBecome(stage)) {
            prospect.moveTo(stage, BY_ITSELF, why, now);
        }
    }

    private void tell(Enrollment enrollment, String text, Instant at) {
        timeline.record(enrollment.siteId(), enrollment.campaign().brandId(), SiteEvent.Kind.MAIL, text, BY_ITSELF, at);
    }
}
