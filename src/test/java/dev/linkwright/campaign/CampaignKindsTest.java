package dev.linkwright.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.campaign.playbook.PlaybookKind;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Campaign kinds as playbooks: own fields, starting texts and checks, fed by what was found; the target page is asked about. */
@QuarkusTest
class CampaignKindsTest {
    @Inject
    CampaignCast campaigns;
    @Inject
    Cast cast;
    @Inject
    Enrol enrol;
    @Inject
    Enrollments enrollments;
    @Inject
    LaunchGate gate;
    @Inject
    LetterWriter letters;
    @Inject
    LookAtLinks look;
    @Inject
    AllowedHosts allowed;
    @Inject
    WriteCampaign writeCampaign;
    @Inject
    LaunchCampaign launch;
    @Inject
    ApproveFirstMail approve;
    @Inject
    EntityManager database;

    @Test
    void choosingAKindOffersItsFieldsAndBeginsWithItsMails() {
        Brand brand = cast.brand();
        Asset asset = cast.asset(brand);
        Visitor ana = Visitor.signedIn(cast.ana()).with("brand", brand.id().toString());
        Document form = ana.open("/campaigns/new?playbook=EXPERT_PITCH");
        assertThat(form.select("#f-playbook option").eachAttr("value")).hasSize(PlaybookKind.values().length);
        assertThat(form.select("#playbook-fields input").eachAttr("name")).containsExactly("fields.expert", "fields.view");
        // Without scripts a button shows the fields of another kind and keeps what was typed.
        Document other = Jsoup.parse(ana.post("/campaigns/new", "do", "choose", "playbook", "SYNDICATION", "name", "Reprints", "assetId", asset.id(), "zone", "UTC", "from", "09:00",
                "to", "17:00").body().asString());
        assertThat(other.select("#playbook-fields input").eachAttr("name")).containsExactly("fields.attribution");
        assertThat(other.select("#f-name").attr("value")).isEqualTo("Reprints");
        Response made = ana.post("/campaigns/new", "name", "Reprints", "playbook", "SYNDICATION", "fields.attribution", "First published by Fernhill", "assetId", asset.id(),
                "targetUrl", "https://" + brand.domains().get(0) + "/essay", "day", "MONDAY", "from", "09:00", "to", "17:00", "zone", "UTC");
        assertThat(made.statusCode()).isEqualTo(303);
        String path = made.header("Location").substring(made.header("Location").indexOf("/campaigns"));
        Document editor = ana.open(path);
        assertThat(editor.select("#f-body").text()).contains("{attribution}").contains("canonical");
        assertThat(editor.select(".palette [data-insert]").eachAttr("data-insert")).contains("{attribution}", "{target_url}");
        Document brief = ana.open(path + "/brief");
        assertThat(brief.select("[name='fields.attribution']").attr("value")).isEqualTo("First published by Fernhill");
        assertThat(brief.select("#f-targetUrl").attr("value")).endsWith("/essay");
        assertThat(ana.post(path + "/brief", "name", "Reprints", "playbook", "MEDIA_KIT", "fields.kit_url", "not an address", "assetId", asset.id(), "targetUrl", "").statusCode())
                .isEqualTo(422);
    }

    @Test
    void aKindByTheApiBeginsWithItsMailsAndSaysWhatItDoesNotKnow() {
        Brand brand = cast.brand();
        Asset asset = cast.asset(brand);
        String token = cast.token(cast.ana());
        Api.with(token).body(Map.of("name", "News", "playbook", "NEWSJACKING", "assetId", asset.id(), "fields", Map.of("news", "a new law on hours", "expert", "Mira", "view", "Good.")))
                .post("/brands/" + brand.id() + "/campaigns").then().statusCode(201).body("playbook", equalTo("NEWSJACKING")).body("opportunity", equalTo("DIGITAL_PR"))
                .body("steps.size()", equalTo(2)).body("fields.news", equalTo("a new law on hours"));
        Api.with(token).body(Map.of("name", "News", "playbook", "SKYSCRAPER")).post("/brands/" + brand.id() + "/campaigns").then().statusCode(422).body("field", equalTo("playbook"));
        Api.with(token).body(Map.of("name", "News", "playbook", "PARTNER", "fields", Map.of("first_name", "Ines"))).post("/brands/" + brand.id() + "/campaigns").then()
                .statusCode(422).body("field", equalTo("fields.first_name"));
    }

