package dev.linkwright.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives is read as far as it can be. */
class MimeReaderTest {

    private static ParsedMail read(String source) {
        return MimeReader.read(source.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void encodedWordsAndTransferEncodingsAreDecoded() {
        ParsedMail mail = read("From: =?utf-8?q?Tom=C3=A1=C5=A1?= <Tomas@X.example>\nSubject: =?utf-8?q?Gr=C3=B6=C3=9Fe?=\nContent-Type: text/plain; charset=utf-8\n"
                + "Content-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=C3=9Fe\n");
        assertThat(mail.fromName()).isEqualTo("Tomáš");
        assertThat(mail.fromAddress()).isEqualTo("tomas@x.example");
        assertThat(mail.subject()).isEqualTo("Größe");
        assertThat(mail.text()).isEqualTo("Grüße");
    }

    @Test
    void aMailOfOnlyHtmlHasItsWords() {
        ParsedMail mail = read("From: a@x.example\nContent-Type: text/html\n\n<p>Hello</p><p>there<br>you</p><blockquote>old</blockquote>");
        assertThat(mail.text()).isEqualTo("Hello\n\nthere\nyou\n\n> old");
        assertThat(mail.html()).contains("<p>Hello</p>");
    }

    @Test
    void attachmentsAreTypedByWhatTheyAre() {
        ParsedMail mail = read("""
                From: a@x.example
                Content-Type: multipart/mixed; boundary=cut

                --cut
                Content-Type: text/plain

                See file.
                --cut
                Content-Type: image/png; name="../../evil.png"
                Content-Disposition: attachment; filename="../../evil.png"

                <html><script>alert(1)</script></html>
                --cut--
                """);
        assertThat(mail.text()).isEqualTo("See file.");
        assertThat(mail.attachments()).hasSize(1);
        assertThat(mail.attachments().get(0).name()).doesNotContain("/");
        assertThat(mail.attachments().get(0).type()).isNotEqualTo("image/png");
    }

    @Test
    void referencesEndWithTheParent() {
        ParsedMail mail = read("From: a@x.example\nReferences: <one@x> <two@x>\n <three@x>\nIn-Reply-To: <two@x> (mail of Monday)\n\nhi");
        assertThat(mail.references()).containsExactly("<one@x>", "<three@x>", "<two@x>");
    }

    @Test
    void aMailWithoutAnIdGetsTheSameOneEachTime() {
        String source = "From: a@x.example\n\nhi";
        assertThat(read(source).messageId()).isEqualTo(read(source).messageId()).startsWith("<").endsWith(">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "no header at all", "Content-Type: multipart/mixed\n\nno boundary", "Content-Type: text/plain; charset=nonsense\n\nhi \u00ff",
        "Content-Type: multipart/mixed; boundary=\"a\"\n\n--a\nContent-Transfer-Encoding: base64\n\n!!!!\n", "Content-Type: ;;;\nSubject: =?x?y?z?=\nFrom: @@<>,\n\nhi",
        "Content-Transfer-Encoding: nonsense\n\nhi"})
    void nothingMakesItFail(String source) {
        ParsedMail mail = read(source);
        assertThat(mail.messageId()).isNotBlank();
        assertThat(mail.text()).isNotNull();
    }

    @Test
    void foreignHtmlLosesEverythingThatRunsOrLoads() {
        String safe = SafeHtml.of("<p onclick=x()>Hi <img src=https://x.example/t.gif><script>x()</script><a href=\"javascript:x()\">a</a><a href=https://x.example>b</a><style>p{}</style></p>");
        assertThat(safe).contains("Hi").contains("https://x.example\"").doesNotContain("script").doesNotContain("img").doesNotContain("onclick").doesNotContain("style");
    }
}
