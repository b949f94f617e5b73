package dev.linkwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PartnerAnswerTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final MimeMessage OURS = PartnerAnswer.parse("""
            From: Ana Fern <ana@fernhill-sample.example>
            To: Maren Vogt <maren@tidy-desk.example>
            Subject: Numbers for your guide
            Message-ID: <second@fernhill-sample.example>
            References: <first@fernhill-sample.example>

            Hello Maren,
            would our survey fit?
            """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));

    @Test
    void answerStaysInTheThreadAndQuotesWhatItAnswers() throws Exception {
        MimeMessage answer = written(AnswerKind.ANSWER, "Yes, with pleasure.");

        assertThat(answer.getSubject()).isEqualTo("Re: Numbers for your guide");
        assertThat(answer.getHeader("In-Reply-To", " ")).isEqualTo("<second@fernhill-sample.example>");
        assertThat(answer.getHeader("References", " ")).isEqualTo("<first@fernhill-sample.example> <second@fernhill-sample.example>");
        assertThat(answer.getMessageID()).endsWith("@tidy-desk.example>");
        assertThat(answer.getSentDate().toInstant()).isEqualTo(NOW);
        assertThat(answer.getContent().toString().replace("\r\n", "\n"))
                .startsWith("Yes, with pleasure.\n\n").contains("Ana Fern wrote:\n> Hello Maren,\n> would our survey fit?");
        assertThat(answer.getHeader("Auto-Submitted")).isNull();
    }

    @Test
    void outOfOfficeSaysThatItIsAutomaticAndNamesTheDayOfReturn() throws Exception {
        MimeMessage answer = written(AnswerKind.OUT_OF_OFFICE, "");

        assertThat(answer.getHeader("Auto-Submitted", " ")).isEqualTo("auto-replied");
        assertThat(answer.getContent().toString()).contains("Friday 27 November 2026");
    }

    @Test
    void deliveryReportNamesAddressAndStatusAndHasNoReturnPath() throws Exception {
        PartnerAnswer answer = answered(AnswerKind.HARD_BOUNCE, "");

        MimeMessage report = sent(answer);
        assertThat(report.getHeader("Return-Path", " ")).isEqualTo("<>");
        assertThat(report.getContentType()).contains("multipart/report").contains("report-type=delivery-status");
        Multipart parts = (Multipart) report.getContent();
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("message/delivery-status");
        String status = new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(status).contains("Final-Recipient: rfc822; maren@tidy-desk.example", "Action: failed", "Status: 5.1.1");
        assertThat(new String(parts.getBodyPart(2).getInputStream().readAllBytes(), StandardCharsets.US_ASCII)).contains("Message-ID: <second@fernhill-sample.example>");
    }

    @Test
    void unsubscribeAsksInWords() throws Exception {
        assertThat(written(AnswerKind.UNSUBSCRIBE, "").getContent().toString()).startsWith("Please take me off your list.");
    }

    private static MimeMessage written(AnswerKind kind, String words) throws MessagingException, IOException {
        return sent(answered(kind, words));
    }

    private static PartnerAnswer answered(AnswerKind kind, String words) throws MessagingException, IOException {
        return PartnerAnswer.to(OURS, new InternetAddress("maren@tidy-desk.example", "Maren Vogt"),
                new InternetAddress("ana@fernhill-sample.example"), kind, words, NOW);
    }

    /** As it reads after the journey. */
    private static MimeMessage sent(PartnerAnswer answer) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        answer.mail().writeTo(bytes);
        return PartnerAnswer.parse(bytes.toByteArray());
    }
}
