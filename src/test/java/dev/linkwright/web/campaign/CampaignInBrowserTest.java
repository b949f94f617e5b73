package dev.linkwright.web.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.linkwright.account.User;
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
    @Inject
    Cast cast;
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

    /** Writing, gate, a manager's yes, launch, review, pause: the whole way, as two people walk it. */
    @Test
    void fromTheFirstWordToThePause() {
        Scene scene = campaigns.draft(3, true, WITH_NOTES);
        String path = home + "campaigns/" + scene.campaignId();
        try (Browser browser = Browser.open(1280)) {
            Page page = signedIn(browser, scene);
            page.navigate(path);
            page.fill("#f-body", "Hello {first_name|there},\n\nwe guarantee results: {asset_url}\n\n{my_name}");
            assertThat(page.locator(".hints")).containsText("Reads like advertising: “guarantee”");
            page.click("a[aria-label='Next contact']");
            assertThat(page.locator("#preview .letter__head")).containsText(scene.contact(1).email());
            assertThat(page.locator("#f-body")).hasValue("Hello {first_name|there},\n\nwe guarantee results: {asset_url}\n\n{my_name}");
            page.fill("#f-body", "Hello {first_name|there},\n\nwould these tables help your readers? {asset_url}\n\n{my_name}");
            assertThat(page.locator(".hints")).hasCount(0);
            page.click("text=HTML part, if you want one");
            page.fill("#f-html", "<p>Hello <strong>{first_name|there}</strong>, <a href=\"{asset_url}\">these tables</a>?</p>");
            assertThat(page.locator(".letter--html strong")).hasText("Ines");
            page.click("text=Save mail 1");
            page.click("text=Try a second version");
            page.fill("#f-subject", "Tables for {site}");
            page.click("text=Save mail 1");
            assertThat(page.locator(".toast")).containsText("Mail 1, version B saved");
            browser.picture("campaign-editor-versions");

            page.click(".tabs >> text=Brief");
            page.selectOption("#f-playbook", "ORIGINAL_RESEARCH");
            assertThat(page.locator("[name='fields.finding']")).isVisible();
            page.selectOption("#f-playbook", "RESOURCE_PAGE");
            assertThat(page.locator("[name='fields.finding']")).hasCount(0);
            page.fill("#f-targetUrl", "https://" + scene.brand().domains().get(0) + "/");
            page.click("text=Save brief");
            page.click(".tabs >> text=Launch gate");
            assertThat(page.locator(".problems .is-bad")).containsText("The target is the home page");
            browser.picture("campaign-gate-asks");
            page.fill("#f-because", "This month the study is our home page");
            page.click("text=It is meant");
            assertThat(page.locator(".head__actions >> text=Launch")).isVisible();

            as(browser, cast.ben(), scene);
            page.navigate(path + "/brief");
            page.click("text=Require a manager’s approval");
            assertThat(page.locator("#approval")).containsText("Not asked yet");
            as(browser, scene.ana(), scene);
            page.navigate(path + "/gate");
            page.click("text=Ask for approval");
            assertThat(page.locator(".problems .is-bad")).containsText("Waits for a manager");
            as(browser, cast.ben(), scene);
            page.navigate(home.toString());
            page.click("section[aria-labelledby=a-decisions] .act >> text=Decide");
            browser.picture("campaign-brief-approval");
            page.click("text=Approve campaign");
            page.click(".head__actions >> text=Launch");
            assertThat(page.locator(".num").first()).containsText("Draft 1 of 3");
            page.keyboard().press("a");
            assertThat(page.locator(".num").first()).containsText("Draft 1 of 2");
            page.keyboard().press("a");
            assertThat(page.locator(".num").first()).containsText("Draft 1 of 1");
            page.navigate(path);
            page.click(".head__actions >> text=Pause");
            assertThat(page.locator(".toast")).containsText("no mail of this campaign leaves");
            List<String> mails = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).stream().map(e -> campaigns.messageState(e.id(), 1)).toList());
            Assertions.assertThat(mails).containsExactly("DRAFT", "DRAFT", "DRAFT");
            page.click(".head__actions >> text=Resume");
            mails = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).stream().map(e -> campaigns.messageState(e.id(), 1)).toList());
            Assertions.assertThat(mails).containsExactly("QUEUED", "QUEUED", "DRAFT");
            page.navigate(path + "/people");
            assertThat(page.locator("tbody")).containsText("Waits in the review queue");
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
                fits(browser, page, "campaigns/new?playbook=NEWSJACKING", "campaign-new-newsjacking");
                fits(browser, page, "campaigns/library", "campaign-library");
                page = signedIn(browser, running);
                for (String tab : List.of("/results", "/people", "/review")) {
                    fits(browser, page, "campaigns/" + running.campaignId() + tab, "campaign" + tab.replace('/', '-'));
                }
                fits(browser, page, "campaigns", "campaigns");
                fits(browser, page, "campaigns/figures?by=person", "campaign-figures");
                fits(browser, page, "campaigns/figures/people?by=campaign&measure=enrolled", "campaign-figure-people");
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
        return as(browser, scene.ana(), scene);
    }

    private Page as(Browser browser, User user, Scene scene) {
        browser.page().context().clearCookies();
        return browser.signIn(home, user, scene.brand());
    }
}
