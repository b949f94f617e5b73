package dev.linkwright.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.Step.Words;
import dev.linkwright.mail.Messages;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Steps with a text, an HTML part beside it and a second version; a contact gets the same version always; templates and snippets are the team's. */
@QuarkusTest
class MailsInVersionsTest {
    private static final List<StepText> TWO_VERSIONS = List.of(
            new StepText(0, "Numbers for {site}", "Hello {first_name|there}, version one.\n\n{my_name}", "<p>Hello <b>{first_name|there}</b>, <a href=\"{asset_url}\">version one</a><script>x()</script></p>",
                    new Words("Tables for {site}", "Hello {first_name|there}, version two.\n\n{my_name}", null)),
            new StepText(3, "", "Again.\n\n{my_name}"));

    @Inject
    CampaignCast campaigns;
    @Inject
    Cast cast;
    @Inject
    Enrollments enrollments;
    @Inject
    StepSends sends;
    @Inject
    Messages messages;
    @Inject
    LaunchCampaign launch;
    @Inject
    RewriteFirstMail rewrite;
    @Inject
    EntityManager database;

    record Written(Variant variant, String subject, String text, String html) { }

    @Test
    void everyContactGetsOneVersionForGoodAndBothGetAboutAsMany() {
        Scene scene = campaigns.draft(8, true, TWO_VERSIONS);
        List<Variant> before = variants(scene);
        launch.run(scene.campaignId(), scene.ana(), CampaignCast.NOW);
        List<Written> mails = written(scene);
        assertThat(mails).extracting(Written::variant).isEqualTo(before).contains(Variant.A, Variant.B);
        assertThat(mails.stream().filter(mail -> mail.variant() == Variant.A).count()).isBetween(3L, 5L);
        assertThat(mails).allSatisfy(mail -> assertThat(mail.subject()).startsWith(mail.variant() == Variant.A ? "Numbers for" : "Tables for"));
        assertThat(mails).allSatisfy(mail -> assertThat(mail.text()).contains(mail.variant() == Variant.A ? "version one" : "version two").contains("No more mail: http"));
        // What was written stays what it was counted as, whatever becomes of the step.
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("update step set b_subject = null, b_body = null where campaign_id = ?1")
                .setParameter(1, scene.campaignId()).executeUpdate());
        assertThat(written(scene)).extracting(Written::variant).isEqualTo(before);
    }

    @Test
    void versionsOfTwoStepsAreIndependentOfEachOther() {
        long both = 0;
        for (long id = 0; id < 400; id++) {
            both += Variant.of(id, 1) == Variant.A && Variant.of(id, 2) == Variant.A ? 1 : 0;
            assertThat(Variant.of(id, 1)).isNotEqualTo(Variant.of(id + 1, 1));
        }
        assertThat(both).isEqualTo(100);
    }

    @Test
    void theHtmlPartLeavesBesideTheTextWithTheSameWayOutAndNothingThatRuns() {
        Scene scene = campaigns.draft(8, true, TWO_VERSIONS);
        launch.run(scene.campaignId(), scene.ana(), CampaignCast.NOW);
        List<Written> mails = written(scene);
        assertThat(mails).filteredOn(mail -> mail.variant() == Variant.B).isNotEmpty().allMatch(mail -> mail.html() == null);
        assertThat(mails).filteredOn(mail -> mail.variant() == Variant.A).isNotEmpty().allSatisfy(mail -> {
            Document page = org.jsoup.Jsoup.parse(mail.html());
            assertThat(page.select("script")).isEmpty();
            assertThat(page.select("a").first().attr("href")).isEqualTo(scene.asset().url());
            assertThat(page.text()).contains("Fernhill, 4 Mill Lane").contains("You get this because");
            String wayOut = mail.text().substring(mail.text().indexOf("No more mail: ") + 14).strip();
            assertThat(page.select("a").last().attr("href")).isEqualTo(wayOut);
        });
        // Words written for one person are text; the step's HTML part would say something else.
        long id = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).stream()
                .filter(enrollment -> sends.of(enrollment.id(), 1).orElseThrow().variant() == Variant.A).findFirst().orElseThrow().id());
        rewrite.run(id, new RewriteFirstMail.Change(Map.of(), "Only you", "Hello, only you.\n\nAna"), scene.ana(), CampaignCast.NOW);
        assertThat(written(scene)).filteredOn(mail -> mail.subject().equals("Only you")).singleElement().satisfies(mail -> assertThat(mail.html()).isNull());
    }

    @Test
    void anHtmlPartWithoutATextIsRefusedAndItsFlawsStopTheGate() {
        assertThatThrownBy(() -> campaigns.draft(1, true, List.of(new StepText(0, "Hello", " ", "<p>Hello</p>", null)))).isInstanceOf(RuleViolation.class)
                .hasMessageContaining("no text yet");
        Scene scene = campaigns.draft(2, true, List.of(new StepText(0, "Hello", "Hi {first_name}", "<p>Hi [name], {gap}</p>", new Words("Hello", "Hi {offer}", null))));
        List<GateProblem> problems = QuarkusTransaction.requiringNew().call(() -> gate.check(scene.campaignId()).problems());
        assertThat(problems).filteredOn(problem -> problem.contactId() == null).extracting(GateProblem::field, GateProblem::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("html", "Leftover “[name]”. Version A."));
        assertThat(problems).filteredOn(problem -> problem.contactId() != null).extracting(GateProblem::field).containsExactlyInAnyOrder("gap", "offer");
    }

    @Inject
    LaunchGate gate;

    @Test
    void openedNeverCounts() {
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        String token = cast.token(scene.ana());
        Api.with(token).body(Map.of("steps", List.of(Map.of("subject", "A", "body", "B"), Map.of("delayDays", 3, "body", "C", "condition", "not opened"))))
                .patch("/campaigns/" + scene.campaignId()).then().statusCode(422).body("field", equalTo("condition")).body("detail", containsString("never count"));
        Api.with(token).get("/campaigns/" + scene.campaignId()).then().body("steps[1].condition", equalTo("NO_ANSWER"));
        assertThat(database.createNativeQuery("select count(*) from information_schema.columns where table_schema = 'public' and column_name like '%opened%' and table_name in"
                + " ('message', 'step', 'step_send', 'enrollment')", Long.class).getSingleResult()).isEqualTo(0L);
    }

    @Test
    void theEditorTriesASecondVersionAndWalksTheContacts() {
        Scene scene = campaigns.draft(3, true, CampaignCast.THREE_STEPS);
        Visitor ana = Visitor.signedIn(scene.ana());
        String path = "/campaigns/" + scene.campaignId();
        assertThat(ana.post(path + "/steps/1/versions").header("Location")).endsWith("variant=B");
        ana.post(path + "/steps/1", "variant", "B", "subject", "Tables for {site}", "body", "Hello {first_name}, another way?", "html", "<p>Hello <em>{first_name}</em></p>");
        Document b = ana.open(path + "?step=1&variant=B");
        assertThat(b.select("#f-subject").attr("value")).isEqualTo("Tables for {site}");
        assertThat(b.select(".letter--html em").text()).isEqualTo("Ines");
        assertThat(ana.open(path).select("#f-subject").attr("value")).isEqualTo("Hiring numbers for {site}");
        String next = b.select("a[aria-label='Next contact']").attr("href");
        Document second = ana.open(next);
        assertThat(second.select(".letter__head").text()).contains(scene.contact(1).email());
        assertThat(second.select("a[aria-label='Previous contact']").attr("href")).contains("contact=");
        ana.post(path + "/steps/1/versions/remove");
        assertThat(ana.open(path).text()).doesNotContain("Versions A and B");
    }

    @Test
    void templatesAreKeptForTheTeamAndSnippetsServeEditorAndInbox() {
        Scene scene = campaigns.launched(1);
        Scene draft = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        Visitor ana = Visitor.signedIn(scene.ana());
        String name = "Short first mail " + Cast.number();
        String path = "/campaigns/" + draft.campaignId();
        assertThat(ana.post(path + "/steps/1/template", "templateName", name, "subject", "For {site}", "body", "Hello {first_name|there}?", "html", "").statusCode()).isEqualTo(303);
        assertThat(ana.post(path + "/steps/1/template", "templateName", "", "subject", "For {site}", "body", "Hello").statusCode()).isEqualTo(422);
        Visitor ben = Visitor.signedIn(cast.ben());
        String id = ben.open(path).select("#f-template option").stream().filter(option -> option.text().equals(name)).findFirst().orElseThrow().attr("value");
        Document begun = ben.open(path + "?step=1&template=" + id);
        assertThat(begun.select("#f-body").text()).isEqualTo("Hello {first_name|there}?");
        assertThat(begun.text()).contains("Nothing is saved yet");
        assertThat(ana.open(path).select("#f-body").text()).contains("the tables are free");

        String snippet = "Thanks " + Cast.number();
        ana.post("/campaigns/library/snippets", "name", snippet, "text", "Thank you, {first_name|there}, from {brand}. {gap}");
        assertThat(ben.open(path).select("[title^='Thank you, {first_name']").eachText()).contains(snippet);
        long thread = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).get(0).threadId().orElseThrow());
        Document talk = ana.open("/inbox/" + thread);
        String ready = talk.select(".composer [data-insert^='Thank you, Ines, from " + scene.brand().name() + "']").attr("value");
        assertThat(ready).startsWith("snippet-");
        Document with = org.jsoup.Jsoup.parse(ana.post("/inbox/" + thread + "/messages", "text", "Hello,", "then", ready).body().asString());
        assertThat(with.select("#f-text").first().wholeText()).contains("Hello,\n\nThank you, Ines, from " + scene.brand().name() + ". {gap}");

        String token = cast.token(scene.ana());
        Api.with(token).body(Map.of("name", name, "subject", "", "body", "Anew")).put("/library/templates").then().statusCode(200).body("id", equalTo(Integer.valueOf(id)));
        Api.with(token).body(Map.of("name", " ", "text", "x")).put("/library/snippets").then().statusCode(422).body("field", equalTo("name"));
        ana.post("/campaigns/library/templates/" + id + "/remove");
        assertThat(ana.open("/campaigns/library").text()).doesNotContain(name).contains(snippet);
        Api.outsider().get("/library/templates").then().statusCode(401);
    }

    private List<Variant> variants(Scene scene) {
        return QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).stream()
                .map(enrollment -> enrollment.campaign().step(1).orElseThrow().variantFor(enrollment.id())).toList());
    }

    private List<Written> written(Scene scene) {
        return QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).stream().map(enrollment -> {
            StepSend send = sends.of(enrollment.id(), 1).orElseThrow();
            var message = messages.require(send.messageId());
            return new Written(send.variant(), message.subject(), message.text(), message.html());
        }).toList());
    }
}
