package dev.linkwright.mail;

import dev.linkwright.brand.Brand;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Site;
import dev.linkwright.system.Secrets;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** What mail tests do again and again: a stored mailbox, a mail in the queue, a look at the row. */
@Singleton
public class MailDesk {

    @Inject
    Mailboxes mailboxes;
    @Inject
    Messages messages;
    @Inject
    MailThreads threads;
    @Inject
    Outbox outbox;
    @Inject
    Cast cast;

    @Transactional
    public Mailbox keep(Mailbox mailbox) {
        mailboxes.persist(mailbox);
        return mailbox;
    }

    /** A mailbox whose SMTP is at this port of this machine. */
    public Mailbox sendingTo(int smtpPort, Instant now) {
        return sendingTo(smtpPort, ServerSecurity.NONE, now);
    }

    public Mailbox sendingTo(int smtpPort, ServerSecurity security, Instant now) {
        String address = "ana-" + Cast.number() + "@fernhill.example";
        return keep(new Mailbox("Ana Specialist", address,
                new MailServer("127.0.0.1", smtpPort, security, address, Secrets.encrypt("sesame")), null, 1000, 0, now));
    }

    /** A first mail to somebody at a new site, queued. */
    public Message first(Mailbox from, Instant now) {
        Site site = cast.site();
        Contact tomas = cast.contact(site, "Tomas");
        return queued(from, cast.brand(), null, site, tomas.email(), MailKind.FIRST, "enrollment:" + Cast.number() + "000:step:1", now);
    }

    /** The next step in the conversation of {@code earlier}, queued. */
    public Message followUp(Mailbox from, Message earlier, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Message mail = outbox.draft(new NewMail(earlier.threadId(), from.id(), earlier.brandId(), earlier.siteId(), null, "Tomas",
                    earlier.toAddress(), "Re: Hiring numbers", "Did you see my note?", null, "enrollment:" + Cast.number() + "000:step:2", MailKind.FOLLOW_UP), now);
            return outbox.queue(mail.id(), now, null, now);
        });
    }

    public Message queued(Mailbox from, Brand brand, Long thread, Site site, String to, MailKind kind, String key, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Message mail = outbox.draft(new NewMail(thread, from.id(), brand.id(), site.id(), null, "Tomas Müller", to, "Hiring numbers",
                    "Hello Tomas,\n\nyour page is the one I send people to.\n\nAna", null, key, kind), now);
            return outbox.queue(mail.id(), now, null, now);
        });
    }

    public Message row(Message message) {
        return QuarkusTransaction.requiringNew().call(() -> messages.require(message.id()));
    }

    public Mailbox row(Mailbox mailbox) {
        return QuarkusTransaction.requiringNew().call(() -> mailboxes.require(mailbox.id()));
    }

    public Mailboxes mailboxes() {
        return mailboxes;
    }

    public MailThread thread(Message message) {
        return QuarkusTransaction.requiringNew().call(() -> threads.require(message.threadId()));
    }

    public List<Message> conversation(Message message) {
        return QuarkusTransaction.requiringNew().call(() -> messages.ofThread(message.threadId()));
    }
}
