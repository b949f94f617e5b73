package dev.linkwright.web.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;

import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.CampaignCast;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.CheckLink;
import dev.linkwright.link.Mentions;
import dev.linkwright.link.reclaim.CheckOwnPages;
import dev.linkwright.link.reclaim.OwnPages;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Browser;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The Links pages with links of every kind, in a real browser, wide and narrow. */
@QuarkusTest
class LinksInBrowserTest {

    @Inject Cast cast;
    @Inject AllowedHosts allowed;
    @Inject Backlinks backlinks;
    @Inject CheckLink check;
    @Inject Mentions mentions;
    @Inject OwnPages ownPages;
    @Inject CheckOwnPages checkOwnPages;
    @Inject CampaignCast campaigns;
    @Inject InstantSource clock;
    @TestHTTPResource("/")
    URL home;

    private final TestWeb web = new TestWeb();
    private Brand brand;
    private Site site;
    private Instant start;
    private String link;
    private long qualified;
    private long lost;
    private long mention;
    private long brokenPage;

    @BeforeEach
    void linksOfEveryKind() {
        brand = cast.brand();
        cast.asset(brand);
        site = cast.site();
        allowed.map(site.domain(), web.port());
        start = clock.instant().minus(Duration.ofDays(20));
        link = "<a href='https://" + brand.domains().get(0) + "/remote-hiring'>";
        long followed = promised("/p/112-office-numbers", "/office-numbers");
        qualified = promised("/2026/11/hiring-slows");
        long walled = promised("/tools/surveys");
        long atRisk = promised("/reading");
        lost = promised("/remote-tools");
        promised("/toolbox");
        long mentioned = promised("/four-day-week");
        days(0, followed, "<p>…the largest survey so far, " + link.replace("/remote-hiring", "/office-numbers") + "Fernhill's State of Remote Hiring</a>, puts the median at 34 days from the first advert to the signed contract.", 12);
        days(0, qualified, "<p>This is " + link + "a study by Fernhill</a> of office workers.", 7);
        days(7, qualified, "<p>This is " + link.replace("<a ", "<a rel='nofollow' ") + "a study by Fernhill</a> of office workers.", 5);
        days(0, walled, "<p>Start from " + link + "Fernhill's template</a> and cut it to ten questions.", 9);
        days(9, walled, null, 3);
        days(0, atRisk, "<p>Numbers: the " + link + "Fernhill survey</a>, every autumn.", 11);
        days(11, atRisk, "<p>The list was shortened.", 2);
        days(0, lost, "<p>Templates such as those of " + link + "Fernhill</a> save an afternoon.", 10);
        days(10, lost, "<p>Templates such as those of " + brand.name() + " save an afternoon.", 4);
        days(0, mentioned, "<p>" + brand.name() + " found that a third of the teams that tried went back.", 1);
        QuarkusTransaction.requiringNew().run(() -> {
            cast.contact(site, "Ines");
            campaigns.mailbox(true);
            // our page answers 404 on two days
            allowed.map(brand.domains().get(0), web.port());
            mention = mentions.find("brand", brand).firstResult().id();
            brokenPage = ownPages.of(backlinks.require(followed)).orElseThrow().id();
        });
        for (int day = 12; day < 14; day++) checkOwnPages.now(brokenPage, start.plus(Duration.ofDays(day)));
    }

    @AfterEach
    void stop() {
        allowed.unmap(site.domain());
        allowed.unmap(brand.domains().get(0));
        web.close();
    }

    /** One sign-in a width: looked at in both, worked with in the wide one. */
    @Test
    void everyPageStandsAtBothWidthsAndItsButtonsDoWhatTheySay() {
        for (int width : List.of(1280, 390)) {
            try (Browser browser = Browser.open(width)) {
                Page page = browser.signIn(home, cast.ana(), brand);
                for (LinksTab tab : LinksTab.values()) look(browser, "links?state=" + tab, "links-" + tab.name().toLowerCase().replace('_', '-'));
                look(browser, "links/feeds", "link-feeds");
                look(browser, "links/repairs/" + brokenPage, "link-repair");
                look(browser, "links/" + lost, "link");
                look(browser, "mentions/" + mention, "mention");
                look(browser, "links/new", "link-new");
                look(browser, "settings/alerts", "settings-alerts");
                look(browser, "", "today-links");
                if (width == 1280) work(page);
                assertThat(browser.complaints()).isEmpty();
            }
        }
    }

