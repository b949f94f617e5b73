package dev.linkwright.campaign;

import dev.linkwright.campaign.letter.Letter;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.mail.MailKind;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageState;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.NewMail;
import dev.linkwright.mail.Outbox;
import dev.linkwright.mail.UnsubscribeLinks;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * The one mail of a step of an enrollment: written once under its send key, rewritten while it is a draft, queued into
 * the send window, taken back. Callers hold the enrollment's row.
 */
@ApplicationScoped
class StepMail {
    private final LetterWriter letters;
    private final Outbox outbox;
    private final Messages messages;
    private final UnsubscribeLinks unsubscribeLinks;
    private final StepSends sends;
    private final Contacts contacts;
    private final RecipientWindows windows;

    StepMail(LetterWriter letters, Outbox outbox, Messages messages, UnsubscribeLinks unsubscribeLinks, StepSends sends, Contacts contacts, RecipientWindows windows) {
        this.letters = letters;
        this.outbox = outbox;
        this.messages = messages;
        this.unsubscribeLinks = unsubscribeLinks;
        this.sends = sends;
        this.contacts = contacts;
        this.windows = windows;
    }

    /** Writes the mail as a draft, in the enrollment's thread or a new one; the one already written is returned. */
    Message draft(Enrollment enrollment, Step step, Mailbox from, Instant now) {
        Contact contact = contacts.require(enrollment.contactId());
        Letter letter = letters.write(enrollment, step, LetterWriter.LINK_COMES_HERE);
        Message message = outbox.draft(new NewMail(enrollment.threadId().orElse(null), from.id(), enrollment.campaign().brandId(), enrollment.siteId(),
                contact.id(), contact.name(), contact.email(), letter.subject().text(), letter.text(), letter.html(),
                StepSend.sendKey(enrollment.id(), step.no()), step.isFirst() ? MailKind.FIRST : MailKind.FOLLOW_UP), now);
        if (sends.of(enrollment.id(), step.no()).isEmpty()) {
            sends.persist(new StepSend(enrollment.id(), step.no(), message.id(), from.id(), letters.variant(enrollment, step), now));
        }
        if (enrollment.restWaived().isPresent() || Rests.concernNobody(enrollment.campaign())) {
            outbox.waiveRest(message.id());
        }
        rewrite(enrollment, step, message);
        return message;
    }

    /** Puts the step's present text, with this mail's own way out, into a draft. */
    void rewrite(Enrollment enrollment, Step step, Message message) {
        Letter letter = letters.write(enrollment, step, unsubscribeLinks.of(message));
        message.write(letter.subject().text(), letter.text(), letter.html());
    }

    /** Lets it leave from the next opening of the window at the recipient's until that closes. */
    void queue(Enrollment enrollment, Message message, Instant now) {
        queue(enrollment, message, now, now);
    }

    /** The same, not before the given time. */
    void queue(Enrollment enrollment, Message message, Instant earliest, Instant now) {
        SendWindow window = windows.of(enrollment);
        Instant opens = window.next(enrollment.notBefore().filter(earliest::isBefore).orElse(earliest));
        outbox.queue(message, opens, window.closing(opens).orElse(null), now);
    }

    Message of(StepSend send) {
        return messages.require(send.messageId());
    }

    /** Back to a draft, if it has not been claimed for sending. */
    boolean recall(StepSend send, String why, Instant now) {
        return of(send).state() == MessageState.DRAFT || outbox.recall(send.messageId(), why, now);
    }

    /** Takes back for good every mail of the enrollment that has not left. */
    void cancelUnsent(Enrollment enrollment, String why, Instant now) {
        for (StepSend send : sends.unsent(enrollment.id())) {
            outbox.cancel(send.messageId(), why, now);
        }
    }
}
