package dev.linkwright.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.mail.mime.MailWriter.Letter;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our mails as they go over the wire. */
class MailWriterTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private static Letter letter(String subject, String html, String wayOut) {
        return new Letter("<own-1@fernhill.example>", List.of("<a@x.example>", "<b@x.example>"), "Ana Müller", "ana@fernhill.example", "Tomáš", "tomas@münchen.example",
                subject, "Hello Tomáš", html, wayOut, wayOut == null ? null : "ana@fernhill.example?subject=unsubscribe%20T");
    }

    private static String source(MimeMessage mail) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void aPlainTextGoesAsItIsAndWhatIsNotSoPlainIsEncoded() throws Exception {
        assertThat(source(MailWriter.write(saying("Hello Tom,\n\nthe tables.\n"), NOW))).contains("Content-Transfer-Encoding: 7bit\r\n").endsWith("Hello Tom,\n\nthe tables.\n");
        assertThat(source(MailWriter.write(saying("Hello Tomáš"), NOW))).contains("Content-Transfer-Encoding: quoted-printable\r\n").contains("Hello Tom=C3=A1=C5=A1");
        // RFC 5322 2.1.1: no line above 998
        assertThat(source(MailWriter.write(saying("x".repeat(999)), NOW)).lines().mapToInt(String::length).max().orElseThrow()).isLessThan(999);
    }

    private static Letter saying(String text) {
        return new Letter("<own-1@fernhill.example>", List.of(), "Ana", "ana@fernhill.example", "Tom", "tom@partner.example", "Numbers", text, null, null, null);
    }

    @Test
    void headersAreOursAndAscii() throws Exception {
        String source = source(MailWriter.write(letter("Größe", null, "https://lw.example/unsubscribe/T"), NOW));
        assertThat(source).contains("Message-ID: <own-1@fernhill.example>").contains("In-Reply-To: <b@x.example>").contains("References: <a@x.example>\r\n <b@x.example>")
                .contains("From: =?UTF-8?").contains("<tomas@xn--mnchen-3ya.example>").contains("Subject: =?UTF-8?")
                .contains("List-Unsubscribe: <https://lw.example/unsubscribe/T>,\r\n <mailto:ana@fernhill.example?subject=unsubscribe%20T>")
                .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click").contains("Date: Fri, 20 Nov 2026");
    }

    @Test
    void theTextPartAlwaysComesFirst() throws Exception {
        MimeMultipart parts = (MimeMultipart) MailWriter.write(letter("Hello", "<p>Hello</p>", null), NOW).getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello\r\nBcc: all@x.example", "Hello\nX: y", "Hello\u0000"})
    void nothingWithALineBreakBecomesAHeader(String subject) {
        assertThatThrownBy(() -> MailWriter.write(letter(subject, null, null), NOW)).isInstanceOf(IllegalArgumentException.class);
    }
}
