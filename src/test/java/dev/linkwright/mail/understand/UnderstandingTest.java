package dev.linkwright.mail.understand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.mail.mime.MimeReader;
import dev.linkwright.mail.understand.Understood.AbuseReport;
import dev.linkwright.mail.understand.Understood.AutomaticAnswer;
import dev.linkwright.mail.understand.Understood.DeliveryReport;
import dev.linkwright.mail.understand.Understood.HumanAnswer;
import dev.linkwright.mail.understand.Understood.Outcome;
import dev.linkwright.mail.understand.Understood.UnsubscribeRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail is, before anything reacts to it. */
class UnderstandingTest {

    private static Understood of(String headers, String text) {
        return Understanding.of(MimeReader.read(("From: Tomas <tomas@site.example>\nDate: Fri, 20 Nov 2026 09:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n"
                + headers + "\n\n" + text).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Happy to include the survey.", "I was out of office last week, sorry for the late answer. Yes, gladly.", "We can link to it. Please stop by our stand.",
        "Could you send me the list of sources?", "Could you remove it from the list? The page is gone.", "I do not want to get into details here.", "We opt out readers who ask.", "Please do not send the draft before Monday.", "I removed the old paragraph from our list of tools and linked yours."})
    void aPersonIsAPerson(String text) {
        assertThat(of("Subject: Re: Hiring numbers", text)).isInstanceOf(HumanAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-replied", "X-Autoreply: yes", "Precedence: auto_reply", "Subject: Automatic reply: Hiring numbers", "Subject: Abwesenheitsnotiz: Hiring",
        "Subject: Réponse automatique : Hiring", "Subject: Respuesta automática: Hiring", "Return-Path: <>", "Precedence: bulk", "List-Id: <news.site.example>"})
    void machinesAreTold(String header) {
        assertThat(of(header, "Thank you for your mail.")).isInstanceOf(AutomaticAnswer.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "I am out of the office until 30 November 2026.|2026-11-30",
        "I will be back on Monday, Nov 30. I am out of office.|2026-11-30",
        "Ich bin vom 20.11. bis 30.11.2026 nicht im Büro.|2026-11-30",
        "Je suis absent jusqu'au 30 novembre 2026.|2026-11-30",
        "Estoy de vacaciones hasta el 4 de enero.|2027-01-04",
        "I am on vacation until 11/30/2026|2026-11-30"})
    void theReturnDateIsRead(String text, LocalDate back) {
        Understood understood = of("Subject: Re: Hiring numbers", text);
        assertThat(understood).isInstanceOf(AutomaticAnswer.class);
        assertThat(((AutomaticAnswer) understood).back()).contains(back);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Please take me off your list.", "unsubscribe", "STOP", "Remove us from your mailing list please.", "Please stop emailing me.", "Do not contact me again.",
        "Bitte keine weiteren E-Mails.", "Bitte streichen Sie mich von Ihrer Liste.", "Merci de me retirer de votre liste.", "No me escriban más, quiero darme de baja."})
    void askingToStopIsHeard(String text) {
        assertThat(of("Subject: Re: Hiring numbers", text)).isInstanceOf(UnsubscribeRequest.class);
    }

    @Test
    void ourOwnFooterInTheQuoteIsNoRequest() {
        assertThat(of("Subject: Re: Hiring", "Gladly!\n\nOn Tue, 17 Nov 2026, Ana <ana@fernhill.example> wrote:\n> No more mail from us: https://x/unsubscribe/1\n> unsubscribe me"))
                .isInstanceOf(HumanAnswer.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "550 5.1.1 <nora@site.example>: Recipient address rejected: User unknown|HARD",
        "550 5.1.1 The email account that you tried to reach does not exist.|HARD",
        "Host or domain name not found. Name service error for name=site.example type=MX: Host not found|HARD",
        "552 5.2.2 Mailbox full|SOFT", "451 4.7.1 Greylisting in action, please come back later|SOFT", "connect to mx.site.example: Connection timed out|SOFT",
        "550 5.7.1 Message rejected as spam by content scanner|BLOCKED", "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org|BLOCKED",
        "550 5.7.26 This mail is unauthenticated, SPF and DKIM did not pass|BLOCKED"})
    void refusalsMeanDifferentThings(String words, Outcome outcome) {
        Understood understood = Understanding.of(MimeReader.read(("Return-Path: <>\nFrom: MAILER-DAEMON@relay.example\nTo: ana@fernhill.example\nSubject: Undelivered Mail Returned to Sender\n\n"
                + "Your message could not be delivered.\n\n<nora@site.example>: " + words + "\n").getBytes(StandardCharsets.UTF_8)));
        assertThat(understood).isInstanceOf(DeliveryReport.class);
        assertThat(((DeliveryReport) understood).failures().get(0).outcome()).isEqualTo(outcome);
        assertThat(((DeliveryReport) understood).failures().get(0).address()).isEqualTo("nora@site.example");
    }

    @Test
    void anAbuseReportNamesWhoComplained() {
        Understood understood = Understanding.of(MimeReader.read("""
                From: feedback@provider.example
                Subject: Abuse report
                Content-Type: multipart/report; report-type=feedback-report; boundary=cut

                --cut
                Content-Type: text/plain

                This is an abuse report.
                --cut
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                User-Agent: Provider/1
                Version: 1
                Original-Rcpt-To: <nora@site.example>

                --cut
                Content-Type: message/rfc822

                Message-ID: <own-mail-7@fernhill.example>
                To: nora@site.example

                Hello
                --cut--
                """.getBytes(StandardCharsets.UTF_8)));
        assertThat(understood).isInstanceOf(AbuseReport.class);
        assertThat(((AbuseReport) understood).address()).contains("nora@site.example");
        assertThat(((AbuseReport) understood).mailIds()).contains("<own-mail-7@fernhill.example>");
    }
}
