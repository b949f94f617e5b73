package dev.linkwright.mail.send;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import dev.linkwright.mail.Claims;
import dev.linkwright.mail.Letters;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.SignIn;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.domain.SignMail;
import dev.linkwright.mail.read.SentFolder;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

/** One connection's work: claim a mail, send it, record what became of it, until none may leave. */
@ApplicationScoped
class DeliverMail {

    private static final Logger LOG = Logger.getLogger(DeliverMail.class);
    private static final int MOST_ATTEMPTS = 10;

    @Inject
    SignIn signIn;
    @Inject
    SignMail signMail;
    @Inject
    SmtpPatience patience;
    @Inject
    Claims claims;
    @Inject
    Mailboxes mailboxes;
    @Inject
    Letters letters;
    @Inject
    RecipientRefused recipientRefused;
    @Inject
    SentFolder sentFolder;

    void overOneLine(InLine mails, CommitDesk desk) {
        long mailboxId = mails.mailboxId();
        Elapsed time = mails.time();
        Mailbox mailbox = QuarkusTransaction.requiringNew().call(() -> mailboxes.require(mailboxId));
        try (SmtpLine line = SmtpLine.open(mailbox, signIn, patience.answer)) {
            onMailbox(mailboxId, Mailbox::connected);
            Optional<SignMail.Key> key = signMail.keyOf(mailbox);
            while (line.isOpen()) {
                Optional<Message> claimed = mails.next();
                if (claimed.isEmpty() || !deliver(claimed.get(), mailbox, key, line, mails, desk)) {
                    return;
                }
            }
        } catch (AuthenticationFailedException e) {
            onMailbox(mailboxId, m -> m.pause("the mail server refuses the sign-in (" + said(e) + ").", time.now()));
        } catch (MessagingException e) {
            String why = "The mail server " + mailbox.smtp().host() + " cannot be reached (" + said(e) + "); tried again by itself.";
            onMailbox(mailboxId, m -> m.couldNotConnect(why, time.now()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Sending from mailbox %d stopped", mailboxId);
        }
    }

    /** @return whether this line can carry another mail */
    private boolean deliver(Message message, Mailbox mailbox, Optional<SignMail.Key> key, SmtpLine line, InLine mails, CommitDesk desk) {
        long id = message.id();
        Elapsed time = mails.time();
        boolean written = false;
        try {
            MimeMessage mail;
            try {
                MimeMessage plain = letters.write(message, mailbox, line.session(), time.now());
                mail = key.map(by -> signMail.sign(plain, by, line.session())).orElse(plain);
            } catch (RuntimeException e) {
                claims.failed(id, "This mail could not be written: " + e.getMessage(), time.now());
                return true;
            }
            Outcome outcome = line.send(mail, () -> desk.handOver(id));
            if (outcome instanceof Outcome.Sent) {
                written = true;
                desk.sent(id).whenComplete((done, fault) -> mails.ended(id));
                if (mailbox.keepsSentCopies()) {
                    sentFolder.keepCopy(mailbox, mail);
                }
                return true;
            }
            return record(message, mailbox, outcome, time.now());
        } finally {
            if (!written) {
                mails.ended(id);
            }
        }
    }

    private boolean record(Message message, Mailbox mailbox, Outcome outcome, Instant at) {
        long id = message.id();
        if (outcome instanceof Outcome.Refused refused) {
            recipientRefused.record(message, refused, at);
            return true;
        }
        if (outcome instanceof Outcome.MailboxRefused refused) {
            claims.retry(id, "The mail server refused this mailbox: " + refused.reply(), Duration.ZERO, at);
            onMailbox(mailbox.id(), m -> m.pause("the mail server refuses to take mail from it (" + refused.reply() + ").", at));
            return false;
        }
        if (outcome instanceof Outcome.Later later) {
            if (message.attempts() >= MOST_ATTEMPTS) {
                claims.failed(id, "Given up after " + message.attempts() + " attempts. Last: " + later.why(), at);
            } else {
                claims.retry(id, later.why(), gap(message.attempts()), at);
            }
            return !later.lineLost();
        }
        claims.uncertain(id, ((Outcome.Unknown) outcome).why(), at);
        return false;
    }

    /** One minute, then four times as long each time, at most six hours. */
    static Duration gap(int attempts) {
        return Duration.ofMinutes(Math.min(360, 1L << Math.min(20, 2 * Math.max(0, attempts - 1))));
    }

    private void onMailbox(long id, Consumer<Mailbox> change) {
        QuarkusTransaction.requiringNew().run(() -> change.accept(mailboxes.requireLocked(id)));
    }

    private static String said(MessagingException e) {
        Throwable cause = e.getCause() == null || e.getMessage() != null && e.getMessage().length() > 10 ? e : e.getCause();
        return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip();
    }
}
