package dev.linkwright.sandbox;

import dev.linkwright.mail.read.ReadMailboxes;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.Instant;

/**
 * Writes back as a sample partner: by real SMTP to the address the mail came from, after which the inbox is read at once.
 */
@ApplicationScoped
public class AnswerAsPartner {

    private static final int LONGEST = 20_000;

    @Inject
    SandboxRuns runs;
    @Inject
    SamplePartners partners;
    @Inject
    SampleMails mails;

    @Inject
    ReadMailboxes readMailboxes;

    /** What one answer needs, read before any network is touched. */
    private record Task(MimeMessage original, InternetAddress from, int smtpPort) {
    }

    /**
     * @param mailId the mail to answer, one that this partner received
     * @throws RuleViolation naming {@code words} when a person's answer says nothing
     */
    public void run(String domain, long mailId, AnswerKind kind, String words, Instant now) {
        String text = kind == AnswerKind.ANSWER ? Rules.text("words", words, LONGEST) : "";
        Task task = QuarkusTransaction.requiringNew().call(() -> task(domain, mailId));
        try {
            InternetAddress to = answerAddress(task.original());
            PartnerAnswer answer = PartnerAnswer.to(task.original(), task.from(), to, kind, text, now);
            SmtpDelivery.to(task.smtpPort()).send(answer.sender(), to.getAddress(), answer.mail());
        } catch (MessagingException e) {
            throw new IllegalStateException("The sandbox's mail server did not take the answer", e);
        }
        readMailboxes.run(now);
    }

    private Task task(String domain, long mailId) {
        SamplePartner partner = partners.require(domain);
        SampleMail mail = mails.receivedBy(partner, mailId).orElseThrow(() -> new NotFound("mail " + mailId + " at " + domain));
        try {
            return new Task(PartnerAnswer.parse(mail.raw()), new InternetAddress(mail.recipient(), partner.contactName(), "UTF-8"), runs.require().ports().smtp());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 5322 3.6.2: an answer goes to Reply-To where there is one, else to From. */
    private static InternetAddress answerAddress(MimeMessage original) throws MessagingException {
        Address[] addresses = original.getReplyTo();
        if (addresses == null || addresses.length == 0 || !(addresses[0] instanceof InternetAddress address)) {
            throw new RuleViolation("mail", "This mail names nobody to answer to.");
        }
        return address;
    }
}
