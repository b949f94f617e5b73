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

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.CheckLink;
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
    @Inject InstantSource clock;
    @TestHTTPResource("/")
    URL home;

    private final TestWeb web = new TestWeb();
    private Brand brand;
    private Site site;
    private Instant start;
    private String link;

    @BeforeEach
    void linksOfEveryKind() {
        brand = cast.brand();
        cast.asset(brand);
        site = cast.site();
        allowed.map(site.domain(), web.port());
        start = clock.instant().minus(Duration.ofDays(20));
        link = "<a href='https://" + brand.domains().get(0) + "/remote-hiring'>";
        long followed = promised("/p/112-office-numbers");
        long qualified = promised("/2026/11/hiring-slows");
        long walled = promised("/tools/surveys");
        long atRisk = promised("/reading");
        long lost = promised("/remote-tools");
        promised("/toolbox");
        long mentioned = promised("/four-day-week");
        days(0, followed, "<p>…the largest survey so far, " + link + "Fernhill's State of Remote Hiring</a>, puts the median at 34 days from the first advert to the signed contract.", 12);
        days(0, qualified, "<p>This is " + link + "a study by Fernhill</a> of office workers.", 7);
        days(7, qualified, "<p>This is " + link.replace("<a ", "<a rel='nofollow' ") + "a study by Fernhill</a> of office workers.", 5);
        days(0, walled, "<p>Start from " + link + "Fernhill's template</a> and cut it to ten questions.", 9);
        days(9, walled, null, 3);
        days(0, atRisk, "<p>Numbers: the " + link + "Fernhill survey</a>, every autumn.", 11);
        days(11, atRisk, "<p>The list was shortened.", 2);
        days(0, lost, "<p>Templates such as those of " + link + "Fernhill</a> save an afternoon.", 10);
        days(10, lost, "<p>Templates such as those of " + brand.name() + " save an afternoon.", 4);
        days(0, mentioned, "<p>" + brand.name() + " found that a third of the teams that tried went back.", 1);
    }

    @AfterEach
    void stop() {
        allowed.unmap(site.domain());
        web.close();
    }

    @Test
    void everyTabStandsAtBothWidths() {
        for (int width : List.of(1280, 390)) {
            try (Browser browser = Browser.open(width)) {
                Page page = signedIn(browser, cast.ana());
                for (LinksTab tab : LinksTab.values()) {
                    page.navigate(home + "links?state=" + tab);
                    assertThat(browser.overflow()).as(tab + " at " + width).isLessThanOrEqualTo(0);
                    browser.picture("links-" + tab.name().toLowerCase().replace('_', '-'));
                }
                page.navigate(home + "links?state=LOST");
                page.locator("a.site").first().click();
                page.waitForURL("**/links/*");
                assertThat(browser.overflow()).isLessThanOrEqualTo(0);
                browser.picture("link");
                page.navigate(home + "links?state=MENTIONS");
                page.locator("a.site").first().click();
                page.waitForURL("**/mentions/*");
                assertThat(browser.overflow()).isLessThanOrEqualTo(0);
                browser.picture("mention");
                page.navigate(home + "links/new");
                browser.picture("link-new");
                assertThat(browser.complaints()).isEmpty();
            }
        }
    }

    @Test
    void aPickNarrowsTheListAndAWriteOffIsAskedFor() {
        try (Browser browser = Browser.open(1280)) {
            Page page = signedIn(browser, cast.ana());
            page.navigate(home + "links");
            page.locator("details.pick summary", new Page.LocatorOptions().setHasText("Qualifier")).click();
            page.locator(".pick .menu a", new Page.LocatorOptions().setHasText("nofollow")).click();
            assertThat(page.locator("tbody tr").count()).isEqualTo(1);
            page.navigate(home + "links?state=LOST");
            page.locator("button", new Page.LocatorOptions().setHasText("Write off…")).click();
            page.click("#confirm [value=yes]");
            page.waitForSelector(".toast");
            assertThat(page.locator("tbody tr").count()).isZero();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private long promised(String path) {
        LocalDate day = LocalDate.ofInstant(start.plus(Duration.ofDays(16)), ZoneOffset.UTC);
        return QuarkusTransaction.requiringNew().call(() -> backlinks.promise(brand, site, "http://" + site.domain() + path, "https://" + brand.domains().get(0) + "/remote-hiring",
            null, day, start).id());
    }

    /** One check a day; without html the site shows a bot wall. */
    private void days(int from, long id, String html, int count) {
        String path = QuarkusTransaction.requiringNew().call(() -> backlinks.require(id).pageUrl()).replaceFirst("http://[^/]+", "");
        if (html == null) web.page(path, 403, Map.of(), "no");
        else web.page(path, html);
        for (int day = from; day < from + count; day++) check.now(id, start.plus(Duration.ofDays(day)).plusSeconds(id));
    }

    private Page signedIn(Browser browser, User user) {
        return browser.signIn(home, user, brand);
    }
}
