package dev.linkwright.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LinksApiTest {

    @Inject Cast cast;
    @Inject AllowedHosts allowed;

    private TestWeb web;
    private Brand brand;
    private Site site;
    private String target;
    private String token;

    @BeforeEach
    void aBrandAndAPartnersPage() {
        web = new TestWeb();
        brand = cast.brand();
        site = cast.site();
        allowed.map(site.domain(), web.port());
        target = "https://" + brand.domains().get(0) + "/remote-hiring";
        token = cast.token(cast.ana());
    }

    @AfterEach
    void stop() {
        allowed.unmap(site.domain());
        web.close();
    }

    @Test
    void aLinkIsRecordedCheckedListedAndItsChecksRead() {
        web.page("/page", "<p>As <a rel='ugc' href='" + target + "'>the survey</a> says.");
        int id = record("http://" + site.domain() + "/page").statusCode(201).body("state", equalTo("PROMISED")).body("siteDomain", equalTo(site.domain()))
            .body("nextCheckBecause", equalTo("48 hours after the promise")).extract().path("id");
        Api.with(token).post("/backlinks/{id}/check", id).then().statusCode(200).body("state", equalTo("WON")).body("observation", equalTo("QUALIFIED"))
            .body("qualifiers", contains("ugc")).body("lastCheck.evidence", containsString("As <a rel=\"ugc\"")).body("anchor", equalTo("the survey"));
        Api.with(token).get("/backlinks/{id}", id).then().statusCode(200).body("lastCheck.status", equalTo(200));
        Api.with(token).get("/backlinks/{id}/checks", id).then().statusCode(200).body("items", hasSize(1)).body("items[0].placement", equalTo("MAIN_TEXT"))
            .body("nextCursor", nullValue());
        Api.with(token).queryParam("state", "won").get("/brands/{id}/backlinks", brand.id()).then().body("items.id", contains(id));
        Api.with(token).queryParam("state", "LOST").get("/brands/{id}/backlinks", brand.id()).then().body("items", empty());
        Api.with(token).body(Map.of("why", "site closed")).post("/backlinks/{id}/write-off", id).then().statusCode(200).body("state", equalTo("WRITTEN_OFF"));
        Api.with(token).post("/backlinks/{id}/check", id).then().statusCode(422);
    }

    @Test
    void badInputNamesItsField() {
        record("not a page").statusCode(422).body("field", equalTo("pageUrl"));
        record("https://" + brand.domains().get(0) + "/own").statusCode(422).body("field", equalTo("pageUrl"));
        record("http://127.0.0.1/").statusCode(422).body("field", equalTo("pageUrl"));
        Api.with(token).body(Map.of("pageUrl", "https://tidy-desk.example/a")).post("/brands/{id}/backlinks", brand.id()).then().statusCode(422).body("field", equalTo("targetUrl"));
        Api.with(token).queryParam("state", "odd").get("/brands/{id}/backlinks", brand.id()).then().statusCode(422).body("field", equalTo("state"));
        Api.with(token).get("/backlinks/{id}", 99999999).then().statusCode(404);
        Api.with(token).post("/backlinks/{id}/check", 99999999).then().statusCode(404);
    }

    @Test
    void aListIsReadInPages() {
        for (int i = 0; i < 3; i++) record("http://" + site.domain() + "/page/" + i).statusCode(201);
        String cursor = Api.with(token).queryParam("limit", 2).get("/brands/{id}/backlinks", brand.id()).then().body("items", hasSize(2)).body("nextCursor", notNullValue())
            .extract().path("nextCursor");
        Api.with(token).queryParam("limit", 2).queryParam("cursor", cursor).get("/brands/{id}/backlinks", brand.id()).then().body("items", hasSize(1)).body("nextCursor", nullValue());
    }

    @Test
    void aMentionIsListedAndDismissed() {
        web.page("/page", "<p>Thanks to " + brand.name() + " for the numbers.");
        int link = record("http://" + site.domain() + "/page").extract().path("id");
        Api.with(token).post("/backlinks/{id}/check", link).then().body("state", equalTo("PROMISED")).body("observation", equalTo("MENTION_ONLY"));
        int mention = Api.with(token).get("/brands/{id}/mentions", brand.id()).then().body("items", hasSize(1)).body("items[0].state", equalTo("UNLINKED"))
            .body("items[0].evidence", equalTo("Thanks to " + brand.name() + " for the numbers.")).body("items[0].backlinkId", equalTo(link)).extract().path("items[0].id");
        Api.with(token).post("/mentions/{id}/check", mention).then().statusCode(200).body("observation", equalTo("MENTION_ONLY"));
        Api.with(token).post("/mentions/{id}/dismiss", mention).then().statusCode(200).body("state", equalTo("DISMISSED"));
        Api.with(token).post("/mentions/{id}/check", mention).then().statusCode(422);
        Api.with(token).get("/mentions/{id}/checks", mention).then().body("items", hasSize(1));
    }

    @Test
    void anInspectionStoresNothing() {
        web.redirect("/old", "/page");
        web.page("/page", "<p>Thanks to <a href='" + target + "?utm_source=us' rel='nofollow sponsored'>Fernhill</a>.");
        Api.with(token).body(Map.of("pageUrl", "http://" + site.domain() + "/old", "targetUrl", target, "brandNames", List.of("Fernhill"))).post("/link-inspections").then().statusCode(200)
            .body("observation", equalTo("QUALIFIED")).body("qualifiers", contains("nofollow", "sponsored")).body("anchor", equalTo("Fernhill"))
            .body("placement", equalTo("MAIN_TEXT")).body("evidence", containsString("Thanks to <a")).body("finalUrl", equalTo("http://" + site.domain() + "/page")).body("status", equalTo(200));
        Api.with(token).body(Map.of("pageUrl", "http://169.254.169.254/latest", "targetUrl", target)).post("/link-inspections").then().statusCode(200)
            .body("observation", equalTo("UNVERIFIABLE")).body("reason", containsString("not a public address")).body("status", equalTo(0));
        Api.with(token).body(Map.of("pageUrl", "file:///etc/passwd", "targetUrl", target)).post("/link-inspections").then().statusCode(422).body("field", equalTo("pageUrl"));
        Api.with(token).get("/brands/{id}/backlinks", brand.id()).then().body("items", empty());
    }

    @Test
    void aPrivateHostThatTheOperatorOpenedIsWatchedLikeAnyOther() {
        allowed.open("127.0.0.1", web.port());
        web.page("/page", "<nav><a href='/'>Home</a></nav><p>Thanks to Fernhill for the numbers.");
        Api.with(token).body(Map.of("pageUrl", web.at("/page"), "targetUrl", target, "brandNames", List.of("Fernhill"))).post("/link-inspections").then().statusCode(200)
            .body("observation", equalTo("MENTION_ONLY")).body("evidence", equalTo("Thanks to Fernhill for the numbers."));
        web.page("/page", "<p>Thanks to <a href='" + target + "'>Fernhill</a> for the numbers.");
        int id = record(web.at("/page")).statusCode(201).body("siteDomain", equalTo("127.0.0.1")).extract().path("id");
        Api.with(token).post("/backlinks/{id}/check", id).then().statusCode(200).body("state", equalTo("WON")).body("observation", equalTo("FOLLOWED"));
        allowed.close("127.0.0.1", web.port());
    }

    @Test
    void anOutsiderIsRefused() {
        Api.outsider().get("/brands/{id}/backlinks", brand.id()).then().statusCode(401);
        Api.outsider().body(Map.of()).post("/brands/{id}/backlinks", brand.id()).then().statusCode(401);
        Api.outsider().get("/brands/{id}/mentions", brand.id()).then().statusCode(401);
        Api.outsider().post("/backlinks/1/check").then().statusCode(401);
        Api.outsider().get("/backlinks/1/checks").then().statusCode(401);
        Api.outsider().post("/mentions/1/check").then().statusCode(401);
        Api.outsider().body(Map.of()).post("/link-inspections").then().statusCode(401);
    }

    private io.restassured.response.ValidatableResponse record(String page) {
        return Api.with(token).body(Map.of("pageUrl", page, "targetUrl", target)).post("/brands/{id}/backlinks", brand.id()).then();
    }
}
