package dev.linkwright.web.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.linkwright.account.User;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.prospect.broken.OutboundLinks;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The link gap and the broken links as pages without JavaScript and as JSON. */
@QuarkusTest
class OpportunityPagesTest {

    @Inject
    Cast cast;
    @Inject
    OpportunityCast opportunities;
    @Inject
    OutboundLinks links;

    private final TestWeb web = new TestWeb();
    private int number;
    private User ana;
    private Brand brand;
    private Visitor visitor;

    @BeforeEach
    void aBrand() {
        QuarkusTransaction.requiringNew().run(() -> links.update("nextCheckAt = null"));
        number = Cast.number();
        ana = cast.ana();
        brand = cast.brand();
        visitor = Visitor.signedIn(ana).with("brand", brand.id().toString());
    }

    @AfterEach
    void stop() {
        opportunities.forgetWeb(number);
        web.close();
    }

    @Test
    void anEmptyGapSaysWhatToDoNext() {
        Document page = visitor.open("/prospects/gap");
        assertThat(page.select(".empty").text()).contains("Import competitors’ links").contains("rival-");
        assertThat(page.select("nav.places a").eachText()).contains("List", "Link gap", "Broken links", "Imports");
        assertThat(page.select("nav.places a[aria-current]").text()).isEqualTo("Link gap");
        assertThat(page.select("nav.rail a[aria-current=page]").text()).contains("Prospects");
    }

    @Test
    void theGapIsOneNumberWithRowsThatOpen() {
        opportunities.withCompetitors(brand, number);
        Document page = visitor.open("/prospects/gap");
        assertThat(page.select(".lede").text()).isEqualTo("On average 8 sites link to a competitor and 1 to you: 7 to catch up.");
        // 12, 8 and 4 sites link to the three competitors
        for (int which = 0; which < 3; which++) {
            var number = page.select("a[href*=competitor=" + OpportunityCast.competitor(this.number, which) + "]").first();
            assertThat(number.text()).isEqualTo(String.valueOf(12 - 4 * which));
            assertThat(visitor.open(number.attr("href")).select("tr[data-row]")).hasSize(12 - 4 * which);
        }
        assertThat(visitor.open("/prospects/gap?least=0&us=yes&spam=all").select("tr[data-row]")).hasSize(1);
        assertThat(page.text()).contains("No file yet of fourth-" + number + ".example");
    }

    @Test
    void sitesThatLinkToTwoCompetitorsComeMostFirstAndFiltersStandInTheAddress() {
        opportunities.withCompetitors(brand, number);
        Document page = visitor.open("/prospects/gap");
        // of 8 sites that link to two or more, one links to us and one is marked as spam
        assertThat(page.select("tr[data-row] a.site").eachText()).containsExactly(domain("office-numbers"), domain("team-weekly"), domain("desk-and-chair"),
            domain("async-reader"), domain("culture-desk"), domain("hiring-digest"));
        assertThat(page.select("nav[aria-label=Pages]").text()).contains("1 to 6 of 6").contains("1 more is marked as spam");
        assertThat(visitor.open("/prospects/gap?least=3").select("tr[data-row]")).hasSize(2);
        assertThat(visitor.open("/prospects/gap?least=2&competitor=" + OpportunityCast.competitor(number, 2)).select("tr[data-row]")).hasSize(2);
        assertThat(visitor.open("/prospects/gap?prospect=yes").select(".empty").text()).contains("Nothing fits");
        assertThat(visitor.open("/prospects/gap?least=x&page=-4&prospect=maybe").select("tr[data-row]")).hasSize(6);
    }

