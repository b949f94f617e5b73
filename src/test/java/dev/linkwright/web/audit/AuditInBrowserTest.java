package dev.linkwright.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.BacklinkRow;
import dev.linkwright.link.BacklinkRows;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.CheckLink;
import dev.linkwright.link.PlacementTerms;
import dev.linkwright.link.RecordTerms;
import dev.linkwright.link.audit.FinishAudits;
import dev.linkwright.link.ours.InternalLinks;
import dev.linkwright.link.ours.OurPages;
import dev.linkwright.testing.Browser;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** From a tool's word to an audit, a decision and a disavow file, in a real browser, wide and narrow. */
@QuarkusTest
class AuditInBrowserTest {

    @Inject Cast cast;
    @Inject Brands brands;
    @Inject AllowedHosts allowed;
    @Inject BacklinkRows rows;
    @Inject Backlinks backlinks;
    @Inject CheckLink check;
    @Inject RecordTerms terms;
    @Inject FinishAudits finish;
    @Inject OurPages pages;
    @Inject InternalLinks inside;
    @Inject EntityManager database;
    @Inject InstantSource clock;
    @TestHTTPResource("/")
    URL home;

    @Test
    void anAuditIsStartedReadDecidedOnAndItsFileDownloaded() {
        Brand brand = cast.brand();
        cast.asset(brand);
        int number = Cast.number();
        String partner = "quiet-office-" + number + ".example";
        String target = "https://" + brand.domains().get(0) + "/remote-hiring";
        TestWeb web = new TestWeb();
        allowed.map(partner, web.port());
        try (web) {
            bring(brand, number, partner, target);
            web.page("/reading", "<article><p>What we read on hiring: <a rel=nofollow href='" + target + "'>the State of Remote Hiring</a>, every year.</article>");
            web.page("/tools", "<p>Nothing here any more.");
            web.page("/paid", "<article><p>Sponsored by <a href='" + target + "'>the survey</a>.</article>");
            for (int width : List.of(1280, 390)) {
                try (Browser browser = Browser.open(width)) {
                    Page page = browser.signIn(home, cast.ana(), brand);
                    page.navigate(home + "links/audits");
                    look(browser, "audit");
                    if (width == 1280) {
                        page.locator("#look-full ~ form button, .spread:has(#look-full) button").first().click();
                        page.waitForURL("**/links/audits/*");
                        look(browser, "audit-running");
                        checkAll(brand, partner);
                        page.reload();
                        assertThat(page.locator(".lede").innerText()).contains("19 links looked at");
                    } else {
                        page.locator("tr[data-row] a").first().click();
                        page.waitForURL("**/links/audits/*");
                    }
                    look(browser, "audit-result");
                    page.navigate(home + "links/differences");
                    assertThat(page.locator("tr[data-row]").count()).isEqualTo(1);
                    look(browser, "audit-differences");
                    page.navigate(home + "links/bad");
                    look(browser, "audit-bad");
                    page.locator("button:has-text('Disavow')").locator("visible=true").first().click();
                    page.waitForSelector(".toast");
                    page.navigate(home + "links/disavow");
                    page.setInputFiles("#f-file", new FilePayload("disavow.txt", "text/plain", "# before\ndomain:old.example\nbroken\n".getBytes()));
                    page.locator("form.drop button").click();
                    page.waitForSelector(".problems");
                    look(browser, "audit-disavow");
                    page.locator("#f-understood").check();
                    String file = new String(read(page.waitForDownload(() -> page.locator("button:has-text('Download')").click()).path()));
                    assertThat(file).startsWith("# before\ndomain:old.example\n# line 3").contains("-" + number + ".example");
                    page.navigate(home + "links/warnings");
                    look(browser, "audit-warnings");
                    page.navigate(home + "links/inside");
                    look(browser, "audit-inside");
                    page.navigate(home + "links/" + link(brand, "/reading").id());
                    look(browser, "audit-link");
                    assertThat(browser.complaints()).isEmpty();
                }
            }
        } finally {
            allowed.unmap(partner);
        }
    }

    private static void look(Browser browser, String name) {
        assertThat(browser.overflow()).as(name).isLessThanOrEqualTo(0);
        browser.picture(name);
    }

    private static byte[] read(java.nio.file.Path path) {
        try {
            return java.nio.file.Files.readAllBytes(path);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void bring(Brand brand, int number, String partner, String target) {
        List<BacklinkRow> file = new ArrayList<>();
        for (String path : List.of("/reading", "/tools", "/paid")) file.add(new BacklinkRow("http://" + partner + path, target, "the State of Remote Hiring", false, false, false, null,
            path.equals("/tools") ? new BacklinkRow.Lost(LocalDate.parse("2026-05-01"), "link removed") : null));
        String endless = "without-an-end".repeat(12);
        file.add(new BacklinkRow("http://" + partner + "/" + endless, target + "?" + endless, endless, false, false, false, null, null));
        for (int i = 0; i < 11; i++) file.add(new BacklinkRow("https://seo-lists-" + number + ".example/page-" + i, target, "remote work", false, false, false, null, null));
        for (int i = 0; i < 4; i++) file.add(new BacklinkRow("https://bonus-codes-" + i + "-" + number + ".example/blog", target, "remote work", false, false, false, null, null));
        QuarkusTransaction.requiringNew().run(() -> {
            rows.take(brands.require(brand.id()), new BacklinkRows.Report(0, "reported by Ahrefs (links.csv)", "Ahrefs", LocalDate.parse("2026-11-19"), true), file, clock.instant());
            database.createNativeQuery("insert into site_reading (site_id, source, as_of, spam, is_spam, created_at) select id, 'Ahrefs', '2026-11-01', 71, true, now() from site where domain like ?1")
                .setParameter(1, "bonus-codes-%-" + number + ".example").executeUpdate();
            pages.record(brands.require(brand.id()), "https://" + brand.domains().get(0) + "/friends", partner, cast.ana(), clock.instant());
            Backlink paid = backlinks.find("brand = ?1 and pageUrl like '%/paid'", brand).firstResult();
            terms.run(paid.id(), PlacementTerms.of("paid", "120", "EUR"), cast.ana(), clock.instant());
            Backlink reading = backlinks.find("brand = ?1 and pageUrl like '%/reading'", brand).firstResult();
            inside.addByHand(reading, "https://" + brand.domains().get(0) + "/hiring-across-time-zones", false, cast.ana(), clock.instant());
            inside.addByHand(reading, "https://" + brand.domains().get(0) + "/rituals-of-remote-teams", true, cast.ana(), clock.instant());
        });
    }

    /** What the checker would do over the day: the partner's pages are there, the others have no address. */
    private void checkAll(Brand brand, String partner) {
        Instant now = clock.instant();
        all(brand).stream().filter(link -> link.pageUrl().contains(partner)).forEach(link -> check.now(link.id(), now));
        // the rest would be visited over hours; what a visit leaves is an observation on the row
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
            update backlink set last_checked_at = ?2, last_observation = 'UNVERIFIABLE' where brand_id = ?1 and last_checked_at is null""").setParameter(1, brand.id()).setParameter(2, now).executeUpdate());
        finish.run(now);
    }

    private Backlink link(Brand brand, String path) {
        return all(brand).stream().filter(l -> l.pageUrl().endsWith(path)).findFirst().orElseThrow();
    }

    private List<Backlink> all(Brand brand) {
        return QuarkusTransaction.requiringNew().call(() -> backlinks.of(brand, Optional.empty(), Long.MAX_VALUE, 50));
    }
}