    @Test
    void theGateAsksOnceAboutAHomePageAndAgainAboutAnother() {
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        Visitor ana = Visitor.signedIn(scene.ana());
        String path = "/campaigns/" + scene.campaignId();
        String home = "https://" + scene.brand().domains().get(0) + "/";
        ana.post(path + "/brief", "name", "Remote", "playbook", "RESOURCE_PAGE", "assetId", scene.asset().id(), "targetUrl", home);
        Document gate = ana.open(path + "/gate");
        assertThat(gate.select(".problems .is-bad").text()).contains("The target is the home page").contains("say why");
        assertThat(ana.post(path + "/launch").header("Location")).endsWith("/gate");
        ana.post(path + "/brief/target", "because", "");
        assertThat(ana.open(path + "/gate").select(".problems .is-bad")).hasSize(1);
        ana.post(path + "/brief/target", "because", "The study is the home page this month");
        assertThat(ana.open(path + "/gate").select(".problems .is-bad")).isEmpty();
        assertThat(ana.open(path + "/brief").text()).contains("The study is the home page this month");
        ana.post(path + "/brief", "name", "Remote", "playbook", "RESOURCE_PAGE", "assetId", scene.asset().id(), "targetUrl", home + "pricing");
        assertThat(ana.open(path + "/gate").select(".problems .is-bad").text()).contains("looks like a price list");
        String token = cast.token(scene.ana());
        Api.with(token).get("/campaigns/" + scene.campaignId() + "/gate").then().body("ok", equalTo(false)).body("problems.field", hasItem("targetUrl"));
        Api.with(token).body(Map.of("because", "A table of all tariffs")).post("/campaigns/" + scene.campaignId() + "/approval/target").then().statusCode(200);
        Api.with(token).get("/campaigns/" + scene.campaignId() + "/gate").then().body("ok", equalTo(true));
    }

    @Test
    void aFieldThatIsWrittenOnceIsMissedOnceAndAPlaybooksOwnChecksStandInTheGate() {
        Scene scene = campaigns.draft(3, true, CampaignCast.THREE_STEPS);
        change(scene, PlaybookKind.EXPERT_PITCH, Map.of());
        List<GateProblem> problems = gate(scene);
        assertThat(problems).filteredOn(problem -> problem.field().equals("expert")).hasSize(2).allMatch(problem -> problem.contactId() == null && problem.isBlocking());
        assertThat(problems).filteredOn(problem -> problem.field().equals("their_request")).extracting(GateProblem::contactId).doesNotContainNull();
        change(scene, PlaybookKind.EXPERT_PITCH, Map.of("expert", "Dr. Mira Kohl, our statistician", "view", "Half of the offices stay empty. " + "Word ".repeat(70)));
        assertThat(gate(scene)).anyMatch(problem -> problem.field().equals("view") && !problem.isBlocking() && problem.reason().contains("long for a quotation"))
                .noneMatch(problem -> problem.field().equals("expert"));
    }

    @Test
    void mentionsLostLinksAndTheLinkGapFillTheFieldsByThemselves() {
        Scene scene = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        Site site = cast.site();
        Contact ines = cast.contact(site, "Ines");
        long enrollment = QuarkusTransaction.requiringNew().call(() -> {
            database.createNativeQuery("""
                    insert into mention (brand_id, site_id, page_url, page_key, source, state, words_left, words, words_right, found_at, next_check_because)
                    values (?1, ?2, ?3, ?3, 'test', 'UNLINKED', 'The survey by ', 'Fernhill', ' is good.', ?4, 'soon')
                    """).setParameter(1, scene.brand().id()).setParameter(2, site.id()).setParameter(3, "https://" + site.domain() + "/list").setParameter(4, CampaignCast.NOW)
                    .executeUpdate();
            database.createNativeQuery("insert into referring_site (brand_id, site_id, domain, competitors) values (?1, ?2, ?3, '{rival.example,other.example}')")
                    .setParameter(1, scene.brand().id()).setParameter(2, site.id()).setParameter(3, site.domain()).executeUpdate();
            return enrol.run(scene.campaignId(), List.of(ines.id()), null, scene.ana(), CampaignCast.NOW).enrolled().get(0).id();
        });
        change(scene, PlaybookKind.UNLINKED_MENTION, Map.of());
        assertThat(firstMail(enrollment)).contains("https://" + site.domain() + "/list").contains("“The survey by Fernhill is good.”").contains(scene.asset().url());
        change(scene, PlaybookKind.COMPETITOR_LINK, Map.of());
        assertThat(firstMail(enrollment)).contains("your readers find rival.example, other.example through " + site.domain());
    }