    @Test
    void oneClickTheChosenOrAllThatMatchBecomeProspects() {
        opportunities.withCompetitors(brand, number);
        Document page = visitor.open("/prospects/gap");
        String first = page.select("button[name=only]").first().val();
        Response one = visitor.post("/prospects/gap/prospects", "only", first, "back", "/prospects/gap?least=2");
        assertThat(one.statusCode()).isEqualTo(303);
        assertThat(visitor.open("/prospects/gap?prospect=yes").select("tr[data-row]")).hasSize(1);
        Response all = visitor.post("/prospects/gap/prospects/all", "least", "2", "prospect", "no", "back", "https://evil.example");
        assertThat(all.statusCode()).as(all.body().asString()).isEqualTo(303);
        assertThat(all.header("Location")).endsWith("/prospects/gap");
        assertThat(visitor.open("/prospects/gap?prospect=no").select("tr[data-row]")).isEmpty();
        assertThat(visitor.open("/prospects/gap?prospect=yes").select("tr[data-row]")).hasSize(6);
        assertThat(visitor.open("/prospects").text()).contains(domain("office-numbers"));
        assertThat(visitor.post("/prospects/gap/prospects", "back", "/prospects/gap").statusCode()).isEqualTo(422);
    }

    @Test
    void resourcePagesAreGivenOneALineAndTheDeadLinkBecomesAProspect() {
        Asset asset = cast.asset(brand);
        String url = opportunities.resourcePage(web, number);
        assertThat(visitor.open("/prospects/broken").select(".empty").text()).contains("remote work resources");
        Response refused = visitor.post("/prospects/broken", "pages", url + "\nnot a page at all://");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body().asString()).contains("is no address of a page").contains(url);
        String path = path(visitor.post("/prospects/broken", "pages", "\n " + url + " \n"));
        assertThat(visitor.open(path).text()).contains("The page waits for its turn");
        opportunities.lookOnce();
        assertThat(visitor.open(path).select("progress").attr("value")).isEqualTo("3");
        assertThat(visitor.open(path).text()).contains("1 was found gone once");
        opportunities.lookAtLinks();
        opportunities.lookAtLinks();
        Document done = visitor.open(path);
        assertThat(done.select(".lede").text()).isEqualTo("1 link leads nowhere any more, 1 more looks like it.");
        assertThat(done.select("tr[data-row] .tag").eachText()).containsExactly("Dead", "Looks dead", "Could not check", "Answers");
        assertThat(done.select("tr[data-row]").first().text()).contains("A survey of remote hiring").contains("answers 404 Not Found, twice").contains("in common: remote, hiring");
        assertThat(visitor.open(path + "?show=unknown").select("tr[data-row]").text()).contains("403");
        String form = done.select("tr[data-row] form[action$=/prospect]").first().attr("action");
        assertThat(visitor.post(form, "assetId", "0").statusCode()).isEqualTo(422);
        assertThat(visitor.post(form, "assetId", asset.id()).statusCode()).isEqualTo(303);
        assertThat(visitor.open(path).select("tr[data-row]").first().select("a[href^=/prospects/]").text()).isEqualTo("Prospect");
        String again = path(visitor.post(path + "/again"));
        assertThat(again).isNotEqualTo(path);
        assertThat(visitor.open(again).select("#others").text()).isEqualTo("Other looks at this page");
        assertThat(visitor.post(again + "/stop").statusCode()).isEqualTo(303);
        assertThat(visitor.open(again).text()).contains("Stopped");
        assertThat(visitor.open("/prospects/broken").select("tr[data-row]")).hasSize(2);
        assertThat(visitor.post(again + "/stop").statusCode()).as("there is nothing to stop any more").isEqualTo(422);
        assertThat(visitor.get("/prospects/broken/99999999").statusCode()).isEqualTo(404);
    }

    @Test
    void outsidersAreRefused() {
        assertThat(Visitor.outsider().get("/prospects/gap").statusCode()).isEqualTo(302);
        assertThat(Visitor.outsider().get("/prospects/broken").statusCode()).isEqualTo(302);
        Api.outsider().get("/brands/" + brand.id() + "/link-gap").then().statusCode(401);
        Api.outsider().get("/brands/" + brand.id() + "/page-checks").then().statusCode(401);
    }

    @Test
    void scriptsReadTheGapAndMakeProspects() {
        opportunities.withCompetitors(brand, number);
        String gap = "/brands/" + brand.id() + "/link-gap";
        var api = Api.with(cast.token(ana));
        api.get(gap).then().statusCode(200).body("items", hasSize(6)).body("items[0].domain", equalTo(domain("office-numbers"))).body("items[0].linksTo", hasSize(3))
            .body("items[0].prospectId", nullValue());
        String next = Api.with(cast.token(ana)).queryParam("limit", 4).get(gap).then().statusCode(200).body("items", hasSize(4)).extract().path("nextCursor");
        Api.with(cast.token(ana)).queryParam("limit", 4).queryParam("cursor", next).get(gap).then().body("items", hasSize(2)).body("nextCursor", nullValue());
        Api.with(cast.token(ana)).get(gap + "/average").then().statusCode(200).body("average", equalTo(8)).body("ours", equalTo(1)).body("gap", equalTo(7))
            .body("competitors", hasSize(3)).body("withoutFile", contains("fourth-" + number + ".example"));
        Api.with(cast.token(ana)).queryParam("us", "perhaps").get(gap).then().statusCode(422).body("field", equalTo("us"));
        Api.with(cast.token(ana)).body("{\"siteIds\": []}").post(gap + "/prospects").then().statusCode(422).body("field", equalTo("siteId"));
        Api.with(cast.token(ana)).queryParam("least", 3).body("{}").post(gap + "/prospects").then().statusCode(200).body("made", equalTo(2));
        Api.with(cast.token(ana)).queryParam("prospect", "yes").get(gap).then().body("items", hasSize(2));
    }

    @Test
    void scriptsHavePagesCheckedAndMakeProspects() {
        Asset asset = cast.asset(brand);
        String url = opportunities.resourcePage(web, number);
        String checks = "/brands/" + brand.id() + "/page-checks";
        int id = Api.with(cast.token(ana)).body(Map.of("pages", java.util.List.of(url))).post(checks).then().statusCode(202).body("[0].state", equalTo("QUEUED")).extract().path("[0].id");
        Api.with(cast.token(ana)).body("{\"pages\": [\"\"]}").post(checks).then().statusCode(422).body("field", equalTo("pages"));
        opportunities.lookAtLinks();
        opportunities.lookAtLinks();
        Api.with(cast.token(ana)).get("/page-checks/" + id).then().statusCode(200).body("state", equalTo("DONE")).body("links.dead", equalTo(1)).body("links.alive", equalTo(1));
        int link = Api.with(cast.token(ana)).queryParam("verdict", "dead").get("/page-checks/" + id + "/links").then().statusCode(200).body("$", hasSize(1))
            .body("[0].evidence", containsString("twice")).body("[0].suggestedAssetId", equalTo(asset.id().intValue())).extract().path("[0].id");
        Api.with(cast.token(ana)).queryParam("verdict", "zombie").get("/page-checks/" + id + "/links").then().statusCode(422).body("field", equalTo("verdict"));
        Api.with(cast.token(ana)).body("{}").post("/page-checks/" + id + "/links/" + link + "/prospect").then().statusCode(422).body("field", equalTo("assetId"));
        Api.with(cast.token(ana)).body(Map.of("assetId", asset.id())).post("/page-checks/" + id + "/links/" + link + "/prospect").then().statusCode(201)
            .body("opportunity", equalTo("BROKEN_LINK")).body("domain", equalTo(domain("shelf")));
        Api.with(cast.token(ana)).post("/page-checks/" + id + "/links/" + link + "/recheck").then().statusCode(202).body("verdict", equalTo("WAITING"));
        Api.with(cast.token(ana)).post("/page-checks/" + id + "/stop").then().statusCode(200).body("state", equalTo("STOPPED"));
        Api.with(cast.token(ana)).get(checks).then().body("items", hasSize(1));
    }

    private String domain(String name) {
        return opportunities.domain(name, number);
    }

    private static String path(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.header("Location").replaceFirst("^https?://[^/]+", "");
    }
}
