package dev.linkwright.mail.mime;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import dev.linkwright.system.Secrets;

/** Reads a mail from its bytes. Odd, broken and hostile mails give what can be had of them; nothing makes it fail. */
public final class MimeReader {

    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,500}>");
    private static final Pattern ANY_ADDRESS = Pattern.compile("[^\\s<>\"'(),:;\\[\\]]+@[^\\s<>\"'(),:;\\[\\]]+");

    static {
        // Lenient reading is only to be had through system properties, read when the MIME classes load
        for (String property : List.of("mail.mime.base64.ignoreerrors", "mail.mime.multipart.allowempty", "mail.mime.uudecode.ignoreerrors",
                "mail.mime.multipart.ignoremissingendboundary", "mail.mime.multipart.ignoremissingboundaryparameter",
                "mail.mime.ignoreunknownencoding")) {
            System.setProperty(property, "true");
        }
        System.setProperty("mail.mime.parameters.strict", "false");
        System.setProperty("mail.mime.decodetext.strict", "false");
        System.setProperty("mail.mime.decodeparameters", "true");
    }

    private MimeReader() {
    }

    public static ParsedMail read(byte[] raw) {
        try {
            return read(new MimeMessage(Plain.SESSION, new ByteArrayInputStream(raw)), raw);
        } catch (MessagingException e) {
            return new ParsedMail(Map.of(), "text/plain", idFrom(raw), null, List.of(), "", "", "", null,
                    Charsets.decode(raw, null), null, List.of(), List.of());
        }
    }

    private static ParsedMail read(MimeMessage mail, byte[] raw) throws MessagingException {
        Map<String, List<String>> headers = headers(mail);
        BodyParts body = BodyParts.of(mail);
        List<String> inReplyTo = ids(headers.get("in-reply-to"));
        List<String> own = ids(headers.get("message-id"));
        Set<String> references = new LinkedHashSet<>(ids(headers.get("references")));
        // RFC 5322 3.6.4: the parent is the last of all
        references.removeAll(inReplyTo);
        references.addAll(inReplyTo);
        InternetAddress from = from(headers);
        return new ParsedMail(headers, body.rootType(), own.isEmpty() ? idFrom(raw) : own.get(0),
                inReplyTo.isEmpty() ? null : inReplyTo.get(0), List.copyOf(references), name(from), address(from),
                clean(first(headers, "subject")), date(mail), body.text(), body.html(), body.reports(), body.attachments());
    }

    private static Map<String, List<String>> headers(MimeMessage mail) throws MessagingException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Enumeration<Header> all = mail.getAllHeaders(); all.hasMoreElements();) {
            Header header = all.nextElement();
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT).strip(), n -> new ArrayList<>())
                    .add(clean(Charsets.decodeWords(header.getValue())));
        }
        return headers;
    }

    private static InternetAddress from(Map<String, List<String>> headers) {
        for (String name : List.of("from", "sender", "return-path")) {
            String value = first(headers, name);
            try {
                InternetAddress[] parsed = InternetAddress.parseHeader(value, false);
                if (parsed.length > 0 && parsed[0].getAddress() != null && parsed[0].getAddress().contains("@")) {
                    return parsed[0];
                }
            } catch (MessagingException e) {
                // fall through to the plain search
            }
            Matcher address = ANY_ADDRESS.matcher(value);
            if (address.find()) {
                InternetAddress found = new InternetAddress();
                found.setAddress(address.group());
                return found;
            }
        }
        return new InternetAddress();
    }

    private static String name(InternetAddress from) {
        return from.getPersonal() == null ? "" : clean(from.getPersonal());
    }

    private static String address(InternetAddress from) {
        return from.getAddress() == null ? "" : clean(from.getAddress()).toLowerCase(Locale.ROOT);
    }

    private static Instant date(MimeMessage mail) throws MessagingException {
        Date date = mail.getSentDate();
        return date == null ? null : date.toInstant();
    }

    /** The ids in these header values, each once, in order. */
    static List<String> ids(List<String> values) {
        Set<String> ids = new LinkedHashSet<>();
        for (String value : values == null ? List.<String>of() : values) {
            Matcher id = ID.matcher(value);
            while (id.find() && ids.size() < 200) {
                ids.add(id.group());
            }
        }
        return List.copyOf(ids);
    }

    private static String idFrom(byte[] raw) {
        return "<" + Secrets.hashOf(new String(raw, StandardCharsets.ISO_8859_1)).substring(0, 40) + "@no-message-id.invalid>";
    }

    private static String first(Map<String, List<String>> headers, String name) {
        List<String> values = headers.get(name);
        return values == null ? "" : values.get(0);
    }

    private static String clean(String value) {
        return value == null ? "" : value.replaceAll("[\\p{Cntrl}]+", " ").strip();
    }
}
