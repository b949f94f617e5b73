package dev.linkwright.mail.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.MessageIDTerm;

import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.SignIn;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jboss.logging.Logger;

/** The mailbox's folder of sent mail: copies go in, and finding a Message-ID there proves that a mail left. */
@ApplicationScoped
public class SentFolder {

    @Inject
    SignIn signIn;

    private static final Logger LOG = Logger.getLogger(SentFolder.class);
    private static final List<String> NAMES = List.of("sent", "sent items", "sent messages", "sent mail", "inbox.sent", "gesendet",
            "gesendete elemente", "gesendete objekte", "éléments envoyés", "enviados", "posta inviata", "verzonden items");

    /** Puts a copy of what was sent there. A copy that fails changes nothing about the mail. */
    public void keepCopy(Mailbox mailbox, MimeMessage mail) {
        if (mailbox.imap().isEmpty()) {
            return;
        }
        try (ImapLine line = ImapLine.open(mailbox, signIn)) {
            Folder sent = find(line);
            if (sent == null) {
                sent = line.store().getFolder("Sent");
                sent.create(Folder.HOLDS_MESSAGES);
            }
            mail.setFlag(Flags.Flag.SEEN, true);
            sent.appendMessages(new Message[] {mail});
        } catch (MessagingException e) {
            LOG.warnf("No copy in the Sent folder of %s: %s", mailbox.address(), e.getMessage());
        }
    }

    /** Whether the folder holds this Message-ID. False also when nobody can tell. */
    public boolean holds(Mailbox mailbox, String messageId) {
        if (mailbox.imap().isEmpty()) {
            return false;
        }
        try (ImapLine line = ImapLine.open(mailbox, signIn)) {
            Folder sent = find(line);
            if (sent == null) {
                return false;
            }
            sent.open(Folder.READ_ONLY);
            return sent.search(new MessageIDTerm(messageId)).length > 0;
        } catch (MessagingException e) {
            LOG.infof("The Sent folder of %s could not be asked: %s", mailbox.address(), e.getMessage());
            return false;
        }
    }

    /** What the server calls it; empty when there is none. */
    public Optional<String> name(Mailbox mailbox) throws MessagingException {
        try (ImapLine line = ImapLine.open(mailbox, signIn)) {
            return Optional.ofNullable(find(line)).map(Folder::getFullName);
        }
    }

    // RFC 6154: the folder marked \Sent, else one with a usual name
    private static Folder find(ImapLine line) throws MessagingException {
        Folder[] all = line.store().getDefaultFolder().list("*");
        for (Folder folder : all) {
            if (folder instanceof IMAPFolder imap && List.of(imap.getAttributes()).contains("\\Sent")) {
                return folder;
            }
        }
        for (Folder folder : all) {
            if (NAMES.contains(folder.getFullName().toLowerCase(Locale.ROOT)) || NAMES.contains(folder.getName().toLowerCase(Locale.ROOT))) {
                return folder;
            }
        }
        return null;
    }
}
