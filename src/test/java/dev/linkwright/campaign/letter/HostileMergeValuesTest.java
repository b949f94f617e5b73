package dev.linkwright.campaign.letter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.mail.mime.MailWriter;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Ten thousand values nobody means well with, each put into a subject, a name and a body that really become a mail. */
class HostileMergeValuesTest {

    private static final int VALUES = 10_000;
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Session READER = Session.getInstance(new Properties());
    private static final String SUBJECT = "About {page_title} for {first_name|you}";
    private static final String BODY = "Hello {first_name|there},\n\nI read {page_title} and {recent_work}.\n\n{my_name}";
    private static final String HTML = "<p>Hello <b>{first_name|there}</b>,</p><p title=\"{page_title}\">I read <a href=\"{page_title}\">{page_title}</a> and {recent_work}.</p><p>{my_name}</p>";
    private static final List<String> PIECES = List.of("\r\nBcc: all@victim.example", "\nSubject: other", "\r", "\n", "\u0000", "\u0085", "\u2028", "\u2029",
        "\u202e", "\u2066", "{first_name}", "{page_title}", "{{first_name}}", "{unknown|x}", "[name]", "%s", "%FIRST_NAME%", "${7*7}", "#{7*7}", "{#if x}", "{|",
        "}", "{", "|", "<script>alert(1)</script>", "<b>", "&amp;", "\"", "'", "`", "\\", "\\r\\n", "%0d%0aBcc: x@y.example", "=?UTF-8?B?DQpCY2M6IHg=?=",
        "=?utf-8?q?=0D=0ABcc:_x@y.example?=", "\n.\n", ".\r\n", "--boundary", "Ünïcödé", "日本語", "\ud83d\ude00", "\ud800", "a\u0301", "\u200b", "\ufeff",
        "x".repeat(3000), " ", "\t", "", "ana@example.org", "<ana@example.org>", "Ana, Ben; Cy", "(comment)", "DROP TABLE x;--", "../../etc", "javascript:x");

    // The sanitiser drops a link whose address is none, and keeps its words.
    private static final String[] WITH_LINK = {"body", "p", "b", "p", "a", "p", "hr", "p", "a"};
    private static final String[] WITHOUT_LINK = {"body", "p", "b", "p", "p", "hr", "p", "a"};

    @Test
    void noValueBreaksAHeaderABodyOrTheGate() throws Exception {
        Random random = new Random(20261120);
        int sendable = 0;
        for (int i = 0; i < VALUES; i++) {
            String hostile = hostile(random);
            MergeValues values = MergeValues.none().with(MergeField.FIRST_NAME, hostile(random)).with(MergeField.PAGE_TITLE, hostile)
                .with(MergeField.RECENT_WORK, hostile(random)).with(MergeField.MY_NAME, "Ana");
            Letter letter = Letter.render(SUBJECT, BODY, HTML, "No more mail: https://links.example/unsubscribe/x", values);
            boolean refused = !letter.flaws(new OtherSites(Map.of())).isEmpty();
            assertThat(letter.subject().text()).as("value %d", i).doesNotContain("\r", "\n", "\u0000");
            assertThat(letter.body().text().lines().count()).as("lines of value %d", i).isEqualTo(BODY.lines().count());
            assertNothingWasExpandedTwice(letter, hostile, values);
            assertTheHtmlPartHasOnlyItsOwnElements(letter, values);
            if (refused) {
                continue;
            }
            sendable++;
            assertBecomesExactlyOneMail(letter, values);
        }
        // Were everything refused, the test would show nothing about headers.
        assertThat(sendable).isBetween(VALUES / 20, VALUES - VALUES / 20);
    }

    private static String hostile(Random random) {
        List<String> parts = new ArrayList<>(Collections.nCopies(1, "Tomas"));
        for (int n = random.nextInt(3); n > 0; n--) {
            parts.add(random.nextInt(parts.size() + 1), PIECES.get(random.nextInt(PIECES.size())));
        }
        return String.join(random.nextBoolean() ? " " : "", parts);
    }

    /** A value stands in the text as it is, braces included, or the field stands there marked as broken. */
    private static void assertNothingWasExpandedTwice(Letter letter, String value, MergeValues values) {
        String put = values.of(MergeField.PAGE_TITLE).orElse("{page_title}");
        boolean broken = Template.hasForbiddenCharacter(put);
        assertThat(letter.subject().text()).startsWith("About " + (broken ? "{page_title}" : put) + " for ");
        boolean marked = letter.subject().flaws().stream().anyMatch(flaw -> flaw.kind() == Flaw.Kind.BROKEN_VALUE || flaw.kind() == Flaw.Kind.EMPTY);
        assertThat(!broken || marked).as("refused: %s", value).isTrue();
    }

    private static void assertBecomesExactlyOneMail(Letter letter, MergeValues values) throws Exception {
        String name = values.of(MergeField.FIRST_NAME).orElse("");
        MimeMessage mail = MailWriter.write(new MailWriter.Letter("<1@fernhill.example>", List.of(), "Ana", "ana@fernhill.example", name,
            "tomas@site.example", letter.subject().text(), letter.text(), letter.html(), "https://links.example/unsubscribe/x", "ana@fernhill.example"), NOW);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        MimeMessage read = new MimeMessage(READER, new ByteArrayInputStream(bytes.toByteArray()));
        Set<String> headers = new TreeSet<>();
        Collections.list(read.getAllHeaders()).forEach(header -> assertThat(headers.add(header.getName())).as("twice: %s", header.getName()).isTrue());
        assertThat(headers).containsExactlyInAnyOrder("Message-ID", "From", "To", "Subject", "Date", "MIME-Version", "Content-Type",
            "List-Unsubscribe", "List-Unsubscribe-Post");
        assertThat(read.getAllRecipients()).hasSize(1);
        assertThat(((InternetAddress) read.getAllRecipients()[0]).getAddress()).isEqualTo("tomas@site.example");
        MimeMultipart parts = (MimeMultipart) read.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n")).isEqualTo(letter.text());
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent().toString().replace("\r\n", "\n")).isEqualTo(letter.html());
    }

    /** Whatever the values hold, the part has the elements its author wrote and the words stand in it as they are. */
    private static void assertTheHtmlPartHasOnlyItsOwnElements(Letter letter, MergeValues values) {
        Document page = Jsoup.parseBodyFragment(letter.html());
        assertThat(page.body().getAllElements().stream().map(Element::normalName)).as(letter.html())
            .containsExactly(page.select("a").size() == 2 ? WITH_LINK : WITHOUT_LINK);
        assertThat(page.select("[onclick], [style], [src], [title]")).isEmpty();
        assertThat(page.select("a[href]").eachAttr("href")).allMatch(href -> href.matches("(?i)(https?:|mailto:).*") || !href.matches("(?i)[a-z][a-z0-9+.-]*:.*"), "leads to a page");
        values.of(MergeField.FIRST_NAME).filter(name -> !Template.hasForbiddenCharacter(name))
            .ifPresent(name -> assertThat(page.select("p").get(0).wholeText()).isEqualTo("Hello " + name + ","));
    }
}
