package dev.linkwright.mail.mime;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One mail, decoded as far as it could be.
 *
 * @param headers     decoded values by lower-case name, in order
 * @param messageId   with angle brackets; made from the bytes when the mail carries none
 * @param references  ids of References, then In-Reply-To, oldest first, each once
 * @param date        the Date header, or null when there is none that can be read
 * @param text        plain text; taken from the HTML when there is no text part
 * @param html        as it came, unsafe to show, or null
 * @param reports     machine-readable parts and returned originals, as text with their type
 */
public record ParsedMail(Map<String, List<String>> headers, String contentType, String messageId, String inReplyTo,
                         List<String> references, String fromName, String fromAddress, String subject, Instant date,
                         String text, String html, List<ReportPart> reports, List<AttachedFile> attachments) {

    /** A part of a report: {@code message/delivery-status}, {@code message/feedback-report}, {@code message/rfc822}, ... */
    public record ReportPart(String type, String content) {
    }

    /** A file that came along; {@code type} is what its bytes are, not what the mail says. */
    public record AttachedFile(String name, String type, byte[] content) {
    }

    /** First value of a header. */
    public Optional<String> header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** First value of a header in lower case, or "". */
    public String lower(String name) {
        return header(name).orElse("").toLowerCase(Locale.ROOT).strip();
    }

    public boolean has(String name) {
        return headers.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** First part of one of these types. */
    public Optional<String> report(String... types) {
        List<String> wanted = List.of(types);
        return reports.stream().filter(r -> wanted.contains(r.type())).map(ReportPart::content).findFirst();
    }
}
