package dev.linkwright.web.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.mail.Mailboxes;
import dev.linkwright.sandbox.Sandbox;
import dev.linkwright.shared.AppClock;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SandboxPagesTest {

    private static final String TIDY_DESK = "/sandbox/partners/tidy-desk.example";

    @Inject
    Sandbox sandbox;
    @Inject
    Mailboxes mailboxes;
    @Inject
    AppClock clock;
    @Inject
    Cast cast;

    @BeforeEach
    void start() {
        sandbox.start(cast.cleo(), clock.instant());
    }

    @AfterEach
    void leave() {
        sandbox.leave(cast.cleo(), clock.instant());
    }

    @Test
    void outsiderIsSentToTheSignIn() {
        assertThat(Visitor.outsider().get("/sandbox").statusCode()).isEqualTo(302);
        assertThat(Visitor.outsider().get(TIDY_DESK).statusCode()).isEqualTo(302);
        assertThat(Visitor.outsider().post("/sandbox/days", "days", "1").statusCode()).isEqualTo(302);
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void onlyAnAdminSwitchesTheSandbox() {
        assertThat(Visitor.signedIn(cast.ana()).post("/sandbox/leave").statusCode()).isEqualTo(403);
        assertThat(sandbox.isOn()).isTrue();
    }

    @Test
    void listsEverySamplePartner() {
        Document page = Visitor.signedIn(cast.ana()).open("/sandbox");
        assertThat(page.select("a.mail")).hasSize(40);
        assertThat(page.text()).contains("Tidy Desk", "Let time pass", "outreach@fernhill-sample.example");
        assertThat(page.select(".banner").text()).contains("Sandbox.");
    }

    @Test
    void showsWhatThePartnerReceivedWithItsHeaders() throws Exception {
        send("Numbers for your guide");
        Document page = Visitor.signedIn(cast.ana()).open(TIDY_DESK);
        assertThat(page.select("details.message").text()).contains("Numbers for your guide", "Would our survey fit?", "List-Unsubscribe");
        assertThat(page.select("a[href=https://linkwright.example/unsubscribe/abc]")).hasSize(1);
    }

    @Test
    void answersAsThePartnerByMail() throws Exception {
        send("Numbers for your guide");
        Visitor ana = Visitor.signedIn(cast.ana());
        String mail = ana.open(TIDY_DESK).select("input[name=mail]").attr("value");
        assertThat(ana.post(TIDY_DESK + "/answers", "mail", mail, "kind", "ANSWER", "words", "Yes, with pleasure.").statusCode()).isEqualTo(303);

        Document page = ana.open(TIDY_DESK);
        assertThat(page.select("details.message")).hasSize(2);
        assertThat(page.select("details.message").last().text()).contains("Re: Numbers for your guide", "Yes, with pleasure.");
    }

    @Test
    void answerWithoutWordsIsShownAgain() throws Exception {
        send("Numbers for your guide");
        Visitor ana = Visitor.signedIn(cast.ana());
        String mail = ana.open(TIDY_DESK).select("input[name=mail]").attr("value");
        assertThat(ana.post(TIDY_DESK + "/answers", "mail", mail, "kind", "ANSWER", "words", " ").statusCode()).isEqualTo(422);
        assertThat(ana.open(TIDY_DESK).select("details.message")).hasSize(1);
    }

    @Test
    void editsThePageAndShowsItsSource() {
        Visitor ana = Visitor.signedIn(cast.ana());
        assertThat(ana.post(TIDY_DESK + "/page", "state", "NOFOLLOW", "targetUrl", "http://fernhill-sample.example/remote-hiring-2026", "anchor", "<b>the survey</b>")
                .statusCode()).isEqualTo(303);
        assertThat(ana.open(TIDY_DESK).select("input[name=state][checked]").attr("value")).isEqualTo("NOFOLLOW");
        Document source = ana.open("/sandbox/pages/tidy-desk.example");
        assertThat(source.select("pre").text()).contains("rel=\"nofollow\"", "&lt;b&gt;the survey");
        assertThat(source.select("pre b")).isEmpty();
    }

    @Test
    void pageThatLinksNowhereIsRefused() {
        assertThat(Visitor.signedIn(cast.ana()).post(TIDY_DESK + "/page", "state", "FOLLOWED", "targetUrl", "nowhere", "anchor", "x").statusCode()).isEqualTo(422);
    }

    @Test
    void unknownPartnerIsNotFound() {
        assertThat(Visitor.signedIn(cast.ana()).get("/sandbox/partners/nobody.example").statusCode()).isEqualTo(404);
    }

    @Test
    void timeStandsStillWhileThereAreOtherBrands() {
        cast.brand();
        assertThat(Visitor.signedIn(cast.ana()).post("/sandbox/days", "days", "3").statusCode()).isEqualTo(422);
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void leavingAsksFirstAndThenSaysThatItIsOff() {
        Visitor cleo = Visitor.signedIn(cast.cleo());
        assertThat(cleo.open("/sandbox/leave").text()).contains("This can't be undone");
        assertThat(cleo.post("/sandbox/leave").statusCode()).isEqualTo(303);
        Document off = cleo.open("/sandbox");
        assertThat(off.text()).contains("The sandbox is off");
        assertThat(off.select(".banner")).isEmpty();
        assertThat(cleo.get(TIDY_DESK).statusCode()).isEqualTo(404);
    }

    private void send(String subject) throws Exception {
        int port = QuarkusTransaction.requiringNew().call(() -> mailboxes.byAddress("outreach@fernhill-sample.example").orElseThrow().smtp().port());
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(port));
        MimeMessage mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(new InternetAddress("outreach@fernhill-sample.example", "Ana"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("maren@tidy-desk.example"));
        mail.setSubject(subject);
        mail.setHeader("List-Unsubscribe", "<https://linkwright.example/unsubscribe/abc>");
        mail.setText("Hello Maren,\n\nWould our survey fit?");
        Transport.send(mail);
    }
}
