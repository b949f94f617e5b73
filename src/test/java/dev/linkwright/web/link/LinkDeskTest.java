package dev.linkwright.web.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

import jakarta.inject.Inject;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.CheckLink;
import dev.linkwright.link.reclaim.CheckOwnPages;
import dev.linkwright.link.reclaim.OwnPages;
import dev.linkwright.link.reclaim.WeighCases;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Work on many links at once and undo it, the queue with its rate, the repair of our own page, feeds, alerts and their settings, on pages and API. */
@QuarkusTest
class LinkDeskTest {

    @Inject Cast cast;
    @Inject AllowedHosts allowed;
    @Inject Backlinks backlinks;
    @Inject CheckLink check;
    @Inject OwnPages ownPages;
    @Inject WeighCases weigh;
    @Inject CheckOwnPages checkOwnPages;
    @Inject InstantSource clock;

    private final TestWeb web = new TestWeb();
    private Brand brand;
    private Site site;
    private Instant start;
    private String good;
    private int day;
    private Visitor ben;
    private String token;

    @BeforeEach
    void aBrandAndAPartner() {
        brand = cast.brand();
        cast.asset(brand);
        site = cast.site();
        allowed.map(site.domain(), web.port());
        start = clock.instant().minus(Duration.ofDays(30));
        good = "<p>Numbers: the <a href='https://" + brand.domains().get(0) + "/remote-hiring'>Fernhill survey</a>, every autumn. " + "And more words. ".repeat(20);
        ben = Visitor.signedIn(cast.ben()).with("brand", brand.id().toString());
        token = cast.token(cast.ben());
    }

    @AfterEach
    void stop() {
        allowed.unmap(site.domain());
        allowed.unmap(brand.domains().get(0));
        web.close();
    }

    @Test
    void manyLinksAreWrittenOffAndTakenBack() {
        long one = won("/one");
        long two = won("/two");
        assertThat(ben.open("/links").select("tbody input[name=linkId]")).hasSize(2);
        ben.post("/links/bulk/write-offs", "linkId", one, "linkId", two, "back", "/links?state=WON");
        Document after = ben.open("/links");
        assertThat(after.select(".toast").text()).contains("2 pages are written off");
        String undo = after.select(".toast form").attr("action");
        assertThat(after.select("tbody tr")).isEmpty();
        ben.post(undo);
        assertThat(ben.open("/links?state=WON").select("tbody tr")).hasSize(2);
        ben.post("/links/bulk/checks", "linkId", one);
        assertThat(ben.open("/links/" + one).text()).contains("asked for by Ben");
        ben.post("/links/bulk/checks");
        assertThat(ben.open("/links").select(".toast").text()).contains("Tick at least one row first");
    }

    @Test
    void manyArePausedGivenTermsAndAnAssetAndExportedEachTakenBack() {
        long one = won("/one");
        long two = won("/two");
        long asset = QuarkusTransaction.requiringNew().call(() -> ((Number) backlinks.getEntityManager().createNativeQuery("select id from asset where brand_id = ?1").setParameter(1, brand.id()).getSingleResult()).longValue());
        ben.post("/links/bulk/pauses", "linkId", one, "linkId", two);
        assertThat(ben.open("/links/" + one).text()).contains("It is not looked at: its checks are paused by Ben.");
        assertThat(ben.open("/links").select("tbody tr").text()).contains("paused by Ben");
        ben.post("/links/bulk/resumptions", "linkId", one);
        String undo = ben.open("/links").select(".toast form").attr("action");
        assertThat(ben.open("/links/" + one).text()).contains("resumed: looked at soon");
        ben.post(undo);
        assertThat(ben.open("/links/" + one).text()).contains("paused by Ben");
        // paid and nofollow is missing: both become a policy risk, and are won again when it is taken back
        ben.post("/links/bulk/terms", "linkId", one, "linkId", two, "hadBy", "PAID", "amount", "80", "currency", "eur");
        undo = ben.open("/links").select(".toast form").attr("action");
        assertThat(ben.open("/links?state=POLICY_RISK").select("tbody tr")).hasSize(2);
        ben.post("/links/" + two + "/terms", "hadBy", "GIFTED", "amount", "", "currency", "");
        ben.post(undo);
        assertThat(ben.open("/links").select(".toast").text()).contains("Taken back for 1 page. 1 changed again since then and stay.");
        assertThat(ben.open("/links?state=WON").select("tbody tr").text()).contains("/one").doesNotContain("/two");
        ben.post("/links/bulk/terms", "linkId", one, "hadBy", "bribed");
        assertThat(ben.open("/links").select(".toast").text()).contains("A link is earned, paid, gifted or not_said");
        // the API does the same
        int bulk = Api.with(token).body(Map.of("verb", "asset", "backlinkIds", java.util.List.of(one, two), "assetId", asset)).post("/brands/{id}/links/bulk", brand.id())
            .then().statusCode(200).body("changed", equalTo(2)).extract().path("id");
        Api.with(token).get("/backlinks/{id}", one).then().body("assetId", equalTo((int) asset));
        Api.with(token).post("/brands/{id}/links/bulk/{bulk}/undo", brand.id(), bulk).then().statusCode(200).body("said", equalTo("Taken back for 2 pages."));
        Api.with(token).get("/backlinks/{id}", one).then().body("assetId", nullValue());
        Api.with(token).post("/brands/{id}/links/bulk/{bulk}/undo", brand.id(), bulk).then().statusCode(422).body("field", equalTo("undo"));
        Api.with(token).body(Map.of("verb", "burn", "backlinkIds", java.util.List.of(one))).post("/brands/{id}/links/bulk", brand.id()).then().statusCode(422).body("field", equalTo("verb"));
        String csv = ben.get("/links/export.csv?state=WON").asString();
        assertThat(csv.lines().toList()).hasSize(2);
        assertThat(csv).contains("Referring page URL").contains("http://" + site.domain() + "/one").contains("Fernhill survey").doesNotContain("/two");
        assertThat(ben.get("/links/export.csv?state=POLICY_RISK&linkId=" + one).asString().lines().toList()).as("a ticked row of another tab is not in it").hasSize(1);
        assertThat(ben.open("/links?anchor=PARTIAL").select("tbody tr")).hasSize(1);
        assertThat(ben.open("/links?anchor=IMAGE").select("tbody tr")).isEmpty();
    }

