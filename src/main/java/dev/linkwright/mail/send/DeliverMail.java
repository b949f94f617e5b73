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

import dev.linkwright.mail.LeavingMail;
import dev.linkwright.mail.Letters;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.Outcomes;
import dev.linkwright.mail.SignIn;
import dev.linkwright.mail.domain.SignMail;
import dev.linkwright.mail.read.SentFolder;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

/** One connection's work: take a claimed mail, send it, record what became of it, until none may leave. */
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
    Outcomes outcomes;
    @Inject
    Mailboxes mailboxes;
    @Inject
    Letters letters;
    @Inject
    RecipientRefused recipientRefused;
    @Inject
    SentFolder sentFolder;

    /** A mailbox as all mails of one line need it. */
    private record Sender(Mailbox mailbox, Optional<SignMail.Key> key) {
    }

    void overOneLine(InLine mails, CommitDesk desk) {
        long mailboxId = mails.mailboxId();
        Elapsed time = mails.time();
        Mailbox mailbox = QuarkusTransaction.requiringNew().call(() -> mailboxes.require(mailboxId));
        try {
            Sender sender = new Sender(mailbox, signMail.keyOf(mailbox));
            boolean goesOn = true;
            while (goesOn) {
                goesOn = overALine(sender, mails, desk);
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

    /** @return whether a new line is worth it: this one carried mails until its server had enough of it */
    private boolean overALine(Sender sender, InLine mails, CommitDesk desk) throws MessagingException {
        try (SmtpLine line = SmtpLine.open(sender.mailbox, signIn, patience.answer); CommitDesk.Place place = desk.line(); Ahead ahead = new Ahead(mails, mail -> written(mail, sender, line, mails))) {
            if (sender.mailbox.sendTrouble() != null) {
                onMailbox(mails.mailboxId(), Mailbox::connected);
            }
            boolean carried = false;
            for (Optional<Ahead.Ready> mail = ahead.next(); mail.isPresent(); mail = ahead.next()) {
                Outcome outcome = deliver(mail.get(), sender, line, carried, ahead, mails, desk);
                if (!line.isOpen() || outcome instanceof Outcome.MailboxRefused) {
                    return carried && outcome instanceof Outcome.Later;
                }
                carried |= outcome instanceof Outcome.Sent;
            }
            return false;
        }
    }

    /** As it goes over the line; empty when it cannot be written, which then is on record. */
    private Optional<MimeMessage> written(LeavingMail mail, Sender sender, SmtpLine line, InLine mails) {
        try {
            MimeMessage plain = letters.write(mail, sender.mailbox, line.session(), mails.time().now());
            return Optional.of(sender.key.map(by -> signMail.sign(plain, by, line.session())).orElse(plain));
        } catch (RuntimeException e) {
            outcomes.failed(mail.id(), "This mail could not be written: " + e.getMessage(), mails.time().now());
            return Optional.empty();
        }
    }

    /** @param carried whether the line has carried a mail before: a server that ends it then had enough of the line, and the mail goes over a new one at once */
    private Outcome deliver(Ahead.Ready ready, Sender sender, SmtpLine line, boolean carried, Ahead ahead, InLine mails, CommitDesk desk) {
        LeavingMail mail = ready.mail();
        boolean goesOn = false;
        try {
            Outcome outcome = line.send(ready.source(), mail.toAddress(), () -> desk.handOver(mail), ahead::recipient);
            if (outcome instanceof Outcome.Sent) {
                goesOn = true;
                desk.sent(mail).whenComplete((done, fault) -> mails.ended(mail));
                if (sender.mailbox.keepsSentCopies()) {
                    sentFolder.keepCopy(sender.mailbox, ready.source());
                }
            } else if (carried && outcome instanceof Outcome.Later later && later.onlyTheLineEnded()) {
                goesOn = true;
                mails.back(mail);
            } else {
                record(mail, outcome, mails.time().now());
            }
            return outcome;
        } finally {
            if (!goesOn) {
                mails.ended(mail);
            }
        }
    }

    private void record(LeavingMail mail, Outcome outcome, Instant at) {
        if (outcome instanceof Outcome.Refused refused) {
            recipientRefused.record(mail, refused, at);
        } else if (outcome instanceof Outcome.MailboxRefused refused) {
            outcomes.retry(mail.id(), "The mail server refused this mailbox: " + refused.reply(), Duration.ZERO, at);
            onMailbox(mail.mailboxId(), m -> m.pause("the mail server refuses to take mail from it (" + refused.reply() + ").", at));
        } else if (outcome instanceof Outcome.Later later) {
            int attempts = mail.attempts() + 1;
            if (attempts >= MOST_ATTEMPTS) {
                outcomes.failed(mail.id(), "Given up after " + attempts + " attempts. Last: " + later.why(), at);
            } else {
                outcomes.retry(mail.id(), later.why(), gap(attempts), at);
            }
        } else if (outcome instanceof Outcome.Unknown unknown) {
            outcomes.uncertain(mail.id(), unknown.why(), at);
        }
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
