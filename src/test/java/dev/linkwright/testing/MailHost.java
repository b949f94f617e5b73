package dev.linkwright.testing;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.ServerSetup;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.MailServer;
import dev.linkwright.mail.ServerSecurity;
import dev.linkwright.sandbox.PromptGreenMail;
import dev.linkwright.system.Secrets;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A mail server of a test's own: real SMTP and IMAP on loopback. Holds our mailbox and every partner's. */
public final class MailHost implements AutoCloseable {

    public static final String PASSWORD = "sesame";
    private final PromptGreenMail server;

    public MailHost() {
        this(ServerSetup.PROTOCOL_SMTP, ServerSetup.PROTOCOL_IMAP);
    }

    private MailHost(String smtp, String imap) {
        server = new PromptGreenMail(new ServerSetup(0, "127.0.0.1", smtp), new ServerSetup(0, "127.0.0.1", imap));
        server.start();
    }

    /** TLS from the first byte, with a certificate it made itself. */
    public static MailHost encrypted() {
        return new MailHost(ServerSetup.PROTOCOL_SMTPS, ServerSetup.PROTOCOL_IMAPS);
    }

    /** A mailbox of ours on this server, not stored yet; no gap between mails. */
    public Mailbox mailbox(String address, Instant now) {
        account(address);
        return new Mailbox("Ana Specialist", address, smtp(address), imap(address), 1000, 0, now);
    }

    public void account(String address) {
        server.setUser(address, address, PASSWORD);
    }

    public MailServer smtp(String address) {
        return new MailServer("127.0.0.1", server.getSmtp().getPort(), ServerSecurity.NONE, address, Secrets.encrypt(PASSWORD));
    }

    public MailServer imap(String address) {
        return new MailServer("127.0.0.1", server.imapPort(), ServerSecurity.NONE, address, Secrets.encrypt(PASSWORD));
    }

    public int smtpPort() {
        return server.getSmtp() != null ? server.getSmtp().getPort() : server.getSmtps().getPort();
    }

    public int imapPort() {
        return server.getImaps() != null ? server.getImaps().getPort() : server.imapPort();
    }

    /** Everything that was delivered to this address, oldest first. */
    public List<MimeMessage> inboxOf(String address) {
        try {
            GreenMailUser user = server.getUserManager().getUserByEmail(address);
            if (user == null) {
                return List.of();
            }
            List<MimeMessage> mails = new ArrayList<>();
            server.getManagers().getImapHostManager().getInbox(user).getMessages().forEach(stored -> mails.add(stored.getMimeMessage()));
            return mails;
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hands a mail in by SMTP, as another server would. */
    public void deliver(String to, String source) {
        account(to);
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(smtpPort()));
        Session session = Session.getInstance(properties);
        try {
            MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect();
                transport.sendMessage(mail, new Address[] {new InternetAddress(to)});
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A partner answers one of our mails, as mail programs do. */
    public void answer(String from, MimeMessage ours, String text) {
        try {
            deliver(ours.getFrom()[0] instanceof InternetAddress a ? a.getAddress() : "", """
                    From: Partner <%s>
                    To: %s
                    Subject: Re: %s
                    Message-ID: <%d.answer@partner.example>
                    In-Reply-To: %s
                    References: %s
                    Content-Type: text/plain; charset=utf-8

                    %s
                    """.formatted(from, ours.getFrom()[0], ours.getSubject(), Cast.number(), ours.getMessageID(), ours.getMessageID(), text));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
