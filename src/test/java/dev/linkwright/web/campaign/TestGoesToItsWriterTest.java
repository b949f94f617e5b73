package dev.linkwright.web.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.linkwright.account.Role;
import dev.linkwright.account.User;
import dev.linkwright.campaign.CampaignCast;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.MailHost;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** A test of a mail: what stands in the editor, once, to the one who writes it, and nowhere else. */
@QuarkusTest
class TestGoesToItsWriterTest {
    @Inject
    Cast cast;
    @Inject
    CampaignCast campaigns;
    @Inject
    EntityManager database;

    @Test
    void itArrivesOnceMarkedAndLeavesNoTrace() throws Exception {
        try (MailHost host = new MailHost()) {
            Scene scene = campaigns.draft(2, true, CampaignCast.THREE_STEPS);
            campaigns.sendsTo(scene.mailbox(), host.smtpPort());
            User mira = cast.person("Mira" + Cast.number(), Role.SPECIALIST);
            host.account(mira.email());
            String path = "/campaigns/" + scene.campaignId();
            Visitor visitor = Visitor.signedIn(mira);
            Element button = visitor.open(path).selectFirst("#preview button[form=step-form]");
            assertThat(button.text()).isEqualTo("Send test to me");
            String traces = traces(scene);

            Response answer = visitor.post(button.attr("formaction").replace("#preview", ""), "subject", "For {site}", "body", "Hi {first_name}, not saved yet: {asset_url}",
                    "html", "<p>Hi <b>{first_name}</b></p>", button.attr("name"), button.attr("value"));

            assertThat(answer.statusCode()).isEqualTo(200);
            Document page = Jsoup.parse(answer.body().asString());
            assertThat(page.select("#preview [role=status]").text()).isEqualTo("A test is on its way to " + mira.email());
            assertThat(page.select("#f-subject").attr("value")).as("what was typed is kept").isEqualTo("For {site}");
            MimeMessage mail = host.inboxOf(mira.email()).get(0);
            assertThat(host.inboxOf(mira.email())).hasSize(1);
            assertThat(host.inboxOf(scene.contact(0).email())).isEmpty();
            assertThat(mail.getSubject()).isEqualTo("[Test] For " + scene.contact(0).site().domain());
            assertThat(mail.getFrom()[0].toString()).contains(scene.mailbox().address());
            assertThat(mail.getHeader("List-Unsubscribe")).isNull();
            assertThat(mail.getHeader("List-Unsubscribe-Post")).isNull();
            assertThat(mail.getMessageID()).startsWith("<test-");
            String source = new String(mail.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(source).contains("Hi Ines, not saved yet").contains("<b>Ines</b>").contains("link added here").doesNotContain("/unsubscribe/").doesNotContain("<img");
            assertThat(traces(scene)).as("mails, conversations, steps sent, the mailbox's count").isEqualTo(traces);
        }
    }

    @Test
    void aServerThatIsDownIsNamedInPlainWordsAndTheApiSaysTheSame() {
        int port;
        try (MailHost host = new MailHost()) {
            port = host.smtpPort();
        }
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        campaigns.sendsTo(scene.mailbox(), port);
        User mira = cast.person("Mira" + Cast.number(), Role.SPECIALIST);
        String path = "/campaigns/" + scene.campaignId() + "/steps/2/test";
        Document page = Jsoup.parse(Visitor.signedIn(mira).post(path, "subject", "", "body", "Hi").body().asString());
        assertThat(page.select("#preview [role=alert]").text()).contains("No connection to 127.0.0.1, port " + port).contains("Nothing answers at port");
        Api.with(cast.token(mira)).body(Map.of("contactId", scene.contact(0).id())).post(path).then().statusCode(200)
                .body("sent", equalTo(false)).body("words", containsString("No connection to")).body("to", equalTo(mira.email()));
        Api.with(cast.token(mira)).body(Map.of("contactId", -1)).post(path).then().statusCode(422).body("field", equalTo("contactId"));
    }

    @Test
    void aFewAMinuteAreEnough() {
        try (MailHost host = new MailHost()) {
            Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
            campaigns.sendsTo(scene.mailbox(), host.smtpPort());
            User mira = cast.person("Mira" + Cast.number(), Role.SPECIALIST);
            host.account(mira.email());
            // The minute began in a while: however slow the machine, it is not over.
            QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("insert into own_test values (?1, now() + interval '1 hour', 4)")
                    .setParameter(1, mira.id()).executeUpdate());
            String path = "/campaigns/" + scene.campaignId() + "/steps/2/test";
            Api.with(cast.token(mira)).body("{}").post(path).then().statusCode(200).body("sent", equalTo(true));
            Response refused = Visitor.signedIn(mira).post(path, "subject", "", "body", "kept");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(Jsoup.parse(refused.body().asString()).select("#preview [role=alert]").text()).contains("Wait a minute");
            assertThat(host.inboxOf(mira.email())).hasSize(1);
            User nora = cast.person("Nora" + Cast.number(), Role.SPECIALIST);
            host.account(nora.email());
            Api.with(cast.token(nora)).body("{}").post(path).then().statusCode(200).body("sent", equalTo(true));
        }
    }

    private String traces(Scene scene) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> counts = database.createNativeQuery("""
                    select cast((select count(*) from message where brand_id = ?1) + (select count(*) from thread where mailbox_id = ?2)
                      + (select count(*) from step_send where mailbox_id = ?2) as text) || cast(to_jsonb(mailbox) as text) from mailbox where id = ?2
                    """, String.class).setParameter(1, scene.brand().id()).setParameter(2, scene.mailbox().id()).getResultList();
            return String.valueOf(counts.get(0));
        });
    }
}
