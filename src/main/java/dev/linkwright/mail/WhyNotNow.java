package dev.linkwright.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import dev.linkwright.mail.pace.Turn;

/** Why a waiting mail has not left: the one rule that holds it, in a sentence, and where it is known the next time (promise 9). */
@ApplicationScoped
public class WhyNotNow {

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("d MMM, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @Inject
    Messages messages;
    @Inject
    Mailboxes mailboxes;
    @Inject
    Claims claims;
    @Inject
    DomainPaces domainPaces;

    /** Empty for a mail that is not waiting, or that leaves with the next run. */
    @Transactional
    public Optional<String> of(long messageId, Instant now) {
        Message message = messages.require(messageId);
        if (message.state() != MessageState.QUEUED) {
            return Optional.empty();
        }
        Mailbox mailbox = mailboxes.require(message.mailboxId());
        if (mailbox.paused()) {
            return mailboxes.whyNotNow(mailbox, now);
        }
        if (message.notBefore().isAfter(now)) {
            return Optional.of(message.failure() != null ? "Tried again " + AT.format(message.notBefore()) + ": " + message.failure()
                    : "It leaves from " + AT.format(message.notBefore()) + " on, when its sending window opens.");
        }
        Optional<String> answers = message.kind() == MailKind.FOLLOW_UP ? followUp(message, mailbox, now) : Optional.empty();
        return answers.or(() -> mailboxes.whyNotNow(mailbox, now)).or(() -> domainPaces.whyLater(message.toAddress(), now).map(Turn.Later::why));
    }

    private Optional<String> followUp(Message message, Mailbox mailbox, Instant now) {
        if (mailbox.sendOnly()) {
            return Optional.of("The mailbox " + mailbox.address() + " cannot receive, so nobody would know of an answer; follow-ups never leave from it.");
        }
        if (claims.hasOpenOutcome(message.threadId())) {
            return Optional.of("Whether the mail before it was sent is not known; settle that first.");
        }
        if (mailbox.lastReadAt() == null || mailbox.lastReadAt().isBefore(now.minus(Claims.FRESH))) {
            return Optional.of("The inbox of " + mailbox.address() + " was not read lately"
                    + (mailbox.readTrouble() == null ? "; it leaves after the next reading." : ": " + mailbox.readTrouble()));
        }
        return Optional.empty();
    }
}
