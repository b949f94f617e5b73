package dev.linkwright.web.prospect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.brand.Brand;
import dev.linkwright.imports.RunImport;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProspectPagesTest {

    @Inject
    Cast cast;
    @Inject
    RunImport runImport;

    private Visitor ana;
    private Brand brand;
    private String tag;

    @BeforeEach
    void atTheDesk() {
        brand = cast.brand();
        tag = "w" + Cast.number();
        ana = Visitor.signedIn(cast.ana()).with("brand", brand.id().toString());
    }

    @Test
    void anEmptyListOffersTheNextStep() {
        assertThat(ana.open("/prospects").text()).contains("No prospects yet").contains("Import sites");
    }

    @Test
    void fromFileToRankedList() {
        String csv = "Domain,DR,Spam score,Title,Email\nrelevant-" + tag + ".com,20,1,Remote work survey for hiring teams,maya@relevant-" + tag + ".com\n"
            + "strong-" + tag + ".com,90,2,Gardening,\nbad-" + tag + ".com,70,34,Links,\n10.0.0.1,1,1,x,\n";
        String check = upload("sites.csv", csv);
        Document preview = ana.open(check);
        assertThat(preview.select(".tally b").eachText()).containsExactly("3", "0", "0", "1");
        assertThat(preview.text()).contains("A sheet of your own", "UTF-8", "comma separated", "Row 4");
        assertThat(preview.select("select[name=meaning]")).hasSize(5);
        Object[] fields = {"kind", "PROSPECTS", "meaning", "SITE", "meaning", "DR", "meaning", "SPAM_SCORE", "meaning", "TITLE",
            "meaning", "EMAIL"};
        assertThat(ana.post(check + "/start", fields).header("Location")).endsWith(check);
        assertThat(ana.open(check).select("progress")).hasSize(1);
        runImport.run(Instant.parse("2026-11-20T10:00:00Z"));
        Document result = ana.open(check);
        assertThat(result.text()).contains("Imported", "3 sites are new prospects", "1 row was refused");
        assertThat(ana.get(check + "/refused.csv").body().asString()).contains("10.0.0.1");

        Document list = ana.open("/prospects");
        assertThat(list.select("tbody a.site").eachText()).hasSize(3).last().isEqualTo("bad-" + tag + ".com");
        assertThat(list.select("tr.is-sunk").text()).contains("Spam score 34 %, limit is 5 %");
        assertThat(list.select("svg.score").first().attr("aria-label")).contains("relevance");
        Document other = ana.open("/prospects?relevance=0&authority=100&traffic=0");
        assertThat(other.select("tbody a.site").first().text()).isEqualTo("strong-" + tag + ".com");
        assertThat(ana.open("/prospects?q=relevant").select("tbody a.site")).hasSize(1);
        assertThat(ana.open("/prospects?stage=WON").text()).contains("Nothing fits");

        String href = list.select("tbody a.site").first().attr("href");
        Document panel = ana.open(href);
        assertThat(panel.select("aside.panel").text()).contains("Why ", "relevance", "Time line", "First seen in sites.csv");
        ana.post("/prospects/weights", "relevance", "0", "authority", "100", "traffic", "0", "back", "/prospects");
        assertThat(ana.open("/prospects").select("tbody a.site").first().text()).isEqualTo("strong-" + tag + ".com");
        ana.post(check + "/undo");
        assertThat(ana.open("/prospects").text()).contains("No prospects yet");
    }

    @Test
    void oneSiteByHandWithItsContactAndStage() {
        assertThat(ana.post("/prospects", "domain", "nothing").statusCode()).isEqualTo(422);
        String page = path(ana.post("/prospects", "domain", "www.hand-" + tag + ".com"));
        assertThat(ana.open(page).text()).contains("hand-" + tag + ".com", "Find a contact");
        assertThat(ana.post(page + "/contacts", "name", "Maya", "email", "maya").statusCode()).isEqualTo(422);
        ana.post(page + "/contacts", "name", "Maya", "email", "maya@hand-" + tag + ".com", "role", "Editor");
        assertThat(path(ana.post(page + "/stage", "stage", "QUALIFIED", "why", "good fit"))).isEqualTo(page);
        assertThat(ana.post(page + "/stage", "stage", "LOST", "why", "").statusCode()).isEqualTo(303);
        assertThat(ana.post(page + "/stage", "stage", "NEW", "why", "").statusCode()).isEqualTo(422);
        Document shown = ana.open(page);
        assertThat(shown.text()).contains("Maya", "Editor", "moved the prospect to Qualified");
        String id = page.substring(page.lastIndexOf('/') + 1);
        ana.post("/prospects/bulk/owner", "prospectId", id, "owner", cast.ana().id().toString(), "back", "/prospects");
        assertThat(ana.open("/prospects?view=mine").select("tbody a.site")).hasSize(1);
        String site = shown.select("a:contains(whole site page)").attr("href");
        assertThat(ana.open(site).text()).contains("Prospect of", "Time line", "maya@hand-" + tag + ".com");
    }

    @Test
    void aFileThatIsNoneIsRefusedInWords() {
        assertThat(send("empty.csv", "").statusCode()).isEqualTo(422);
        assertThat(send("empty.csv", "").body().asString()).contains("There are no rows in empty.csv");
    }

    @Test
    void brandsAssetsAndWeightsAreKept() {
        Visitor ben = Visitor.signedIn(cast.ben()).with("brand", brand.id().toString());
        assertThat(ben.post("/brands", "name", "", "domains", "").statusCode()).isEqualTo(422);
        assertThat(ben.post("/brands", "name", "Acme " + tag, "domains", "acme-" + tag + ".com", "keywords", "remote work\nhiring", "zone", "UTC").statusCode())
            .isEqualTo(303);
        assertThat(ben.open("/brands").text()).contains("Acme " + tag, "remote work, hiring");
        assertThat(ben.open("/brands/" + brand.id()).select("textarea[name=keywords]").text()).contains("survey");
        assertThat(ben.post("/brands/" + brand.id(), "name", brand.name(), "domains", "a b c").statusCode()).isEqualTo(422);
        assertThat(ana.post("/brands", "name", "Not mine " + tag).statusCode()).isEqualTo(403);
        assertThat(ana.post("/assets", "title", "Guide " + tag, "url", "nope", "kind", "guide").statusCode()).isEqualTo(422);
        ana.post("/assets", "title", "Guide " + tag, "url", "https://a.com/" + tag, "kind", "guide");
        Document assets = ana.open("/assets");
        assertThat(assets.text()).contains("Guide " + tag);
        String edit = assets.select("a.site").attr("href");
        ana.post(edit, "title", "Better guide", "url", "https://a.com/" + tag, "kind", "tool");
        assertThat(ana.open("/assets").text()).contains("Better guide");
        assertThat(ana.post("/settings/weights", "relevance", "x", "authority", "1", "traffic", "1", "spamLimit", "5").statusCode()).isEqualTo(422);
        ana.post("/settings/weights", "relevance", "60", "authority", "20", "traffic", "20", "spamLimit", "10");
        assertThat(ana.open("/settings/weights").select("input[name=relevance]").attr("value")).isEqualTo("60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/prospects", "/prospects/new", "/prospects/1", "/imports", "/imports/1", "/sites/1", "/assets", "/brands", "/brands/new", "/settings/weights"})
    void outsidersAreSentToTheSignIn(String page) {
        Response answer = Visitor.outsider().get(page);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).contains("/sign-in");
    }

    private String upload(String name, String content) {
        return path(send(name, content));
    }

    private Response send(String name, String content) {
        return ana.request().multiPart("csrf", ana.csrf()).multiPart("file", name, content.getBytes(StandardCharsets.UTF_8)).post("/imports");
    }

    private static String path(Response answer) {
        assertThat(answer.statusCode()).as(answer.body().asString()).isEqualTo(303);
        return java.net.URI.create(answer.header("Location")).getPath();
    }
}
