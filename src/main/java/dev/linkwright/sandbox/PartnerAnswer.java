package dev.linkwright.sandbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;

/**
 * One mail a sample partner sends in answer to one it received, as real programs write them:
 * threading by RFC 5322 3.6.4, automatic answers by RFC 3834, delivery reports by RFC 3464.
 *
 * @param sender the envelope's sender
 * @param mail   ready to be sent
 */
record PartnerAnswer(String sender, MimeMessage mail) {

    private static final int AWAY_DAYS = 7;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);

    /**
     * @param original the mail being answered, as it was received
     * @param from     who answers
     * @param to       the mailbox the original came from
     * @param words    the partner's own words; only an {@link AnswerKind#ANSWER} uses them
     */
    static PartnerAnswer to(MimeMessage original, InternetAddress from, InternetAddress to, AnswerKind kind, String words, Instant now) {
        try {
            return switch (kind) {
                case ANSWER -> person(original, from, to, words, now);
                case UNSUBSCRIBE -> person(original, from, to, "Please take me off your list.\n\n" + nameOf(from), now);
                case OUT_OF_OFFICE -> outOfOffice(original, from, to, now);
                case HARD_BOUNCE -> deliveryReport(original, from, to, now);
            };
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("The answer can't be written", e);
        }
    }

    private static PartnerAnswer person(MimeMessage original, InternetAddress from, InternetAddress to, String words, Instant now)
            throws MessagingException {
        MimeMessage mail = answer(original, from, to, subjectOf(original, "Re: "), now);
        mail.setText(words.strip() + "\n\n" + quoted(original), StandardCharsets.UTF_8.name());
        return finished(mail, from.getAddress());
    }

    private static PartnerAnswer outOfOffice(MimeMessage original, InternetAddress from, InternetAddress to, Instant now)
            throws MessagingException {
        LocalDate back = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(AWAY_DAYS);
        MimeMessage mail = answer(original, from, to, subjectOf(original, "Automatic reply: "), now);
        mail.setHeader("Auto-Submitted", "auto-replied");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        mail.setText("Thank you for your mail. I am out of the office and will be back on " + DAY.format(back) + ".\n"
                + "I will answer when I return.\n\n" + nameOf(from), StandardCharsets.UTF_8.name());
        return finished(mail, from.getAddress());
    }

    private static PartnerAnswer deliveryReport(MimeMessage original, InternetAddress recipient, InternetAddress to, Instant now)
            throws MessagingException, UnsupportedEncodingException {
        String host = domainOf(recipient);
        MimeMessage mail = answer(original, new InternetAddress("MAILER-DAEMON@" + host, "Mail Delivery System"), to,
                "Undelivered Mail Returned to Sender", now);
        mail.setHeader("Auto-Submitted", "auto-replied");
        // RFC 5321 4.5.5: a report has no sender. The built-in server insists on one in the envelope, so the header says it.
        mail.setHeader("Return-Path", "<>");
        MimeMultipart report = new MimeMultipart("report; report-type=delivery-status");
        report.addBodyPart(part("text/plain; charset=us-ascii", """
                This is the mail system at host mx.%s.

                I'm sorry to have to inform you that your message could not be delivered to one recipient.

                <%s>: host mx.%s said: 550 5.1.1 <%s>: Recipient address rejected: User unknown
                """.formatted(host, recipient.getAddress(), host, recipient.getAddress())));
        report.addBodyPart(part("message/delivery-status", """
                Reporting-MTA: dns; mx.%s
                Arrival-Date: %s

                Final-Recipient: rfc822; %s
                Original-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 User unknown
                """.formatted(host, DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)), recipient.getAddress(), recipient.getAddress())));
        report.addBodyPart(part("text/rfc822-headers", headersOf(original)));
        mail.setContent(report);
        return finished(mail, "MAILER-DAEMON@" + host);
    }

    private static MimeMessage answer(MimeMessage original, InternetAddress from, InternetAddress to, String subject, Instant now)
            throws MessagingException {
        MimeMessage mail = new FixedIdMessage("<" + UUID.randomUUID() + "@" + domainOf(from) + ">");
        mail.setFrom(from);
        mail.setRecipient(Message.RecipientType.TO, to);
        mail.setSubject(subject, StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(now));
        String parent = original.getMessageID();
        if (parent != null) {
            mail.setHeader("In-Reply-To", parent);
            String earlier = original.getHeader("References", " ");
            mail.setHeader("References", earlier == null ? parent : earlier + " " + parent);
        }
        return mail;
    }

    private static PartnerAnswer finished(MimeMessage mail, String sender) throws MessagingException {
        mail.saveChanges();
        return new PartnerAnswer(sender, mail);
    }

    private static MimeBodyPart part(String type, String text) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new jakarta.activation.DataHandler(new jakarta.mail.util.ByteArrayDataSource(
                text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), type)));
        return part;
    }

    private static String subjectOf(MimeMessage original, String prefix) throws MessagingException {
        String subject = original.getSubject() == null ? "" : original.getSubject();
        return subject.regionMatches(true, 0, prefix, 0, prefix.length()) ? subject : prefix + subject;
    }

    private static String quoted(MimeMessage original) throws MessagingException {
        String who = original.getFrom() == null || original.getFrom().length == 0 ? "you" : nameOf((InternetAddress) original.getFrom()[0]);
        String when = original.getSentDate() == null ? "" : "On " + DAY.format(original.getSentDate().toInstant().atOffset(ZoneOffset.UTC)) + ", ";
        StringBuilder quote = new StringBuilder(when + who + " wrote:\n");
        ReadableMail.textOf(original).strip().lines().forEach(line -> quote.append("> ").append(line).append('\n'));
        return quote.toString();
    }

    private static String headersOf(MimeMessage original) throws MessagingException {
        StringBuilder headers = new StringBuilder();
        original.getAllHeaderLines().asIterator().forEachRemaining(line -> headers.append(line).append('\n'));
        return headers.toString();
    }

    private static String nameOf(InternetAddress person) {
        return person.getPersonal() != null ? person.getPersonal() : person.getAddress();
    }

    private static String domainOf(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().indexOf('@') + 1);
    }

    /** Keeps the Message-ID it was given; the library would put its own. */
    private static final class FixedIdMessage extends MimeMessage {

        private final String id;

        FixedIdMessage(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /** @throws IllegalStateException when the bytes are no mail */
    static MimeMessage parse(byte[] raw) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        } catch (MessagingException e) {
            throw new IllegalStateException("A kept mail can't be read", e);
        }
    }
}
