package dev.linkwright.sandbox;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * A mail as the partner sees it: plain text and the headers worth looking at.
 */
public record ReadableMail(String text, List<HeaderLine> headers) {

    /** In the order a curious person asks for them. */
    private static final Set<String> WORTH_SEEING = Set.of("from", "to", "date", "subject", "message-id", "in-reply-to", "references", "reply-to",
            "list-unsubscribe", "list-unsubscribe-post", "auto-submitted", "content-type");

    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s<>\",]+");

    public record HeaderLine(String name, String value) {

        /** The value cut up so that web addresses can be followed, such as the one in List-Unsubscribe. */
        public List<Piece> pieces() {
            List<Piece> pieces = new ArrayList<>();
            Matcher address = WEB_ADDRESS.matcher(value);
            int done = 0;
            while (address.find()) {
                pieces.add(new Piece(value.substring(done, address.start()), false));
                pieces.add(new Piece(address.group(), true));
                done = address.end();
            }
            pieces.add(new Piece(value.substring(done), false));
            return pieces;
        }
    }

    public record Piece(String text, boolean link) {
    }

    static ReadableMail of(MimeMessage mail) {
        try {
            List<HeaderLine> headers = Collections.list(mail.getAllHeaders()).stream()
                    .filter(header -> WORTH_SEEING.contains(header.getName().toLowerCase(Locale.ROOT)))
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