    @Test
    void aPageNobodyCouldReadForTwoWeeksIsAPersonsToLookAt() {
        web.page("/p", good);
        long link = QuarkusTransaction.requiringNew().call(() -> backlinks.promise(brand, site, "http://" + site.domain() + "/p", "https://" + brand.domains().get(0) + "/remote-hiring", null, null, start).id());
        check.now(link, start.plus(Duration.ofDays(1)));
        web.page("/p", 403, Map.of(), "no");
        for (int day = 2; day < 5; day++) check.now(link, start.plus(Duration.ofDays(day)));
        Document today = ben.open("/");
        assertThat(today.select("[aria-labelledby=a-look] li").text()).contains(site.domain() + "/p").contains("We could not verify it for two weeks: the site does not let us in (403)");
        assertThat(ben.open("/links?state=WON").select("tbody tr")).as("it still counts").hasSize(1);
        ben.post(today.select("[aria-labelledby=a-look] form").attr("action"));
        assertThat(ben.open("/").select("[aria-labelledby=a-look]")).isEmpty();
        assertThat(ben.open("/links/" + link).select(".timeline").text()).contains("Ben looked, and it is there");
    }

    @Test
    void theQueueBeginsWithTheBestSite() {
        Site strong = cast.site();
        Site weak = cast.site();
        for (Object[] each : new Object[][] {{weak, 12}, {strong, 81}}) QuarkusTransaction.requiringNew().run(() -> backlinks.getEntityManager()
            .createNativeQuery("insert into site_reading (site_id, source, as_of, dr, created_at) values (?1, 'Ahrefs', '2026-11-01', ?2, now())").setParameter(1, ((Site) each[0]).id()).setParameter(2, each[1]).executeUpdate());
        Api.with(token).body(Map.of("pages", java.util.List.of("https://" + strong.domain() + "/a", "https://" + site.domain() + "/b", "https://" + weak.domain() + "/c"))).post("/brands/{id}/mentions", brand.id())
            .then().statusCode(200).body("result", equalTo(java.util.List.of("NOTED", "NOTED", "NOTED")));
        Api.with(token).body(Map.of("pages", java.util.List.of("https://" + strong.domain() + "/a", "nonsense"))).post("/brands/{id}/mentions", brand.id()).then().statusCode(422).body("field", equalTo("pageUrl"));
        Document queue = ben.open("/links?state=RECLAMATION");
        assertThat(queue.select("ul.problems a.site").eachText()).containsExactly(strong.domain() + "/a", weak.domain() + "/c", site.domain() + "/b");
        assertThat(queue.select("ul.problems li").get(0).text()).contains("Site authority 81");
        QuarkusTransaction.requiringNew().run(() -> backlinks.getEntityManager().createNativeQuery("update site_reading set dr = 95 where site_id = ?1").setParameter(1, weak.id()).executeUpdate());
        weigh.run();
        assertThat(ben.open("/links?state=RECLAMATION").select("ul.problems a.site").get(0).text()).isEqualTo(weak.domain() + "/c");
    }

