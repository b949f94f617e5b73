package dev.linkwright.campaign;

import dev.linkwright.campaign.schedule.FollowUpPolicy;
import dev.linkwright.campaign.schedule.NextSend;
import dev.linkwright.campaign.schedule.SendFacts;
import dev.linkwright.campaign.schedule.SendFacts.Sender;
import dev.linkwright.campaign.schedule.SendFacts.Standing;
import dev.linkwright.mail.DomainPaces;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.mail.pace.Turn;
import dev.linkwright.site.Contacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Reads what the policy wants to know of an enrollment, and asks it: the same answer on pages, in the API and in the job. */
@ApplicationScoped
public class WhyNotNow {
    private final Enrollments enrollments;
    private final StepSends sends;
    private final Messages messages;
    private final LetterWriter letters;
    private final Mailboxes mailboxes;
    private final Suppressions suppressions;
    private final Contacts contacts;
    private final RecipientWindows windows;
    private final DomainPaces domainPaces;
    private final Rests rests;

    WhyNotNow(Enrollments enrollments, StepSends sends, Messages messages, LetterWriter letters, Mailboxes mailboxes, Suppressions suppressions, Contacts contacts,
            RecipientWindows windows, DomainPaces domainPaces, Rests rests) {
        this.enrollments = enrollments;
        this.sends = sends;
        this.messages = messages;
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.suppressions = suppressions;
        this.contacts = contacts;
        this.windows = windows;
        this.domainPaces = domainPaces;
        this.rests = rests;
    }

    public NextSend of(Enrollment enrollment, Instant now) {
        NextSend next = FollowUpPolicy.decide(facts(enrollment, now), now);
        boolean moved = next instanceof NextSend.At at && enrollment.notBefore().filter(from -> from.isAfter(now) && !at.at().isBefore(from)).isPresent();
        return moved ? new NextSend.At(((NextSend.At) next).at(), "A person moved mail " + enrollment.nextStep() + " to this time.") : next;
    }

    private SendFacts facts(Enrollment enrollment, Instant now) {
        Campaign campaign = enrollment.campaign();
        Optional<Message> current = sends.of(enrollment.id(), enrollment.nextStep()).map(send -> messages.require(send.messageId()));
        Standing standing = standing(enrollment, current);
        Optional<String> because = switch (standing) {
            case STOPPED -> enrollment.stoppedBecause();
            case HELD -> campaign.waitsForApproval().or(enrollment::heldBecause);
            default -> current.map(Message::failure);
        };
        boolean open = enrollment.state().isOpen();
        return new SendFacts(standing, enrollment.nextStep(), campaign.steps().size(), campaign.step(enrollment.nextStep()).map(Step::delayDays).orElse(0),
                standing == Standing.QUEUED ? current.map(Message::notBefore) : enrollment.nextSendAt(), enrollment.lastSentAt(), enrollment.awayUntil(),
                because, open && enrollments.siteAnswered(enrollment) ? Optional.of("Somebody at the site answered") : Optional.empty(),
                open ? suppressions.reasonNotToWrite(contacts.require(enrollment.contactId()).email(), campaign.brandId()) : Optional.empty(),
                queuePlace(enrollment), sender(enrollment, now), windows.of(enrollment));
    }

    private static Standing standing(Enrollment enrollment, Optional<Message> current) {
        Campaign campaign = enrollment.campaign();
        return switch (enrollment.state()) {
            case STOPPED -> Standing.STOPPED;
            case FINISHED -> Standing.FINISHED;
            case CHOSEN -> Standing.CAMPAIGN_DRAFT;
            case SKIPPED -> Standing.SKIPPED;
            case IN_REVIEW -> Standing.IN_REVIEW;
            case PAUSED, ACTIVE -> {
                Standing mail = current.map(WhyNotNow::ofMail).orElse(Standing.FOLLOWING_UP);
                if (mail == Standing.SENDING || mail == Standing.UNCERTAIN || mail == Standing.FAILED) {
                    yield mail;
                }
                if (enrollment.state() == EnrollmentState.PAUSED) {
                    yield Standing.PAUSED;
                }
                boolean held = enrollment.heldBecause().isPresent() || mail == Standing.FOLLOWING_UP && campaign.waitsForApproval().isPresent();
                yield !campaign.isRunning() ? Standing.CAMPAIGN_PAUSED : held ? Standing.HELD : mail;
            }
        };
    }

    private static Standing ofMail(Message message) {
        return switch (message.state()) {
            case DRAFT, QUEUED -> Standing.QUEUED;
            case SENDING -> Standing.SENDING;
            case UNCERTAIN -> Standing.UNCERTAIN;
            case FAILED, CANCELLED -> Standing.FAILED;
            case SENT, RECEIVED -> Standing.FOLLOWING_UP;
        };
    }

    private int queuePlace(Enrollment enrollment) {
        if (enrollment.state() != EnrollmentState.IN_REVIEW) {
            return 0;
        }
        return enrollments.placeInReview(enrollment);
    }

    private Optional<Turn.Later> busy(Enrollment enrollment, Mailbox box, Instant now) {
        Optional<Turn.Later> domain = domainPaces.whyLater(contacts.require(enrollment.contactId()).email(), now);
        Turn rest = rests.of(enrollment, now).<Turn>map(one -> new Turn.Later(one.until(), one.why())).orElse(Turn.NOW);
        Turn turn = box.turn(now).and(domain.<Turn>map(later -> later).orElse(Turn.NOW)).and(rest);
        return turn instanceof Turn.Later later ? Optional.of(later) : Optional.empty();
    }

    private Sender sender(Enrollment enrollment, Instant now) {
        Optional<Mailbox> mailbox = letters.sender(enrollment);
        return new Sender(mailbox.map(Mailbox::address).orElse("no mailbox"), mailbox.map(box -> !box.sendOnly()).orElse(false),
                mailbox.map(Mailbox::lastReadAt), mailbox.flatMap(box -> box.paused() ? Optional.of(box.pausedBecause()) : mailboxes.heldBySandbox(box)),
                mailbox.flatMap(box -> busy(enrollment, box, now)));
    }
}
