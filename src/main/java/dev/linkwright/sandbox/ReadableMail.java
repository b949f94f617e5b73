package dev.linkwright.sandbox;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;

/**
 * A mail as the partner sees it: plain text and the headers worth looking at.
 */
public record ReadableMail(String text, List<HeaderLine> headers) {

    /** In the order a curious person asks for them. */
    private static final Set<String> WORTH_SEEING = Set.of("from", "to", "date", "subject", "message-id", "in-reply-to", "references", "reply-to",
            "list-unsubscribe", "list-unsubscribe-post", "auto-submitted", "content-type");

    public record HeaderLine(String name, String value) {
    }

    static ReadableMail of(MimeMessage mail) {
        try {
            List<HeaderLine> headers = Collections.list(mail.getAllHeaders()).stream()
                    .filter(header -> WORTH_SEEING.contains(header.getName().toLowerCase(java.util.Locale.ROOT)))
                    .map(ReadableMail::line)
                    .toList();
            return new ReadableMail(textOf(mail), headers);
        } catch (MessagingException e) {
            return new ReadableMail("This mail can't be shown as text.", List.of());
        }
    }

    /** The text part; without one, the words of the HTML part. Empty when there is neither. */
    static String textOf(Part part) throws MessagingException {
        try {
            if (part.isMimeType("text/plain")) {
                return String.valueOf(part.getContent());
            }
            if (part.isMimeType("text/html")) {
                return Jsoup.parse(String.valueOf(part.getContent())).wholeText().strip();
            }
            return part.getContent() instanceof Multipart parts ? firstText(parts) : "";
        } catch (IOException e) {
            throw new MessagingException("The mail's text can't be read", e);
        }
    }

    private static String firstText(Multipart parts) throws MessagingException {
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            String text = textOf(part);
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    private static HeaderLine line(Header header) {
        // RFC 5322 2.2.3: a folded line is one line.
        return new HeaderLine(header.getName(), header.getValue().replaceAll("\\r?\\n\\s+", " "));
    }
}