    @Test
    void aChangeIsReadOnTheLinkAndNotedOnToday() {
        long link = won("/p");
        web.page("/p", good.replace("<a ", "<a rel='nofollow' ").replace("every autumn", "each spring"));
        visit(link);
        assertThat(ben.open("/links").select("tbody tr").text()).contains("Was followed, now nofollow.");
        Document page = ben.open("/links/" + link);
        assertThat(page.select("[aria-labelledby=diff-h] del").text()).isEqualTo("every autumn.");
        assertThat(page.select("[aria-labelledby=diff-h] ins").text()).isEqualTo("each spring.");
        assertThat(page.select("#case").text()).contains("Qualifier added").contains("was followed, now nofollow");
        Document today = ben.open("/");
        assertThat(today.select("[aria-labelledby=a-changed]").text()).contains("it was followed and is now nofollow");
        ben.post(today.select("[aria-labelledby=a-changed] li form").attr("action"));
        assertThat(ben.open("/").select("[aria-labelledby=a-changed]")).isEmpty();
        Api.with(token).get("/brands/{id}/alerts", brand.id()).then().body("items", hasSize(1)).body("items[0].kind", equalTo("QUALIFIER_CHANGED")).body("items[0].notedAt", notNullValue());
        Document queue = ben.open("/links?state=RECLAMATION");
        assertThat(queue.select("ul.problems li").text()).contains("Qualifier added").contains("Draft mail");
        assertThat(queue.select(".lede").text()).contains("1 open").contains("No case was closed");
        String close = queue.select("form[action$=/outcome]").attr("action");
        ben.post(close, "outcome", "DECLINED", "back", "/links?state=RECLAMATION");
        assertThat(ben.open("/links?state=RECLAMATION").select(".lede").text()).contains("0 reclaimed (0 %)").contains("1 declined");
        assertThat(ben.open("/links?state=RECLAMATION&show=DECLINED").select("ul.problems li").text()).contains("they said no");
        Api.with(token).get("/brands/{id}/reclamations/rate", brand.id()).then().body("all.closed", equalTo(1)).body("all.percent", equalTo(0)).body("byCause.QUALIFIER_ADDED.declined", equalTo(1));
        Api.with(token).queryParam("state", "DECLINED").get("/brands/{id}/reclamations", brand.id()).then().body("items", hasSize(1)).body("items[0].backlinkId", equalTo((int) link));
        Api.with(token).queryParam("cause", "odd").get("/brands/{id}/reclamations", brand.id()).then().statusCode(422).body("field", equalTo("cause"));
    }

    @Test
    void ourBrokenPageShowsTheLineThatMendsIt() {
        long link = won("/p");
        allowed.map(brand.domains().get(0), web.port());
        long page = QuarkusTransaction.requiringNew().call(() -> ownPages.of(backlinks.require(link)).orElseThrow().id());
        checkOwnPages.now(page, start.plus(Duration.ofDays(++day)));
        checkOwnPages.now(page, start.plus(Duration.ofDays(++day)));
        Document queue = ben.open("/links?state=RECLAMATION");
        assertThat(queue.select(".notice--warn").text()).contains("is gone").contains("One live link leads to it");
        assertThat(queue.select("ul.problems li").text()).contains("Our page is broken").contains("Mend our page").doesNotContain("Draft mail");
        String repair = queue.select(".notice--warn a").attr("href");
        assertThat(ben.open(repair + "?to=https://" + brand.domains().get(0) + "/new").select("pre").text()).contains("location = /remote-hiring { return 301 https://" + brand.domains().get(0) + "/new; }");
        assertThat(ben.open(repair + "?to=nonsense").text()).contains("Enter the full address");
        web.page("/remote-hiring", "<p>" + "Back again. ".repeat(20));
        ben.post(repair + "/check");
        assertThat(ben.open("/links?state=RECLAMATION").select(".lede").text()).contains("1 reclaimed (100 %)");
    }

