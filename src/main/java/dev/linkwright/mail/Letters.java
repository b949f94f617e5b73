package dev.linkwright.mail;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import dev.linkwright.mail.mime.MailWriter;
import dev.linkwright.system.Secrets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** From the row to the mail: everything is on the row but the way out, which campaign mail gets here. */
@ApplicationScoped
public class Letters {

    private final String unsubscribePage;

    Letters(@ConfigProperty(name = "linkwright.public-url") String publicUrl) {
        unsubscribePage = publicUrl.replaceAll("/+$", "") + "/unsubscribe/";
    }

    public MimeMessage write(LeavingMail message, Mailbox from, Session session, Instant now) {
        String token = message.wayOut() == null ? null : Secrets.decrypt(message.wayOut());
        return MailWriter.write(new MailWriter.Letter(message.messageId(), message.references(), message.fromName(), message.fromAddress(),
                message.toName(), message.toAddress(), message.subject(), message.text(), message.html(),
                token == null ? null : unsubscribePage + token, token == null ? null : from.address() + "?subject=unsubscribe%20" + token), session, now);
    }
}
