package dev.linkwright.mail.mime;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;

import dev.linkwright.shared.HostNames;

/** Writes one of our mails as MIME. Every value is checked again here: nothing with a line break becomes a header. */
public final class MailWriter {

    private static final Session NOWHERE = Plain.SESSION;

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    /** RFC 5322 2.1.1 */
    private static final int LONGEST_LINE = 998;

    private MailWriter() {
    }

    /**
     * A mail ready to be written.
     *
     * @param messageId   our own, with angle brackets
     * @param references  oldest first; the last one becomes In-Reply-To
     * @param html        null for text only
     * @param wayOut      the unsubscribe page's address for the headers, or null when the mail carries none; the words that name it are the letter's own
     * @param wayOutMail  address and subject for people whose mail program unsubscribes by mail
     */
    public record Letter(String messageId, List<String> references, String fromName, String fromAddress, String toName, String toAddress,
                         String subject, String text, String html, String wayOut, String wayOutMail) {
    }

    public static MimeMessage write(Letter letter, Session session, Instant now) {
        try {
            MimeMessage mail = new OwnIdMessage(session, checked(letter.messageId()));
            mail.setFrom(address(letter.fromName(), letter.fromAddress()));
            mail.setRecipient(RecipientType.TO, address(letter.toName(), letter.toAddress()));
            mail.setSubject(checked(letter.subject()), UTF_8);
            mail.setSentDate(Date.from(now));
            thread(mail, letter.references());
            wayOut(mail, letter);
            body(mail, letter);
            mail.saveChanges();
            return mail;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("This mail cannot be written: " + e.getMessage(), e);
        }
    }

    /** A mail without a session of its own, as bytes are made of it for the Sent folder. */
    public static MimeMessage write(Letter letter, Instant now) {
        return write(letter, NOWHERE, now);
    }

    // RFC 5322 3.6.4
    private static void thread(MimeMessage mail, List<String> references) throws MessagingException {
        if (!references.isEmpty()) {
            references.forEach(MailWriter::checked);
            mail.setHeader("In-Reply-To", references.get(references.size() - 1));
            mail.setHeader("References", String.join("\r\n ", references));
        }
    }

    // RFC 2369 3.2 and RFC 8058 3.1
    private static void wayOut(MimeMessage mail, Letter letter) throws MessagingException {
        if (letter.wayOut() != null) {
            mail.setHeader("List-Unsubscribe", "<" + checked(letter.wayOut()) + ">,\r\n <mailto:" + checked(letter.wayOutMail()) + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private static void body(MimeMessage mail, Letter letter) throws MessagingException {
        String text = letter.text().replace("\r\n", "\n").stripTrailing() + "\n";
        if (letter.html() == null) {
            text(mail, text, "plain");
            return;
        }
        MimeBodyPart plain = new MimeBodyPart();
        text(plain, text, "plain");
        MimeBodyPart rich = new MimeBodyPart();
        text(rich, letter.html(), "html");
        // RFC 2046 5.1.4: the plainest first
        mail.setContent(new MimeMultipart("alternative", plain, rich));
    }

    /** A text that is plain enough goes as its bytes; the library would look up a writer for each and let it write twice to find out that it is. */
    private static void text(MimePart part, String text, String subtype) throws MessagingException {
        if (!goesAsItIs(text)) {
            part.setText(text, UTF_8, subtype);
            return;
        }
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(text.getBytes(StandardCharsets.US_ASCII), "text/" + subtype + "; charset=" + UTF_8)));
        part.setHeader("Content-Transfer-Encoding", "7bit");
    }

    // RFC 2045 2.7
    private static boolean goesAsItIs(String text) {
        int line = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line = c == '\n' ? 0 : line + 1;
            if (c > 126 || c == 0 || line > LONGEST_LINE) {
                return false;
            }
        }
        return true;
    }

    private static InternetAddress address(String name, String address) throws UnsupportedEncodingException {
        int at = address.lastIndexOf('@');
        InternetAddress result = new InternetAddress();
        result.setAddress(checked(address.substring(0, at + 1) + HostNames.ascii(address.substring(at + 1)).orElseThrow(IllegalArgumentException::new)));
        if (name != null && !name.isBlank()) {
            checked(name);
            result.setPersonal(name, UTF_8);
        }
        return result;
    }

    private static String checked(String value) {
        if (value.chars().anyMatch(c -> c < 32 || c == 127)) {
            throw new IllegalArgumentException("A header value holds a control character.");
        }
        return value;
    }

    /** Keeps our own Message-ID, which {@code saveChanges} would replace. */
    private static final class OwnIdMessage extends MimeMessage {
        private final String messageId;

        OwnIdMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
