package dev.linkwright.web.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.CampaignCast;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.testing.Browser;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What campaigns do in a real browser: the preview follows the typing, the review goes by keys, nothing is wider than a phone. */
@QuarkusTest
class CampaignInBrowserTest {
    private static final List<StepText> WITH_NOTES = List.of(new StepText(0, "Hiring numbers for {site}", "Hello {first_name|there},\n\n{gap}\n\n{my_name}"),
            new StepText(3, "", "Again, {first_name|there}.\n\n{my_name}"), new StepText(7, "", "A last note.\n\n{my_name}"));

    @Inject
    CampaignCast campaigns;
    @Inject
    Enrollments enrollments;
    @TestHTTPResource("/")
    URL home;

    @Test
    void thePreviewFollowsTheTypingAndChipsWriteAtTheCursor() {
        Scene scene = campaigns.draft(2, true, WITH_NOTES);
        try (Browser browser = Browser.open(1280)) {
            Page page = signedIn(browser, scene);
            page.navigate(home + "campaigns/" + scene.campaignId());
            assertThat(page.locator("#preview .merged--empty")).hasText("gap is empty");
            page.fill("#f-body", "Dear ");
            page.click("[data-insert='{first_name}']");
            assertThat(page.locator("#f-body")).hasValue("Dear {first_name}");
            assertThat(page.locator("#preview .letter")).containsText("Dear Ines");
            page.click("text=Save mail 1");
            assertThat(page.locator(".toast")).containsText("Mail 1 saved");
            Assertions.assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theReviewGoesByKeys() {
        Scene scene = campaigns.launched(3);
        try (Browser browser = Browser.open(1280)) {
            Page page = signedIn(browser, scene);
            page.navigate(home + "campaigns/" + scene.campaignId() + "/review");
            assertThat(page.locator(".num").first()).containsText("Draft 1 of 3");
            page.keyboard().press("j");
            assertThat(page.locator(".num").first()).containsText("Draft 2 of 3");
            page.keyboard().press("a");
            assertThat(page.locator(".num").first()).containsText("Draft 2 of 2");
            page.keyboard().press("s");
            assertThat(page.locator(".num").first()).containsText("Draft 1 of 1");
            page.keyboard().press("d");
            page.click("#confirm [value=yes]");
            assertThat(page.locator("h2").first()).hasText("Nothing waits for review");
            List<String> states = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).stream().map(e -> e.state().name()).toList());
            Assertions.assertThat(states).containsExactly("STOPPED", "ACTIVE", "SKIPPED");
            Assertions.assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void everyPageFitsAPhoneAndADesk() {
        Scene draft = campaigns.draft(3, true, WITH_NOTES);
        Scene running = campaigns.launched(3);
        for (int width : new int[] {390, 1280}) {
            try (Browser browser = Browser.open(width)) {
                Page page = signedIn(browser, draft);
                String path = "campaigns/" + draft.campaignId();
                for (String tab : List.of("", "/brief", "/schedule", "/gate", "/notes?field=gap", "/people")) {
                    fits(browser, page, path + tab, "campaign-draft" + tab.replaceAll("[^a-z]+", "-"));
                }
                fits(browser, page, "campaigns/new", "campaign-new");
                page = signedIn(browser, running);
                for (String tab : List.of("/results", "/people", "/review")) {
                    fits(browser, page, "campaigns/" + running.campaignId() + tab, "campaign" + tab.replace('/', '-'));
                }
                fits(browser, page, "campaigns", "campaigns");
                fits(browser, page, "reports", "reports");
            }
        }
    }

    private void fits(Browser browser, Page page, String path, String name) {
        page.navigate(home + path);
        browser.picture(name);
        Assertions.assertThat(browser.overflow()).as(path + " at " + page.viewportSize().width).isZero();
        Assertions.assertThat(browser.complaints()).as(path).isEmpty();
    }

    private Page signedIn(Browser browser, Scene scene) {
        Page page = browser.page();
        page.context().clearCookies();
        page.navigate(home + "sign-in");
        page.fill("input[name=email]", scene.ana().email());
        page.fill("input[name=password]", Cast.PASSWORD);
        page.click("form button");
        page.waitForURL(home.toString());
        Brand brand = scene.brand();
        page.context().addCookies(List.of(new Cookie("brand", brand.id().toString()).setUrl(home.toString())));
        return page;
    }
}
