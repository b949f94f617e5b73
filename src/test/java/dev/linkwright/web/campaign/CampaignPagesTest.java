package dev.linkwright.web.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.CampaignCast;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.site.Contact;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CampaignPagesTest {
    @Inject
    Cast cast;
    @Inject
    CampaignCast campaigns;
    @Inject
    Prospects prospects;
    @Inject
    Enrollments enrollments;

    @Test
    void aCampaignIsMadeWrittenEnrolledMendedAndLaunched() {
        Brand brand = cast.brand();
        Asset asset = cast.asset(brand);
        Mailbox mailbox = campaigns.mailbox(true);
        Contact ines = cast.contact(cast.site(), "Ines");
        Contact nora = cast.contact(cast.site(), "Nora");
        Visitor ana = Visitor.signedIn(cast.ana()).with("brand", brand.id().toString());
        assertThat(ana.open("/campaigns").text()).contains("No campaign yet");
        assertThat(ana.open("/campaigns/new").select("input[name=mailboxId]")).isNotEmpty();

        Response made = ana.post("/campaigns/new", "name", "Remote hiring", "opportunity", "RESOURCE_PAGE", "assetId", asset.id(), "mailboxId", mailbox.id(),
                "day", "MONDAY", "from", "00:00", "to", "00:00", "zone", "Europe/Berlin");
        assertThat(made.statusCode()).isEqualTo(303);
        String path = path(made);
        assertThat(ana.open(path).text()).contains("Draft, 0 contacts chosen").contains("First mail").contains("Last note");

        QuarkusTransaction.requiringNew().run(() -> {
            prospects.findOrCreate(brand, ines.site(), CampaignCast.NOW);
            prospects.findOrCreate(brand, nora.site(), CampaignCast.NOW);
        });
        Document people = ana.open(path + "/people");
        assertThat(people.select("input[name=contactId]").eachAttr("value")).containsExactlyInAnyOrder(ines.id().toString(), nora.id().toString());
        assertThat(ana.post(path + "/enrollments", "top", 10).statusCode()).isEqualTo(303);
        assertThat(ana.open(path + "/people").text()).contains("The campaign is not launched yet.").contains("Ines").contains("Nora");

        ana.post(path + "/steps/1", "subject", "Numbers for {site}", "body", "Hello {first_name|there},\n\n{gap}\n\n{my_name}", "delayDays", 0);
        Document editor = ana.open(path);
        assertThat(editor.select("#preview .merged--empty").text()).isEqualTo("gap is empty");
        assertThat(editor.select("#preview .letter__legal").text()).contains("4 Mill Lane");
        Document gate = ana.open(path + "/gate");
        assertThat(gate.text()).contains("{gap} is empty for 2 contacts").contains("1 thing stops the launch");
        assertThat(gate.select("a[href$='notes?field=gap']").text()).isEqualTo("Fill 2 notes");
        assertThat(ana.post(path + "/launch").header("Location")).endsWith(path + "/gate");

        Document notes = ana.open(path + "/notes?field=gap");
        List<String> ids = notes.select("input[name=enrollmentId]").eachAttr("value");
        ana.post(path + "/notes", "field", "gap", "enrollmentId", ids.get(0), "enrollmentId", ids.get(1), "text", "No salary source.", "text", "No survey.");
        assertThat(ana.open(path + "/gate").text()).contains("Nothing stops the launch").contains("2 of 2 contacts are fine");
        assertThat(ana.post(path + "/launch").header("Location")).endsWith(path + "/review");

        Document review = ana.open(path + "/review");
        assertThat(review.select("h1").text()).isEqualTo("Review");
        assertThat(review.select(".letter").text()).contains("Hello Ines").contains("No salary source.");
        assertThat(review.select(".keybar button").eachText()).containsExactly("Approve A", "Edit E", "Skip S", "Disqualify D");
        String first = review.select("form.keybar input[name=at]").attr("value");
        assertThat(ana.post(path + "/review", "at", first, "do", "approve", "gap", "A better note.").statusCode()).isEqualTo(303);
        assertThat(campaigns.messageState(Long.parseLong(first), 1)).isEqualTo("QUEUED");
        assertThat(ana.open(path + "/review").select(".letter").text()).contains("Hello Nora");
        assertThat(ana.open("/review").text()).contains("Hello Nora");
    }

    @Test
    void aBadFormKeepsWhatWasTypedAndSaysWhatToMend() {
        Brand brand = cast.brand();
        Asset asset = cast.asset(brand);
        Visitor ana = Visitor.signedIn(cast.ana()).with("brand", brand.id().toString());
        Response refused = ana.post("/campaigns/new", "name", "", "opportunity", "GUEST_POST", "assetId", asset.id(), "day", "MONDAY", "from", "09:00", "to", "17:00",
                "zone", "Mars/Base");
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body().asString());
        assertThat(page.select("[role=alert]").text()).contains("There is no time zone called “Mars/Base”");
        assertThat(page.select("#f-zone").attr("value")).isEqualTo("Mars/Base");
    }

    @Test
    void aBrokenStepIsNotSaved() {
        Scene scene = campaigns.draft(1, true, List.of(new dev.linkwright.campaign.Step.StepText(0, "Hello", "Hi {first_name}")));
        Visitor ana = Visitor.signedIn(scene.ana());
        Response refused = ana.post("/campaigns/" + scene.campaignId() + "/steps/1", "subject", "", "body", "kept text", "delayDays", 0);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body().asString()).select("#f-body").text()).isEqualTo("kept text");
        assertThat(ana.open("/campaigns/" + scene.campaignId()).select("#f-subject").attr("value")).isEqualTo("Hello");
    }

    @Test
    void thePreviewFollowsWhatIsTyped() {
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        Visitor ana = Visitor.signedIn(scene.ana());
        Document part = Jsoup.parse(ana.post("/campaigns/" + scene.campaignId() + "/steps/1/preview", "subject", "For {site}", "body", "Hi [name] {first_name}").body().asString());
        assertThat(part.select(".merged").eachText()).contains("Ines");
        assertThat(part.text()).contains("Leftover “[name]”.");
        assertThat(part.select(".rail")).isEmpty();
    }

    @Test
    void everyNumberOfTheResultsOpensItsPeople() {
        Scene scene = campaigns.launched(3);
        Visitor ana = Visitor.signedIn(scene.ana());
        Document results = ana.open("/campaigns/" + scene.campaignId() + "/results");
        assertThat(results.select(".funnel li b").eachText()).containsExactly("3", "0", "0", "0", "0", "0");
        for (String link : results.select(".funnel a, table.table a").eachAttr("href")) {
            assertThat(ana.get(link).statusCode()).as(link).isEqualTo(200);
        }
        assertThat(ana.open("/campaigns/" + scene.campaignId() + "/people?outcome=in-review").select("tr[data-row]")).hasSize(3);
        assertThat(ana.get("/campaigns/" + scene.campaignId() + "/people?outcome=nonsense").statusCode()).isEqualTo(422);
    }

    @Test
    void disqualifyingAndSkippingLeadOnAndStoppingShowsWhy() {
        Scene scene = campaigns.launched(3);
        Visitor ana = Visitor.signedIn(scene.ana());
        String path = "/campaigns/" + scene.campaignId();
        String first = at(ana.open(path + "/review"));
        ana.post(path + "/review", "at", first, "do", "skip");
        String second = at(ana.open(path + "/review"));
        assertThat(second).isNotEqualTo(first);
        ana.post(path + "/review", "at", second, "do", "disqualify");
        Document people = ana.open(path + "/people");
        assertThat(people.text()).contains("Skipped in the review.").contains("Disqualified.");
        ana.post("/enrollments/" + first + "/take-up");
        assertThat(ana.open(path + "/people").text()).doesNotContain("Skipped in the review.");
        Response edited = ana.post(path + "/review", "at", first, "do", "write", "subject", "Own words", "body", "Hello [name]");
        assertThat(edited.statusCode()).isEqualTo(303);
        Response refused = ana.post(path + "/review", "at", first, "do", "approve");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body().asString()).contains("Leftover “[name]”.");
    }

    @Test
    void anEndedCampaignSendsNothingMore() {
        Scene scene = campaigns.launched(2);
        Visitor ana = Visitor.signedIn(scene.ana());
        String path = "/campaigns/" + scene.campaignId();
        String first = at(ana.open(path + "/review"));
        ana.post(path + "/review", "at", first, "do", "approve");
        ana.post(path + "/end");
        assertThat(campaigns.messageState(Long.parseLong(first), 1)).isEqualTo("CANCELLED");
        assertThat(ana.open(path + "/people").select("tr[data-row]").eachText()).allMatch(row -> row.contains("Campaign ended."));
        assertThat(ana.open(path + "/schedule").text()).doesNotContain("End campaign");
        assertThat(ana.post(path + "/enrollments", "contactId", scene.contact(0).id()).statusCode()).isEqualTo(303);
    }

    @Test
    void scheduleAndSendersAreSaved() {
        Scene scene = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        Visitor ana = Visitor.signedIn(scene.ana());
        String path = "/campaigns/" + scene.campaignId() + "/schedule";
        ana.post("/campaigns/" + scene.campaignId() + "/brief", "name", "Renamed", "playbook", "PARTNER", "assetId", scene.asset().id(), "targetUrl", "");
        ana.post(path, "mailboxId", scene.mailbox().id(), "day", "TUESDAY", "from", "10:00",
                "to", "11:30", "zone", "America/New_York");
        Document page = ana.open(path);
        assertThat(page.select("h1").text()).isEqualTo("Renamed");
        assertThat(page.select("input[name=day][checked]").eachAttr("value")).containsExactly("TUESDAY");
        assertThat(page.select("#f-zone").attr("value")).isEqualTo("America/New_York");
        assertThat(ana.post(path, "from", "10:00", "to", "09:00", "zone", "UTC", "day", "MONDAY").statusCode()).isEqualTo(422);
    }

    @Test
    void aPromiseInAConversationIsWatchedFromThenOn() {
        Scene scene = campaigns.launched(1);
        Visitor ana = Visitor.signedIn(scene.ana());
        long thread = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).get(0).threadId().orElseThrow());
        String page = "https://" + scene.contact(0).email().split("@")[1] + "/resources";
        assertThat(ana.post("/inbox/" + thread + "/promises", "pageUrl", page, "targetUrl", scene.asset().url(), "promisedFor", "").header("Location")).contains("/links/");
        assertThat(ana.post("/inbox/" + thread + "/promises", "pageUrl", "nonsense", "targetUrl", "").header("Location")).endsWith("/inbox/" + thread);
        assertThat(ana.open("/campaigns/" + scene.campaignId() + "/results").select(".funnel li b").eachText()).containsExactly("1", "0", "0", "0", "1", "0");
    }

    @Test
    void reclaimingLeadsToTheDraftOrSaysWhatIsMissing() {
        Scene scene = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        Visitor ana = Visitor.signedIn(scene.ana());
        Contact ines = cast.contact(cast.site(), "Ines");
        long known = mention(scene, ines.site().id(), ines.site().domain());
        dev.linkwright.site.Site nobody = cast.site();
        long unknown = mention(scene, nobody.id(), nobody.domain());
        String draft = ana.post("/mentions/" + known + "/reclaim").header("Location");
        assertThat(draft).contains("/review?at=");
        assertThat(ana.open(draft.substring(draft.indexOf("/campaigns"))).select(".letter").text()).contains("The survey by Fernhill is good.");
        assertThat(ana.post("/mentions/" + unknown + "/reclaim").header("Location")).endsWith("/mentions/" + unknown);
    }

    private long mention(Scene scene, long siteId, String domain) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) enrollments.getEntityManager().createNativeQuery("""
                insert into mention (brand_id, site_id, page_url, page_key, source, state, words_left, words, words_right, found_at, next_check_because)
                values (?1, ?2, ?3, ?3, 'test', 'UNLINKED', 'The survey by ', 'Fernhill', ' is good.', ?4, 'soon') returning id
                """).setParameter(1, scene.brand().id()).setParameter(2, siteId).setParameter(3, "https://" + domain + "/list").setParameter(4, CampaignCast.NOW)
                .getSingleResult()).longValue());
    }

    @Test
    void theReportsPageCountsPerCampaign() {
        Scene scene = campaigns.launched(2);
        Visitor ben = Visitor.signedIn(cast.ben()).with("brand", scene.brand().id().toString());
        Document page = ben.open("/reports");
        assertThat(page.select(".lede").text()).startsWith("In 13 weeks " + scene.brand().name() + " won 0 links");
        assertThat(page.select("section td a").eachText()).contains("2", "0");
        assertThat(ben.open("/reports/links").text()).contains("No link here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/campaigns", "/campaigns/new", "/campaigns/1", "/campaigns/1/schedule", "/campaigns/1/gate", "/campaigns/1/notes?field=gap", "/campaigns/1/results",
            "/campaigns/1/people", "/campaigns/1/review", "/review", "/reports", "/reports/links"})
    void outsidersAreSentToTheSignIn(String path) {
        Response answer = Visitor.outsider().get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).contains("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/campaigns/new", "/campaigns/1/launch", "/campaigns/1/pause", "/campaigns/1/enrollments", "/campaigns/1/review", "/enrollments/1/stop",
            "/inbox/1/promises", "/mentions/1/reclaim", "/links/1/reclaim"})
    void outsidersCanDoNothing(String path) {
        assertThat(Visitor.outsider().post(path).statusCode()).isIn(302, 401, 403);
    }

    private static String at(Document review) {
        return review.select("form.keybar input[name=at]").attr("value");
    }

    private static String path(Response redirect) {
        return java.net.URI.create(redirect.header("Location")).getPath();
    }
}
