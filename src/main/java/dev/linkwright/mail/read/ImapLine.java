package dev.linkwright.mail.read;

import java.util.Properties;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;

import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.MailServer;
import dev.linkwright.mail.ServerSecurity;
import dev.linkwright.mail.SignIn;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** One signed-in connection to a mailbox's IMAP server. */
final class ImapLine implements AutoCloseable {

    private final IMAPStore store;

    private ImapLine(IMAPStore store) {
        this.store = store;
    }

    /** @throws jakarta.mail.AuthenticationFailedException when the server refuses user or password */
    static ImapLine open(Mailbox mailbox, SignIn signIn) throws MessagingException {
        MailServer server = mailbox.imap().orElseThrow(() -> new MessagingException("This mailbox only sends."));
        return signIn.to(mailbox, server, secret -> open(mailbox, server, secret));
    }

    private static ImapLine open(Mailbox mailbox, MailServer server, String secret) throws MessagingException {
        IMAPStore store = (IMAPStore) Session.getInstance(properties(server, mailbox.grant().isPresent())).getStore("imap");
        store.connect(server.host(), server.port(), server.login(), secret == null ? "" : secret);
        return new ImapLine(store);
    }

    private static Properties properties(MailServer server, boolean byToken) {
        Properties p = new Properties();
        if (byToken) {
            p.put("mail.imap.auth.mechanisms", "XOAUTH2");
        }
        p.put("mail.imap.connectiontimeout", 15_000);
        p.put("mail.imap.timeout", 60_000);
        p.put("mail.imap.writetimeout", 60_000);
        p.put("mail.imap.partialfetch", "false");
        p.put("mail.imap.peek", "true");
        p.put("mail.imap.starttls.enable", String.valueOf(server.security() == ServerSecurity.STARTTLS));
        p.put("mail.imap.starttls.required", String.valueOf(server.security() == ServerSecurity.STARTTLS));
        p.put("mail.imap.ssl.enable", String.valueOf(server.security() == ServerSecurity.TLS));
        p.put("mail.imap.ssl.checkserveridentity", "true");
        return p;
    }

    IMAPFolder inbox() throws MessagingException {
        IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
        return inbox;
    }

    IMAPStore store() {
        return store;
    }

    @Override
    public void close() {
        try {
            store.close();
        } catch (MessagingException e) {
            // gone already
        }
    }
}