    @Test
    void feedsAreKeptOnThePageAndTheApiAndAMentionProposesItsTarget() {
        web.page("/rss", 200, Map.of("Content-Type", "application/rss+xml"), "<rss version='2.0'><channel><title>Weekly</title><link>/</link><description>d</description><item><title>T</title><link>/item</link>"
            + "<description>" + brand.name() + " on remote hiring says so.</description></item></channel></rss>");
        ben.post("/links/feeds", "url", "http://" + site.domain() + "/rss");
        Document page = ben.open("/links/feeds");
        assertThat(page.select("tbody tr").text()).contains("Weekly").contains("1 item read, 1 mention found");
        assertThat(ben.post("/links/feeds", "url", "nonsense").statusCode()).isEqualTo(422);
        Document mentions = ben.open("/links?state=MENTIONS");
        assertThat(mentions.select("tbody tr").text()).contains("on remote hiring says so").contains("fits the asset State of Remote Hiring").contains("from the feed Weekly");
        ben.post("/links/feeds/pages", "pages", "http://" + site.domain() + "/by-hand\nhttps://" + brand.domains().get(0) + "/own\n");
        assertThat(ben.open("/links/feeds").select(".toast").text()).contains("1 noted").contains("1 on our own site");
        int feed = Api.with(token).get("/brands/{id}/feeds", brand.id()).then().body("items", hasSize(1)).body("items[0].mentions", equalTo(1)).extract().path("items[0].id");
        Api.with(token).body(Map.of("paused", true)).patch("/feeds/{id}", feed).then().statusCode(200).body("nextPollAt", nullValue());
        Api.with(token).delete("/feeds/{id}", feed).then().statusCode(204);
        Api.with(token).get("/feeds/{id}", feed).then().statusCode(404);
        Api.with(token).body(Map.of("url", "nonsense")).post("/brands/{id}/feeds", brand.id()).then().statusCode(422).body("field", equalTo("url"));
        assertThat(ben.open("/links?state=MENTIONS").select("tbody tr")).as("what it brought stays").hasSize(2);
    }

    @Test
    void theWebhookIsMadeAndItsSecretShownOnce() {
        Document made = org.jsoup.Jsoup.parse(ben.post("/settings/alerts/webhook", "url", "http://" + site.domain() + "/hook").body().asString());
        assertThat(made.select(".notice code").get(0).text()).startsWith("whsec_");
        assertThat(ben.open("/settings/alerts").text()).doesNotContain("whsec_");
        ben.post("/settings/alerts/webhook/test");
        assertThat(ben.open("/settings/alerts").select("tbody tr").text()).contains("test").contains("answered 404").contains("Failed");
        assertThat(ben.post("/settings/alerts/webhook", "url", "nonsense").statusCode()).isEqualTo(422);
        Visitor ana = Visitor.signedIn(cast.ana()).with("brand", brand.id().toString());
        assertThat(ana.post("/settings/alerts/webhook", "url", "https://hook.example/").statusCode()).isEqualTo(403);
        assertThat(ana.open("/settings/alerts").text()).contains("Managers change it");
        Api.with(token).get("/brands/{id}/webhook", brand.id()).then().statusCode(200).body("secret", nullValue());
        Api.with(token).get("/brands/{id}/webhook/deliveries", brand.id()).then().body("items", hasSize(1)).body("items[0].lastStatus", equalTo(404));
        Api.with(cast.token(cast.ana())).get("/brands/{id}/webhook", brand.id()).then().statusCode(403);
        ben.post("/settings/profile/digest", "hour", "7");
        assertThat(ben.open("/settings/profile").select("#f-hour option[selected]").text()).isEqualTo("7:00");
        ben.post("/settings/profile/digest", "hour", "none");
        assertThat(ben.open("/settings/profile").select("#f-hour option[selected]").text()).isEqualTo("never");
    }

    @Test
    void anOutsiderIsRefused() {
        for (String page : new String[] {"/links/feeds", "/links/repairs/1", "/settings/alerts"}) assertThat(Visitor.outsider().get(page).statusCode()).as(page).isEqualTo(302);
        for (String path : new String[] {"/brands/1/feeds", "/feeds/1", "/brands/1/alerts", "/brands/1/webhook", "/brands/1/reclamations"}) Api.outsider().get(path).then().statusCode(401);
        assertThat(Visitor.outsider().post("/links/bulk/write-offs").statusCode()).isEqualTo(302);
    }

    private long won(String path) {
        web.page(path, good);
        long id = QuarkusTransaction.requiringNew().call(() -> backlinks.promise(brand, site, "http://" + site.domain() + path, "https://" + brand.domains().get(0) + "/remote-hiring", null, null, start).id());
        visit(id);
        return id;
    }

    private void visit(long link) {
        check.now(link, clock.instant().minus(Duration.ofDays(10)).plus(Duration.ofHours(++day)));
    }
}
