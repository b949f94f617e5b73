package dev.linkwright.mail.send;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.MailboxFindings.Finding;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.SignIn;
import dev.linkwright.mail.domain.SignMail;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Sends one mail right away to somebody of the house, to be looked at in their own mail program. Stores nothing and counts nowhere. */
@ApplicationScoped
public class SendTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MARK = "[Test] ";

    @Inject
    SignIn signIn;
    @Inject
    SignMail signMail;
    @Inject
    Mailboxes mailboxes;

    /** @param html null for text only */
    public record Words(String subject, String text, String html) { }

    /**
     * Signed as the mailbox's mail is, without the headers of a way out, in no conversation. Waits for the server: call it outside a transaction.
     *
     * @return good when the server took it, else what is wrong and what to do about it
     */
    public Finding send(long mailboxId, String toName, String toAddress, Words words, Instant now) {
        Mailbox mailbox = QuarkusTransaction.requiringNew().call(() -> mailboxes.require(mailboxId));
        try (SmtpLine line = SmtpLine.open(mailbox, signIn, PATIENCE)) {
            MimeMessage plain = TestLetter.write(mailbox, toName, toAddress, MARK + words.subject(), words.text(), words.html(), line.session(), now);
            Optional<SignMail.Key> key = signMail.keyOf(mailbox);
            Outcome outcome = line.send(key.map(by -> signMail.sign(plain, by, line.session())).orElse(plain), toAddress, () -> true);
            return outcome instanceof Outcome.Sent ? Finding.good("A test is on its way to " + toAddress)
                    : Finding.bad("The server did not take the test", InPlainWords.said(outcome));
        } catch (MessagingException | RuntimeException e) {
            return InPlainWords.wrong("send", mailbox.smtp(), mailbox.grant().isPresent(), e);
        }
    }
}
