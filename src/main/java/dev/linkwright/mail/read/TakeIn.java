package dev.linkwright.mail.read;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.MailKind;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.ReceivedFiles;
import dev.linkwright.mail.ReceivedMail;
import dev.linkwright.mail.mime.MimeReader;
import dev.linkwright.mail.mime.ParsedMail;
import dev.linkwright.mail.mime.SafeHtml;
import dev.linkwright.mail.understand.Understanding;
import dev.linkwright.mail.understand.Understood;

/** One mail from bytes to record: parsed, understood, put into its conversation, reacted to, all in one transaction. */
@ApplicationScoped
class TakeIn {

    /** Mail that lay in the inbox this long before it was connected, and that belongs to nothing of ours, is none of our business. */
    private static final Duration BEFORE_CONNECTING = Duration.ofDays(1);

    @Inject
    Messages messages;
    @Inject
    Mailboxes mailboxes;
    @Inject
    Matching matching;
    @Inject
    Reactions reactions;
    @Inject
    ReceivedFiles files;

    @Transactional(TxType.REQUIRES_NEW)
    void record(Mailbox mailbox, byte[] raw, boolean lookingBack, Instant now) {
        ParsedMail mail = MimeReader.read(raw);
        if (messages.isStored(mailbox.id(), mail.messageId()) || isOurs(mail)) {
            return;
        }
        Understood understood = Understanding.of(mail);
        Optional<Match> match = match(mail, understood, mailbox);
        if (match.isEmpty() && lookingBack && isOld(mail, mailbox)) {
            return;
        }
        Message message = store(mailbox, mail, raw, kind(understood), now);
        match.ifPresent(m -> message.belongsTo(m.thread(), m.how()));
        if (match.isEmpty()) {
            matching.site(mail.fromAddress()).ifPresent(site -> message.comesFromSite(site.id()));
        }
        reactions.to(understood, message, match, mailboxes.requireLocked(mailbox.id()), now);
    }

    /** The way out when something that follows from a mail fails: it is kept, and a person looks at it. */
    @Transactional(TxType.REQUIRES_NEW)
    void recordForTriage(Mailbox mailbox, byte[] raw, Instant now) {
        ParsedMail mail = MimeReader.read(raw);
        if (messages.isStored(mailbox.id(), mail.messageId())) {
            return;
        }
        Message message = store(mailbox, mail, raw, kind(Understanding.of(mail)), now);
        matching.site(mail.fromAddress()).ifPresent(site -> message.comesFromSite(site.id()));
        message.understoodAs(message.kind(), "This mail could not be worked in by itself; please put it where it belongs.", null);
    }

    private Optional<Match> match(ParsedMail mail, Understood understood, Mailbox mailbox) {
        if (understood instanceof Understood.DeliveryReport report) {
            return matching.ofReport(report.mailIds(), report.failures().get(0).address(), mailbox);
        }
        if (understood instanceof Understood.AbuseReport report) {
            return matching.ofReport(report.mailIds(), report.address().orElse(""), mailbox);
        }
        return matching.ofAnswer(mail, mailbox);
    }

    private Message store(Mailbox mailbox, ParsedMail mail, byte[] raw, MailKind kind, Instant now) {
        Instant sentAt = mail.date() == null || mail.date().isAfter(now) ? now : mail.date();
        Message message = Message.received(new ReceivedMail(mail.messageId(), mail.inReplyTo(), mail.references(), mail.fromName(),
                mail.fromAddress(), mail.subject(), mail.text(), SafeHtml.of(mail.html()), sentAt), mailbox, kind, now);
        messages.persistAndFlush(message);
        files.keep(message, raw, mail.attachments());
        return message;
    }

    private static MailKind kind(Understood understood) {
        if (understood instanceof Understood.HumanAnswer) {
            return MailKind.REPLY;
        }
        if (understood instanceof Understood.AutomaticAnswer) {
            return MailKind.AUTOMATIC_REPLY;
        }
        if (understood instanceof Understood.DeliveryReport) {
            return MailKind.BOUNCE;
        }
        return understood instanceof Understood.AbuseReport ? MailKind.COMPLAINT : MailKind.UNSUBSCRIBE;
    }

    /** Our own mails, seen again in an inbox, are not answers. */
    private boolean isOurs(ParsedMail mail) {
        return mail.has("X-Linkwright-Test") || mailboxes.byAddress(mail.fromAddress()).isPresent()
                || !messages.oursWithId(List.of(mail.messageId())).isEmpty();
    }

    private static boolean isOld(ParsedMail mail, Mailbox mailbox) {
        return mail.date() != null && mail.date().isBefore(mailbox.createdAt().minus(BEFORE_CONNECTING));
    }
}
