package dev.linkwright.mail.send;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import dev.linkwright.mail.MailServer;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.MailboxFindings;
import dev.linkwright.mail.MailboxFindings.Finding;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.SignIn;
import dev.linkwright.mail.domain.SendingDomains;
import dev.linkwright.mail.read.InboxProbe;
import dev.linkwright.mail.read.SentFolder;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Signs in to both servers, sends a mail to itself, looks for it, and says in plain words what is wrong. */
@ApplicationScoped
public class TestMailbox {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    SignIn signIn;
    @Inject
    Mailboxes mailboxes;
    @Inject
    InboxProbe inbox;
    @Inject
    SentFolder sentFolder;
    @Inject
    SendingDomains sendingDomains;

    /** Takes some seconds; the findings are kept with the mailbox. Call it outside a transaction. */
    public List<Finding> run(long mailboxId, Instant now) {
        Mailbox mailbox = QuarkusTransaction.requiringNew().call(() -> mailboxes.require(mailboxId));
        List<Finding> findings = new ArrayList<>();
        boolean sends = signInToSend(mailbox, findings);
        boolean reads = mailbox.imap().isPresent() && signInToRead(mailbox, findings);
        if (mailbox.sendOnly()) {
            findings.add(Finding.open("Reading is not set up", "This mailbox only sends: answers are not seen here, and its follow-ups never leave."));
        }
        if (reads) {
            findings.add(sentFolder(mailbox));
        }
        if (sends && (reads || mailbox.sendOnly())) {
            mailToItself(mailbox, now, findings);
        } else {
            findings.add(Finding.open("Mail to itself: not tried, because signing in failed", ""));
        }
        sendingDomains.check(mailbox.domain(), now);
        QuarkusTransaction.requiringNew().run(() -> mailboxes.requireLocked(mailboxId).tested(MailboxFindings.asText(findings), now));
        return findings;
    }

    private boolean signInToSend(Mailbox mailbox, List<Finding> findings) {
        try (SmtpLine line = SmtpLine.open(mailbox, signIn, PATIENCE)) {
            findings.add(Finding.good("Found " + InPlainWords.place(mailbox.smtp()) + (mailbox.smtp().asksForLogin() ? ", signed in to send" : "")));
            return true;
        } catch (MessagingException | RuntimeException e) {
            findings.add(InPlainWords.wrong("send", mailbox.smtp(), mailbox.grant().isPresent(), e));
            return false;
        }
    }

    private boolean signInToRead(Mailbox mailbox, List<Finding> findings) {
        MailServer server = mailbox.imap().orElseThrow();
        try {
            inbox.signIn(mailbox);
            findings.add(Finding.good("Found " + InPlainWords.place(server) + ", signed in to read"));
            return true;
        } catch (MessagingException | RuntimeException e) {
            findings.add(InPlainWords.wrong("read", server, mailbox.grant().isPresent(), e));
            return false;
        }
    }

    private Finding sentFolder(Mailbox mailbox) {
        try {
            return sentFolder.name(mailbox).map(name -> Finding.good("Found the folder of sent mail, “" + name + "”"))
                    .orElseGet(() -> mailbox.keepsSentCopies() ? Finding.open("There is no folder of sent mail yet", "One called Sent is made with the first copy.")
                            : Finding.open("There is no folder of sent mail", "When a line breaks at the last moment, that folder proves whether the mail left; without it a person decides. "
                                    + "Let “Put a copy into the Sent folder” make one, or make a folder called Sent."));
        } catch (MessagingException | RuntimeException e) {
            return Finding.open("The folder of sent mail could not be looked for", InPlainWords.line(e.getMessage()));
        }
    }

    private void mailToItself(Mailbox mailbox, Instant now, List<Finding> findings) {
        try (SmtpLine line = SmtpLine.open(mailbox, signIn, PATIENCE)) {
            MimeMessage mail = TestLetter.write(mailbox, mailbox.name(), mailbox.address(), "Test of this mailbox",
                    "This mail was sent to see that sending and reading work. It can be deleted.", null, line.session(), now);
            Outcome outcome = line.send(mail, mailbox.address(), () -> true);
            if (!(outcome instanceof Outcome.Sent)) {
                findings.add(Finding.bad("The server did not take a mail to itself", InPlainWords.said(outcome)));
            } else if (mailbox.sendOnly()) {
                findings.add(Finding.good("The server took a mail to " + mailbox.address()));
            } else if (inbox.finds(mailbox, mail.getMessageID(), PATIENCE)) {
                findings.add(Finding.good("A mail to itself was sent and found again"));
            } else {
                findings.add(Finding.bad("A mail to itself was sent but did not turn up within " + PATIENCE.toSeconds() + " seconds",
                        "Look into the spam folder. If it is there, answers may end up there too."));
            }
        } catch (MessagingException | RuntimeException e) {
            findings.add(Finding.bad("A mail to itself could not be sent", String.valueOf(e.getMessage())));
        }
    }
}
