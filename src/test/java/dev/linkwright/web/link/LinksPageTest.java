package dev.linkwright.web.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

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
import dev.linkwright.link.MentionRow;
import dev.linkwright.link.MentionRows;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class LinksPageTest {

    @Inject Cast cast;
    @Inject AllowedHosts allowed;
    @Inject Backlinks backlinks;
    @Inject MentionRows mentionRows;
    @Inject CheckLink check;
    @Inject InstantSource clock;

    private TestWeb web;
    private Brand brand;
    private Site site;
    private String target;
    private Visitor ana;

    @BeforeEach
    void aBrandAndAPartnersPage() {
        web = new TestWeb();
        brand = cast.brand();
        site = cast.site();
        allowed.map(site.domain(), web.port());
        target = "https://" + brand.domains().get(0) + "/remote-hiring";
        ana = Visitor.signedIn(cast.ana()).with("brand", brand.id().toString());
    }

    @AfterEach
    void stop() {
        allowed.unmap(site.domain());
        web.close();
    }

    @Test
    void everyTabSaysWhatGoesThereWhenItIsEmpty() {
        for (LinksTab tab : LinksTab.values()) assertThat(ana.open("/links?state=" + tab).select(".empty h2").text()).as(tab.name()).isNotBlank();
    }

    @Test
    void aPromiseIsAddedCheckedAndWonBeforeOnesEyes() {
        Response added = ana.post("/links/new", "pageUrl", pageUrl(), "targetUrl", target, "promisedFor", "2020-01-31");
        assertThat(added.statusCode()).isEqualTo(303);
        String address = path(added);
        Document promised = ana.open("/links?state=PROMISED");
        assertThat(promised.select("tbody tr").text()).contains(site.domain()).contains("late").contains("Not looked at yet").contains("48 hours after the promise");
        web.page("/page", "<p>As <a rel='nofollow' href='" + target + "'>the Fernhill survey</a> says.");
        Response checked = ana.post(address + "/check", "back", "/links?state=PROMISED");
        assertThat(path(checked)).isEqualTo("/links?state=PROMISED");
        assertThat(ana.open("/links?state=PROMISED").select(".toast").text()).contains("Checked. Live, but nofollow, in the main text.");
        Document won = ana.open("/links");
        assertThat(won.select(".tabs a[aria-current]").text()).isEqualTo("Won 1");
        assertThat(won.select(".verdict").text()).isEqualTo("Live, but nofollow, in the main text");
        assertThat(won.select(".evidence mark").text()).isEqualTo("rel=\"nofollow\"");
        assertThat(won.select("svg.history").attr("aria-label")).isEqualTo("Last 1 checks, oldest first: 1 qualified");
        assertThat(won.text()).contains("daily: won this week");
        Document link = ana.open(address);
        assertThat(link.select(".table--checks .verdict").text()).contains("Live, but nofollow");
        assertThat(link.select(".timeline").text()).contains("Won: the link was seen for the first time").contains("Promised: recorded");
        assertThat(link.select("#quality table").text()).contains("Counts for search engines nofollow 10 of 30");
        assertThat(ana.open("/links?state=WON&qualifier=followed").select(".empty").text()).contains("No won link fits");
        assertThat(ana.open("/links?state=WON&qualifier=nofollow").select("tbody tr")).hasSize(1);
    }

    @Test
    void badInputIsSaidAtItsField() {
        Response answer = ana.post("/links/new", "pageUrl", "not a page", "targetUrl", target);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body().asString()).contains("This is not the address of a web page: not a page");
        assertThat(ana.post("/links/new", "pageUrl", pageUrl(), "targetUrl", "").statusCode()).isEqualTo(422);
        assertThat(ana.post("/links/new", "pageUrl", pageUrl(), "targetUrl", target, "promisedFor", "soon").statusCode()).isEqualTo(422);
        assertThat(ana.get("/links/999999999").statusCode()).isEqualTo(404);
    }

    @Test
    void aLinkThatIsMissedShowsWhatItWasAndIsReclaimedOrWrittenOff() {
        Instant start = clock.instant().minus(Duration.ofDays(5));
        long id = QuarkusTransaction.requiringNew().call(() -> backlinks.promise(brand, site, pageUrl(), target, null, LocalDate.now(), start).id());
        web.page("/page", "<p>Numbers: the <a href='" + target + "'>Fernhill survey</a>, every autumn.");
        check.now(id, start.plus(Duration.ofHours(1)));
        web.page("/page", "<p>Nothing here any more.");
        check.now(id, start.plus(Duration.ofHours(2)));
        Document risk = ana.open("/links?state=AT_RISK");
        assertThat(risk.select(".verdict").text()).isEqualTo("The page is fine, link and name are not there. 1 of 3 checks.");
        assertThat(risk.select(".evidence .gone").text()).isEqualTo("Numbers: the Fernhill survey, every autumn.");
        assertThat(risk.select("form[action=/links/" + id + "/check]")).isNotEmpty();
        for (int hour : List.of(26, 50)) check.now(id, start.plus(Duration.ofHours(hour)));
        assertThat(ana.open("/links?state=LOST").select("form[action=/links/" + id + "/reclaim] button").text()).isEqualTo("Draft reclamation");
        assertThat(ana.open("/links?state=RECLAMATION").select("li .site").text()).contains(site.domain());
        ana.post("/links/" + id + "/write-off", "why", "site closed");
        assertThat(ana.open("/links?state=LOST").select("tbody tr")).isEmpty();
        assertThat(ana.open("/links?state=WRITTEN_OFF").select("tbody tr").text()).contains("no more checks: written off");
        assertThat(ana.open("/links/" + id).select(".timeline").text()).contains("Written off: site closed");
    }

    @Test
    void aMentionIsReadDraftedOrDismissedAndTakenBack() {
        QuarkusTransaction.requiringNew().run(() -> mentionRows.take(brand, 0, "imported from alerts.csv", List.of(new MentionRow(pageUrl(), "")), clock.instant()));
        web.page("/page", "<p>" + brand.name() + " found that a third went back.");
        Document before = ana.open("/links?state=MENTIONS");
        String address = before.select("a.site[href^=/mentions/]").attr("href");
        ana.post(address + "/check");
        Document after = ana.open("/links?state=MENTIONS");
        assertThat(after.select("tbody mark").text()).isEqualTo(brand.name());
        assertThat(after.select("form[action=" + address + "/reclaim] button").text()).isEqualTo("Draft mail");
        assertThat(ana.open("/links?state=RECLAMATION").select("form[action=" + address + "/reclaim] button").text()).isEqualTo("Draft mail");
        assertThat(ana.open(address).select(".verdict").get(0).text()).contains("ames us as").startsWith("Names");
        assertThat(ana.post(address + "/reclaim").statusCode()).isEqualTo(303);
        assertThat(ana.open(address).select(".toast").text()).contains("Nobody is known at " + site.domain());
        ana.post(address + "/dismiss", "back", "/links?state=MENTIONS");
        assertThat(ana.open("/links?state=MENTIONS").select("tbody tr")).isEmpty();
        ana.post(address + "/restore");
        assertThat(ana.open("/links?state=MENTIONS").select("tbody tr")).hasSize(1);
    }

    @Test
    void aFormNeverSendsSomebodyElsewhere() {
        long id = QuarkusTransaction.requiringNew().call(() -> backlinks.promise(brand, site, pageUrl(), target, null, null, clock.instant()).id());
        for (String back : List.of("https://evil.example/", "//evil.example", "/links\r\nX: y", "javascript:1"))
            assertThat(path(ana.post("/links/" + id + "/check", "back", back))).isEqualTo("/links/" + id);
    }

    @Test
    void anOutsiderIsSentToTheSignIn() {
        for (String page : List.of("/links", "/links/new", "/links/1", "/mentions/1")) {
            Response answer = Visitor.outsider().get(page);
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.header("Location")).contains("/sign-in");
        }
        assertThat(Visitor.outsider().post("/links/1/check").statusCode()).isEqualTo(302);
    }

    private String pageUrl() {
        return "http://" + site.domain() + "/page";
    }

    private static String path(Response redirect) {
        return redirect.header("Location").replaceFirst("^https?://[^/]+", "");
    }
}
