package dev.linkwright.web.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.imports.RunImport;
import dev.linkwright.prospect.broken.OutboundLinks;
import dev.linkwright.testing.Browser;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The link gap and the broken links in a real browser, wide and narrow, light and dark. */
@QuarkusTest
class OpportunitiesInBrowserTest {

    @Inject
    Cast cast;
    @Inject
    OpportunityCast opportunities;
    @Inject
    OutboundLinks links;
    @Inject
    RunImport runImport;
    @Inject
    InstantSource clock;
    @TestHTTPResource("/")
    URL home;

    private final TestWeb web = new TestWeb();
    private int number;
    private Brand brand;

    @BeforeEach
    void aBrand() {
        QuarkusTransaction.requiringNew().run(() -> links.update("nextCheckAt = null"));
        number = Cast.number();
        brand = cast.brand();
        cast.asset(brand);
    }

    @AfterEach
    void stop() {
        opportunities.forgetWeb(number);
        web.close();
    }

    @Test
    void theGapLeadsToProspectsByOneClickAtBothWidths() {
        for (int width : List.of(1280, 390)) {
            try (Browser browser = Browser.open(width)) {
                Page page = signedIn(browser, cast.ana());
                page.navigate(home + "prospects/gap");
                if (width == 1280) {
                    browser.picture("gap-empty");
                    brand = opportunities.withCompetitors(brand, number);
                    page.navigate(home + "prospects/gap");
                }
                assertThat(page.locator("tr[data-row]").count()).isEqualTo(6);
                assertThat(browser.overflow()).isLessThanOrEqualTo(0);
                browser.picture("gap");
                page.locator("button[name=only]").first().click();
                page.waitForSelector(".toast");
                assertThat(page.locator("button[name=only]").count()).isEqualTo(width == 1280 ? 5 : 4);
                assertThat(browser.overflow()).isLessThanOrEqualTo(0);
                browser.picture("gap-prospect");
                if (width == 1280) {
                    page.selectOption("#g-least", "3");
                    page.locator("form.filters button").click();
                    page.waitForURL("**least=3**");
                    assertThat(page.locator("tr[data-row]").count()).isEqualTo(2);
                    page.navigate(home + "prospects/gap");
                    page.keyboard().press("j");
                }
                assertThat(browser.complaints()).isEmpty();
            }
        }
    }

    @Test
    void aDeadLinkBecomesAProspectByOneClickAtBothWidths() {
        String url = opportunities.resourcePage(web, number);
        for (int width : List.of(1280, 390)) {
            try (Browser browser = Browser.open(width)) {
                Page page = signedIn(browser, cast.ana());
                page.navigate(home + "prospects/broken");
                browser.picture(width == 1280 ? "broken-empty" : "broken");
                page.fill("[name=pages]", url);
                page.locator("button:has-text('Check these pages')").click();
                page.waitForURL("**/prospects/broken/*");
                browser.picture("broken-waiting");
                opportunities.lookOnce();
                page.waitForSelector("progress");
                assertThat(page.locator("progress").getAttribute("value")).isEqualTo("3");
                browser.picture("broken-checking");
                opportunities.lookAtLinks();
                page.waitForSelector(".lede");
                assertThat(page.locator("tr[data-row]").first().innerText()).contains("Dead");
                assertThat(browser.overflow()).isLessThanOrEqualTo(0);
                browser.picture("broken-page");
                page.locator("tr[data-row]").first().locator("button:has-text('Make prospect')").click();
                page.waitForSelector(".toast");
                assertThat(page.locator("tr[data-row]").first().locator("a[href^='/prospects/']").innerText()).contains("Prospect");
                browser.picture("broken-prospect");
                page.navigate(home + "prospects/broken");
                assertThat(browser.overflow()).isLessThanOrEqualTo(0);
                browser.picture("broken");
                assertThat(browser.complaints()).isEmpty();
            }
        }
    }

    @Test
    void aCompetitorsFileLeadsToTheGap() {
        brand = opportunities.withCompetitors(brand, number);
        String rival = "fourth-" + number + ".example";
        String file = "Domain\tDR\tLinks to target\tDofollow ref. domains\nteam-weekly-" + number + ".example\t33\t4\t1\nfresh-" + number + ".example\t55\t2\t1\n";
        for (int width : List.of(1280, 390)) {
            try (Browser browser = Browser.open(width)) {
                Page page = signedIn(browser, cast.ana());
                page.navigate(home + "prospects/gap");
                page.locator(".head a:has-text('Import competitors')").click();
                page.setInputFiles("#f-file", new FilePayload(rival + "-refdomains.tsv", "text/tab-separated-values", file.getBytes(StandardCharsets.UTF_8)));
                page.locator("button:has-text('Look at the file')").click();
                page.waitForURL("**/imports/*");
                assertThat(page.inputValue("#f-linksTo")).isEqualTo(rival);
                assertThat(page.locator("input[value=COMPETITORS]").isChecked()).isTrue();
                assertThat(browser.overflow()).isLessThanOrEqualTo(0);
                browser.picture("import-competitors");
                page.locator("input[value=PROSPECTS]").check();
                assertThat(page.locator("#f-linksTo").isVisible()).isFalse();
                page.locator("input[value=COMPETITORS]").check();
                page.locator(".head button:has-text('Import')").click();
                page.waitForSelector("#pr");
                runImport.run(clock.instant());
                page.locator("a:has-text('See the link gap')").click();
                page.waitForURL("**/prospects/gap");
                assertThat(page.innerText("#main")).contains(rival);
                browser.picture("gap-imported");
                assertThat(browser.complaints()).isEmpty();
            }
        }
    }

    private Page signedIn(Browser browser, User user) {
        return browser.signIn(home, user, brand);
    }
}
