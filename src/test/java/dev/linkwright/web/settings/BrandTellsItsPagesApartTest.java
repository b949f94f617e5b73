package dev.linkwright.web.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** A brand says on its page, or by the API, what makes another page of its site; its links follow. */
@QuarkusTest
class BrandTellsItsPagesApartTest {

    @Inject Cast cast;
    @Inject AllowedHosts allowed;
    @Inject EntityManager database;

    private TestWeb web;
    private Brand brand;
    private Site site;
    private String host;
    private String token;

    @BeforeEach
    void aBrandAndAPartner() {
        web = new TestWeb();
        brand = cast.brand();
        site = cast.site();
        host = brand.domains().get(0);
        token = cast.token(cast.ben());
        for (String mapped : List.of(site.domain(), host, "www." + host)) allowed.map(mapped, web.port());
    }

    @AfterEach
    void stop() {
        for (String mapped : List.of(site.domain(), host, "www." + host)) allowed.unmap(mapped);
        web.close();
    }

    @Test
    void itIsSaidOnTheBrandsPage() {
        Visitor ben = Visitor.signedIn(cast.ben());
        String path = "/brands/" + brand.id();
        assertThat(ben.open(path).select("input[type=checkbox][checked]")).isEmpty();
        var refused = ben.post(path, "name", brand.name(), "domains", host, "slashMatters", "true", "parametersThatMatter", "utm_content=a");
        assertThat(refused.statusCode()).isEqualTo(422);
        Document again = org.jsoup.Jsoup.parse(refused.body().asString());
        assertThat(again.select("#e-parametersThatMatter").text()).contains("Enter the name alone");
        assertThat(again.select("input[checked]").eachAttr("name")).as("what was ticked stays").containsExactly("slashMatters");
        assertThat(ben.post(path, "name", brand.name(), "domains", host, "schemeMatters", "true", "slashMatters", "true", "parametersThatMatter", "UTM_Content\r\ngclid").statusCode()).isEqualTo(303);
        Document saved = ben.open(path);
        assertThat(saved.select("input[checked]").eachAttr("name")).containsExactly("schemeMatters", "slashMatters");
        assertThat(saved.select("#f-parametersThatMatter").text().lines().map(String::strip)).containsExactly("gclid", "utm_content");
        Api.with(token).get("/brands/{id}", brand.id()).then().body("anotherPage.schemeMatters", equalTo(true)).body("anotherPage.wwwMatters", equalTo(false))
            .body("anotherPage.parametersThatMatter", contains("gclid", "utm_content"));
        assertThat(ben.post(path, "name", brand.name(), "domains", host).statusCode()).isEqualTo(303);
        Api.with(token).get("/brands/{id}", brand.id()).then().body("anotherPage.schemeMatters", equalTo(false)).body("anotherPage.parametersThatMatter", empty());
    }

    @Test
    void itsLinksFollow() {
        web.page("/remote-hiring", "<p>Our survey of remote hiring, with all its numbers.");
        web.page("/page", "<p>As <a href='http://www." + host + "/remote-hiring'>the survey</a> says.");
        int plain = record("http://" + host + "/remote-hiring");
        assertThat(record("http://www." + host + "/remote-hiring")).as("usually the same page").isEqualTo(plain);
        check(plain, "FOLLOWED");
        assertThat(watchedTargets()).isEqualTo(1);

        say(Map.of("wwwMatters", true));
        check(plain, "WRONG_TARGET");
        int www = record("http://www." + host + "/remote-hiring");
        assertThat(www).as("another page now").isNotEqualTo(plain);
        check(www, "FOLLOWED");
        assertThat(watchedTargets()).isEqualTo(2);

        say(Map.of("slashMatters", true));
        assertThat(record("http://www." + host + "/remote-hiring")).as("one page again: the one that has the key").isEqualTo(plain);
        check(plain, "FOLLOWED");
        check(www, "FOLLOWED");
        assertThat(watchedTargets()).as("both go on").isEqualTo(2);

        say(Map.of("wwwMatters", true));
        assertThat(record("http://www." + host + "/remote-hiring")).as("two again, each its own").isEqualTo(www);
        assertThat(record("http://" + host + "/remote-hiring")).isEqualTo(plain);
        Api.with(token).body(Map.of("name", brand.name())).put("/brands/{id}", brand.id()).then().statusCode(200).body("anotherPage.wwwMatters", equalTo(true));
        Api.with(token).body(Map.of("anotherPage", Map.of("parametersThatMatter", List.of("a=b")))).put("/brands/{id}", brand.id()).then().statusCode(422)
            .body("field", equalTo("parametersThatMatter")).body("detail", containsString("a=b"));
    }

    private void say(Map<String, Boolean> rule) {
        Api.with(token).body(Map.of("anotherPage", rule)).put("/brands/{id}", brand.id()).then().statusCode(200);
    }

    private int record(String target) {
        return Api.with(token).body(Map.of("pageUrl", "http://" + site.domain() + "/page", "targetUrl", target)).post("/brands/{id}/backlinks", brand.id())
            .then().statusCode(201).extract().path("id");
    }

    private void check(int link, String observation) {
        Api.with(token).post("/backlinks/{id}/check", link).then().statusCode(200).body("observation", equalTo(observation));
    }

    /** Targets of links that are known among our own pages by the key they have now. */
    private long watchedTargets() {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) database.createNativeQuery(
            "select count(*) from backlink b join own_page o on o.brand_id = b.brand_id and o.target_key = b.target_key where b.brand_id = ?1")
            .setParameter(1, brand.id()).getSingleResult()).longValue());
    }
}
