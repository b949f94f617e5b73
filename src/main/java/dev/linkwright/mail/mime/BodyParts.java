package dev.linkwright.mail.mime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParseException;

import dev.linkwright.mail.mime.ParsedMail.AttachedFile;
import dev.linkwright.mail.mime.ParsedMail.ReportPart;
import org.apache.tika.Tika;

/** Walks the parts of one mail and sorts them: text to read, HTML, reports, files. */
final class BodyParts {

    private static final int MAX_PARTS = 300;
    private static final int MAX_DEPTH = 30;
    private static final int MAX_TEXT = 1_000_000;
    private static final int MAX_FILE = 26_000_000;
    private static final Tika TYPES = new Tika();

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<ReportPart> reports = new ArrayList<>();
    private final List<AttachedFile> attachments = new ArrayList<>();
    private String rootType = "text/plain";
    private int parts;

    static BodyParts of(MimeMessage mail) {
        BodyParts body = new BodyParts();
        body.rootType = baseType(mail);
        body.walk(mail, 0);
        return body;
    }

    private void walk(Part part, int depth) {
        if (++parts > MAX_PARTS || depth > MAX_DEPTH) {
            return;
        }
        String type = baseType(part);
        try {
            if (type.startsWith("multipart/")) {
                walkMultipart(part, depth);
            } else if (type.startsWith("message/") || type.equals("text/rfc822-headers")) {
                reports.add(new ReportPart(type, Charsets.decode(bytes(part, MAX_TEXT), null)));
                if (type.equals("message/rfc822")) {
                    attachments.add(file(part, type));
                }
            } else if (isBody(part, type)) {
                (type.equals("text/html") ? html : text).append(decoded(part)).append('\n');
            } else {
                attachments.add(file(part, type));
            }
        } catch (MessagingException | IOException | RuntimeException broken) {
            unreadable(part);
        }
    }

    private void walkMultipart(Part part, int depth) throws MessagingException, IOException {
        Object content = part.getContent();
        Multipart multipart = content instanceof Multipart m ? m : new MimeMultipart(part.getDataHandler().getDataSource());
        int count = multipart.getCount();
        for (int i = 0; i < count; i++) {
            BodyPart child = multipart.getBodyPart(i);
            walk(child, depth + 1);
        }
        if (count == 0) {
            text.append(decoded(part));
        }
    }

    /** What cannot be taken apart is shown as it came. */
    private void unreadable(Part part) {
        try {
            if (part instanceof MimeMessage mail) {
                text.append(Charsets.decode(limited(mail.getRawInputStream(), MAX_TEXT), null));
            } else if (part instanceof jakarta.mail.internet.MimeBodyPart body) {
                text.append(Charsets.decode(limited(body.getRawInputStream(), MAX_TEXT), null));
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            text.append("(A part of this mail could not be read.)\n");
        }
    }

    private static boolean isBody(Part part, String type) throws MessagingException {
        if (!type.equals("text/plain") && !type.equals("text/html")) {
            return false;
        }
        try {
            return !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) && part.getFileName() == null;
        } catch (ParseException oddDisposition) {
            return true;
        }
    }

    private AttachedFile file(Part part, String declared) throws IOException, MessagingException {
        byte[] content = bytes(part, MAX_FILE);
        String name = fileName(part, declared);
        return new AttachedFile(name, declared.startsWith("message/") ? declared : TYPES.detect(content, name), content);
    }

    private String fileName(Part part, String declared) {
        String name = null;
        try {
            name = part.getFileName();
        } catch (MessagingException e) {
            // a name that cannot be read is no name
        }
        if (name == null || name.isBlank()) {
            return "attachment-" + (attachments.size() + 1) + (declared.equals("message/rfc822") ? ".eml" : "");
        }
        String shown = Charsets.decodeWords(name).replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]+", "_").strip();
        return shown.length() > 120 ? shown.substring(shown.length() - 120) : shown;
    }

    private static String decoded(Part part) throws IOException, MessagingException {
        String charset = null;
        try {
            charset = new ContentType(part.getContentType()).getParameter("charset");
        } catch (ParseException e) {
            // an unreadable type has no charset
        }
        return Charsets.decode(bytes(part, MAX_TEXT), charset);
    }

    private static byte[] bytes(Part part, int limit) throws IOException, MessagingException {
        try (InputStream in = part.getInputStream()) {
            return limited(in, limit);
        }
    }

    /** What can be read before the limit or the first fault in the encoding. */
    private static byte[] limited(InputStream in, int limit) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n; out.size() < limit && (n = in.read(buffer)) > 0;) {
                out.write(buffer, 0, Math.min(n, limit - out.size()));
            }
        } catch (IOException fault) {
            if (out.size() == 0) {
                throw fault;
            }
        }
        return out.toByteArray();
    }

    private static String baseType(Part part) {
        try {
            return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
        } catch (MessagingException | RuntimeException e) {
            return "text/plain";
        }
    }

    String rootType() {
        return rootType;
    }

    String text() {
        String plain = text.toString();
        return plain.isBlank() && !html.isEmpty() ? HtmlText.of(html.toString()) : plain.replace("\r\n", "\n").strip();
    }

    String html() {
        return html.isEmpty() ? null : html.toString();
    }

    List<ReportPart> reports() {
        return List.copyOf(reports);
    }

    List<AttachedFile> attachments() {
        return List.copyOf(attachments);
    }
}