    @Test
    void wordsWrittenAboutAProspectServeEveryCampaignAndANoteOfOneStandsAboveThem() {
        Scene scene = campaigns.draft(1, true, List.of(new Step.StepText(0, "For {site}", "{recent_work} {gap}\n\n{my_name}")));
        Visitor ana = Visitor.signedIn(scene.ana()).with("brand", scene.brand().id().toString());
        Enrollment enrollment = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).get(0));
        String prospect = "/prospects/" + enrollment.prospectId();
        assertThat(ana.post(prospect + "/words", "recent_work", "Your list of shift planners is the one I use.", "gap", "It has none for nurses.").statusCode()).isEqualTo(303);
        assertThat(ana.open(prospect).select("#w-recent_work").text()).isEqualTo("Your list of shift planners is the one I use.");
        assertThat(firstMail(enrollment.id())).contains("the one I use. It has none for nurses.");
        assertThat(gate(scene)).isEmpty();
        Api.with(cast.token(scene.ana())).body(Map.of("gap", "It stops in 2024.")).post("/enrollments/" + enrollment.id() + "/notes").then().statusCode(200);
        assertThat(firstMail(enrollment.id())).contains("the one I use. It stops in 2024.");
        ana.post(prospect + "/words", "recent_work", "");
        assertThat(gate(scene)).singleElement().satisfies(problem -> assertThat(problem.field()).isEqualTo("recent_work"));
    }

    @Test
    void aLinkThatIsGoneStopsTheLaunchAndOneThatFailedIsWorthALook() {
        try (TestWeb web = new TestWeb()) {
            allowed.open("127.0.0.1", web.port());
            web.page("/busy", 503, Map.of(), "Come back later");
            Scene scene = campaigns.draft(2, true, List.of(new Step.StepText(0, "For {site}", "See " + web.at("/gone") + " and " + web.at("/busy") + ".\n\n{my_name}")));
            assertThat(gate(scene)).as("nobody looked yet").isEmpty();
            assertThat(look.run(scene.campaignId(), CampaignCast.NOW)).isEqualTo(2);
            assertThat(gate(scene)).extracting(problem -> problem.reason().replaceAll("^.*(/\\w+) (is|could).*$", "$1") + " " + problem.isBlocking())
                    .containsExactlyInAnyOrder("/gone true", "/busy false");
            assertThat(Visitor.signedIn(scene.ana()).open("/campaigns/" + scene.campaignId() + "/gate").select(".problems .is-bad").text())
                    .contains("is dead: the page does not exist (404)");
            assertThat(Visitor.signedIn(scene.ana()).open("/campaigns/" + scene.campaignId()).select("#preview .field__error").text())
                    .contains("The link " + web.at("/gone") + " is dead").doesNotContain("/busy");
            allowed.close("127.0.0.1", web.port());
        }
    }

    @Test
    void linksOfDraftsAreOpenedDailyByThemselvesAndThoseUnderWayWhenTheirWordsChange() {
        try (TestWeb web = new TestWeb()) {
            allowed.open("127.0.0.1", web.port());
            web.page("/busy", 503, Map.of(), "Come back later");
            Scene scene = campaigns.draft(1, true, List.of(new Step.StepText(0, "For {site}", "See " + web.at("/busy") + ".\n\n{my_name}"),
                    new Step.StepText(3, "", "Again.\n\n{my_name}")));
            Instant now = CampaignCast.NOW;
            // The drafts of other tests rest: only this one is due.
            QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("update campaign set links_looked_at = ?1 where id <> ?2")
                    .setParameter(1, now.plus(Duration.ofDays(30))).setParameter(2, scene.campaignId()).executeUpdate());
            assertThat(look.runDue(now)).as("never looked at").isEqualTo(1);
            assertThat(gate(scene)).singleElement().satisfies(problem -> assertThat(problem.reason()).contains("/busy could not be opened"));
            assertThat(look.runDue(now.plus(Duration.ofHours(23)))).isZero();
            assertThat(look.runDue(now.plus(Duration.ofHours(25)))).as("a day later").isEqualTo(1);
            launch.run(scene.campaignId(), scene.ana(), now);
            assertThat(look.runDue(now.plus(Duration.ofDays(5)))).as("under way, unchanged").isZero();
            QuarkusTransaction.requiringNew().run(() -> writeCampaign.change(scene.campaignId(), CampaignPlan.ofSteps(List.of(
                    new Step.StepText(0, "For {site}", "See " + web.at("/busy") + ".\n\n{my_name}"), new Step.StepText(3, "", "Also " + web.at("/gone") + ".\n\n{my_name}"))),
                    scene.ana(), now));
            assertThat(look.runDue(now.plus(Duration.ofHours(26)))).as("under way, with a new link; the other was opened an hour ago").isEqualTo(1);
            long enrollment = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).get(0).id());
            assertThatThrownBy(() -> approve.run(enrollment, scene.ana(), now)).hasMessage("Mail 2: The link " + web.at("/gone") + " is dead: the page does not exist (404).");
            allowed.close("127.0.0.1", web.port());
        }
    }

    private void change(Scene scene, PlaybookKind kind, Map<String, String> fields) {
        QuarkusTransaction.requiringNew().run(() -> writeCampaign.change(scene.campaignId(),
                new CampaignPlan(null, kind, null, null, fields, null, WriteCampaign.startingMails(kind), null), scene.ana(), CampaignCast.NOW));
    }

    private String firstMail(long enrollment) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Enrollment known = enrollments.require(enrollment);
            return letters.write(known, known.campaign().step(1).orElseThrow(), LetterWriter.LINK_COMES_HERE).body().text();
        });
    }

    private List<GateProblem> gate(Scene scene) {
        return QuarkusTransaction.requiringNew().call(() -> gate.check(scene.campaignId()).problems());
    }
}