    /** What a person does with these pages, each step from where the one before led. */
    private void work(Page page) {
        // what changed is news on Today, and is noted there
        page.locator("section:has(#a-changed) button", has("Noted")).first().click();
        page.waitForSelector(".toast");
        // a pick narrows the list; the bar comes with the first tick, and what it does is taken back
        page.navigate(home + "links");
        page.locator("details.pick summary", has("Qualifier")).click();
        page.locator(".pick .menu a", has("nofollow")).click();
        assertThat(page.locator("tbody tr").count()).isEqualTo(1);
        assertThat(page.locator("form.bulk").isVisible()).isFalse();
        page.locator("tbody input[name=linkId]").check();
        page.locator("form.bulk summary", has("Checks…")).click();
        page.locator("form.bulk .menu button", has("Pause")).click();
        assertThat(page.locator(".toast").innerText()).contains("One page is not checked until you resume it");
        assertThat(page.locator("tbody").innerText()).contains("paused by Ana");
        page.locator(".toast button").click();
        assertThat(page.locator(".toast").innerText()).contains("Taken back for 1 page.");
        page.navigate(home + "links?state=LOST");
        page.locator("button", has("Write off…")).click();
        page.click("#confirm [value=yes]");
        page.waitForSelector(".toast");
        assertThat(page.locator("tbody tr").count()).isZero();
        page.locator(".toast button").click();
        // a link's own page: what changed, a check at once
        page.navigate(home + "links/" + qualified);
        assertThat(page.locator("#case").innerText()).contains("Qualifier added");
        page.locator("button", has("Check now")).click();
        assertThat(page.locator(".toast").innerText()).startsWith("Checked.");
        // from the queue to a draft, from a mention to a draft: nothing leaves unread
        page.navigate(home + "links?state=RECLAMATION");
        page.locator("li:has-text('/remote-tools') button", has("Draft mail")).first().click();
        page.waitForURL("**/review?at=*");
        assertThat(page.locator("body").innerText()).contains("A draft waits here");
        page.navigate(home + "mentions/" + mention);
        page.locator("button", has("Draft mail")).first().click();
        page.waitForLoadState();
        assertThat(page.locator(".toast").innerText()).isNotBlank();
        // our own broken page is mended by a line for the server
        page.navigate(home + "links?state=RECLAMATION");
        page.locator(".notice a", has("Mend it")).click();
        page.waitForURL("**/links/repairs/*");
        assertThat(page.locator("pre").first().innerText()).contains("301");
    }

    private void look(Browser browser, String path, String name) {
        browser.page().navigate(home + path);
        assertThat(browser.overflow()).as(path).isLessThanOrEqualTo(0);
        browser.picture(name);
    }

    private static Page.LocatorOptions has(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private long promised(String path) {
        return promised(path, "/remote-hiring");
    }

    private long promised(String path, String target) {
        LocalDate day = LocalDate.ofInstant(start.plus(Duration.ofDays(16)), ZoneOffset.UTC);
        return QuarkusTransaction.requiringNew().call(() -> backlinks.promise(brand, site, "http://" + site.domain() + path, "https://" + brand.domains().get(0) + target,
            null, day, start).id());
    }

    /** One check a day; without html the site shows a bot wall. */
    private void days(int from, long id, String html, int count) {
        String path = QuarkusTransaction.requiringNew().call(() -> backlinks.require(id).pageUrl()).replaceFirst("http://[^/]+", "");
        if (html == null) web.page(path, 403, Map.of(), "no");
        else web.page(path, html);
        for (int day = from; day < from + count; day++) check.now(id, start.plus(Duration.ofDays(day)).plusSeconds(id));
    }
}
