package dev.linkwright.packaged;

import static dev.linkwright.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.linkwright.testing.Browser;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Somebody walking through the packaged application in a browser, reading what stands there and pressing what it says. */
final class Walk implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private final PackagedApp app;
    private final Browser browser;
    private final Page page;

    Walk(PackagedApp app, int width) {
        this.app = app;
        this.browser = Browser.open(width);
        this.page = browser.page();
        page.setDefaultTimeout(60_000);
    }

    void goTo(String path) {
        page.navigate(app.url(path));
    }

    /** Presses the button or link of this name; the first where there are several. */
    void press(String name) {
        named(name).click();
        page.waitForLoadState();
    }

    void pressIn(String region, String name) {
        page.locator(region).locator("button, a").filter(new Locator.FilterOptions().setHasText(name)).first().click();
        page.waitForLoadState();
    }

    void fill(String field, String value) {
        page.locator("[name=" + field + "]").first().fill(value);
    }

    void choose(String field, String value) {
        page.locator("[name=" + field + "]").first().selectOption(value);
    }

    void check(String field, String value) {
        page.locator("[name=" + field + "][value='" + value + "']").first().check();
    }

    void upload(String fileName, byte[] content) {
        page.locator("input[type=file]").first().setInputFiles(new FilePayload(fileName, "text/csv", content));
    }

    /** The words on the page as a reader sees them. */
    String words() {
        return page.locator("body").innerText();
    }

    void sees(String... expected) {
        String words = words();
        for (String each : expected) {
            assertThat(words).as("words on %s", page.url()).containsIgnoringCase(each);
        }
    }

    /** Looks again, opening the page anew, until it says so. */
    void untilSees(String path, String expected) {
        until(path, expected, () -> words().toLowerCase().contains(expected.toLowerCase()));
    }

    void until(String path, String what, BooleanSupplier there) {
        eventually(PATIENCE, () -> what + " on " + path + ", which says:\n" + words() + "\n\nThe application said:\n" + app.said(), () -> {
            goTo(path);
            return there.getAsBoolean();
        });
    }

    /** Pictures in both schemes; nothing may stick out sideways or complain. */
    void picture(String name) {
        browser.picture(name);
        assertThat(browser.overflow()).as("pixels that %s sticks out of the window", page.url()).isLessThanOrEqualTo(0);
        assertThat(browser.complaints()).as("complaints of the browser on %s", page.url()).isEmpty();
    }

    Page page() {
        return page;
    }

    String path() {
        return page.url().substring(app.url("").length());
    }

    private Locator named(String name) {
        Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).and(page.locator(":visible"));
        return button.count() > 0 ? button.first() : page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).and(page.locator(":visible")).first();
    }

    @Override
    public void close() {
        browser.close();
    }
}
