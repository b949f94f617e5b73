package dev.linkwright.mail.read;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.search.MessageIDTerm;

import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.SignIn;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** For testing a mailbox: signs in to read, and waits for a mail to turn up. */
@ApplicationScoped
public class InboxProbe {

    @Inject
    SignIn signIn;

    /** @throws jakarta.mail.AuthenticationFailedException when the server refuses user or password */
    public void signIn(Mailbox mailbox) throws MessagingException {
        try (ImapLine line = ImapLine.open(mailbox, signIn)) {
            line.inbox().close(false);
        }
    }

    /** Whether this Message-ID turned up in the inbox before the patience ran out. */
    public boolean finds(Mailbox mailbox, String messageId, Duration patience) throws MessagingException {
        long end = System.nanoTime() + patience.toNanos();
        try (ImapLine line = ImapLine.open(mailbox, signIn)) {
            while (true) {
                IMAPFolder inbox = line.inbox();
                boolean there = inbox.search(new MessageIDTerm(messageId)).length > 0;
                inbox.close(false);
                if (there || System.nanoTime() > end) {
                    return there;
                }
                Thread.sleep(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
