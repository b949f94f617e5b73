package dev.linkwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.linkwright.account.User;
import dev.linkwright.testing.Browser;
import dev.linkwright.testing.Cast;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import org.junit.jupiter.api.Test;

/** What the frame of every page does in a real browser: keys, dialogs, toasts, and that the content policy has nothing to refuse. */
@QuarkusTest
class ShellInBrowserTest {

    @Inject
    Cast cast;
    @TestHTTPResource("/")
    URL home;

    @Test
    void keysLeadSearchAndExplainThemselves() {
        cast.site();
        try (Browser browser = Browser.open(1280)) {
            Page page = signedIn(browser, cast.ana());
            page.keyboard().press("?");
            PlaywrightAssertions.assertThat(page.locator("#keys")).isVisible();
            page.keyboard().press("Escape");
            PlaywrightAssertions.assertThat(page.locator("#keys")).isHidden();

            page.keyboard().press("/");
            page.waitForURL("**/search");
            PlaywrightAssertions.assertThat(page.locator("#q")).isFocused();
            page.keyboard().type("site-");
            PlaywrightAssertions.assertThat(page.locator("#found-0")).hasText("Sites");
            page.keyboard().press("Escape");
            page.keyboard().press("j");
            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("site");

            page.keyboard().press("g");
            page.keyboard().press("t");
            page.waitForURL(home.toString());
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void whatCanNotBeUndoneIsAskedAndWhatWasDoneIsSaid() {
        try (Browser browser = Browser.open(1280)) {
            Page page = signedIn(browser, cast.ben());
            String name = "export " + Cast.number();
            page.navigate(home + "settings/tokens");
            page.fill("#f-name", name);
            page.click("text=Make token");
            PlaywrightAssertions.assertThat(page.locator(".secret")).containsText("lw_");

            page.locator("tr", new Page.LocatorOptions().setHasText(name)).locator("button").click();
            PlaywrightAssertions.assertThat(page.locator("#confirm")).containsText("Revoke “" + name + "”?");
            page.click("#confirm [value=yes]");

            PlaywrightAssertions.assertThat(page.locator(".toast")).containsText("no longer works");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void onAPhoneTheRailIsABarAtTheFoot() {
        try (Browser browser = Browser.open(390)) {
            Page page = signedIn(browser, cast.ana());
            PlaywrightAssertions.assertThat(page.locator(".rail")).isHidden();
            page.click(".tabbar summary");
            page.click(".tabbar .menu >> text=Settings");
            page.waitForURL("**/settings/**");
            page.navigate(home + "settings/team");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        }
    }

    private Page signedIn(Browser browser, User user) {
        Page page = browser.page();
        page.navigate(home + "sign-in");
        page.fill("[name=email]", user.email());
        page.fill("[name=password]", Cast.PASSWORD);
        page.click("text=Sign in >> nth=-1");
        page.waitForURL(home.toString());
        return page;
    }
}
