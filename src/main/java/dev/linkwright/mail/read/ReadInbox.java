package dev.linkwright.mail.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;

import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jboss.logging.Logger;

/** Takes in what is new in one inbox, oldest first; how far it came is recorded with every mail. */
@ApplicationScoped
class ReadInbox {

    private static final Logger LOG = Logger.getLogger(ReadInbox.class);
    /** On the first visit, and when the server renumbered its folder (RFC 3501 2.3.1.1), this many of the newest are looked at. */
    private static final int LOOK_BACK = 2000;
    private static final int LARGEST = 30_000_000;

    @Inject
    Mailboxes mailboxes;
    @Inject
    TakeIn takeIn;

    void from(IMAPFolder inbox, Mailbox mailbox, Instant now) throws MessagingException {
        long validity = inbox.getUIDValidity();
        boolean known = mailbox.uidValidity() != null && mailbox.uidValidity() == validity;
        for (Message message : fresh(inbox, known, mailbox.lastUid())) {
            long uid = inbox.getUID(message);
            store((IMAPMessage) message, mailbox, !known, now);
            QuarkusTransaction.requiringNew().run(() -> mailboxes.requireLocked(mailbox.id()).readUpTo(validity, uid));
        }
        if (!known && inbox.getMessageCount() == 0) {
            QuarkusTransaction.requiringNew().run(() -> mailboxes.requireLocked(mailbox.id()).readUpTo(validity, 0));
        }
    }

    private List<Message> fresh(IMAPFolder inbox, boolean known, long lastUid) throws MessagingException {
        int count = inbox.getMessageCount();
        if (count == 0) {
            return List.of();
        }
        Message[] candidates = known ? inbox.getMessagesByUID(lastUid + 1, UIDFolder.LASTUID)
                : inbox.getMessages(Math.max(1, count - LOOK_BACK + 1), count);
        FetchProfile wanted = new FetchProfile();
        wanted.add(UIDFolder.FetchProfileItem.UID);
        wanted.add(FetchProfile.Item.SIZE);
        inbox.fetch(candidates, wanted);
        List<Message> fresh = new ArrayList<>();
        for (Message message : candidates) {
            // RFC 3501 6.4.8: "n:*" always names the last mail, also when its UID is below n
            if (message != null && (!known || inbox.getUID(message) > lastUid)) {
                fresh.add(message);
            }
        }
        return fresh;
    }

    private void store(IMAPMessage message, Mailbox mailbox, boolean lookingBack, Instant now) throws MessagingException {
        byte[] raw = bytes(message);
        try {
            takeIn.record(mailbox, raw, lookingBack, now);
        } catch (RuntimeException e) {
            LOG.errorf(e, "A mail in the inbox of mailbox %d could not be worked in; it goes to triage", mailbox.id());
            takeIn.recordForTriage(mailbox, raw, now);
        }
    }

    private static byte[] bytes(IMAPMessage message) throws MessagingException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (message.getSize() > LARGEST) {
                for (var lines = message.getAllHeaderLines(); lines.hasMoreElements();) {
                    out.writeBytes((lines.nextElement() + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                }
                out.writeBytes("\r\n(This mail is too large to be taken in. It is still in the mailbox.)\r\n".getBytes(StandardCharsets.UTF_8));
            } else {
                message.writeTo(out);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new MessagingException("A mail could not be fetched", e);
        }
    }
}
