package dev.linkwright.mail.send;

import java.time.Instant;
import java.util.List;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.mime.MailWriter;
import dev.linkwright.system.Secrets;

/** A mail to see that sending works, or how it looks: in no conversation, without a way out, and marked, so that read back from an inbox of ours it is nobody's answer. */
final class TestLetter {

    private TestLetter() {
    }

    /** @param html null for text only */
    static MimeMessage write(Mailbox from, String toName, String toAddress, String subject, String text, String html, Session session, Instant now) throws MessagingException {
        String id = "<test-" + Secrets.randomToken().substring(0, 20) + "@" + from.domain() + ">";
        MimeMessage mail = MailWriter.write(new MailWriter.Letter(id, List.of(), from.name(), from.address(), toName, toAddress, subject, text, html, null, null), session, now);
        mail.setHeader("X-Linkwright-Test", "yes");
        return mail;
    }
}
