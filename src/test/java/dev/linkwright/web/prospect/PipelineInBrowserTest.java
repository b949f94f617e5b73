package dev.linkwright.web.prospect;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.Stage;
import dev.linkwright.testing.Browser;
import dev.linkwright.testing.Cast;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The board by drag and by keys, triage by keys, saved views and the panel, in a real browser. */
@QuarkusTest
class PipelineInBrowserTest {

    @Inject
    Cast cast;
    @Inject
    PipelineDesk desk;
    @TestHTTPResource("/")
    URL home;

    private Brand brand;
    private String word;
    private List<Long> ids;

    @BeforeEach
    void aBrandWithProspects() {
        brand = cast.brand();
        word = "pipe" + Cast.number();
        ids = desk.prospects(brand, word, 24);
    }

    @Test
    void aCardIsDraggedToItsNextStage() {
        desk.move(ids.get(3), Stage.QUALIFIED, cast.ben());
        try (Browser browser = Browser.open(1280)) {
            Page page = at(browser, "prospects/board");
            assertThat(page.locator("#lane-NEW .lane__head a")).hasText("23");
            assertThat(page.locator("#lane-NEW .card")).hasCount(10);
            drag(page, card(page, 0), page.locator("[data-lane=QUALIFIED]"));
            assertThat(page.locator("#lane-NEW .lane__head a")).hasText("22");
            assertThat(page.locator("#lane-QUALIFIED .card")).hasCount(2);
            assertThat(page.locator(".toast")).containsText("is Qualified now");
            assertThat(desk.stage(ids.get(0))).isEqualTo(Stage.QUALIFIED);

            page.click("text=Show 12 more of 12");
            assertThat(page.locator("#lane-NEW .card")).hasCount(22);
            assertThat(browser.complaints()).isEmpty();
            browser.picture("board");
        }
    }

    @Test
    void draggedToDisqualifiedItAsksWhy() {
        try (Browser browser = Browser.open(1280)) {
            Page page = at(browser, "prospects/board");
            drag(page, card(page, 1), page.locator("[data-lane=DISQUALIFIED]"));
            assertThat(page.locator("#disqualify")).containsText("Why disqualify " + word + "-2-example.com");
            browser.picture("board-disqualify");
            page.click("#disqualify >> text=Sells links");
            page.click("#disqualify >> text=Disqualify >> nth=-1");
            assertThat(page.locator("[data-lane=DISQUALIFIED] b")).hasText("1");
            assertThat(desk.prospect(ids.get(1)).excludedBecause()).hasValue("Disqualified: Sells links");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aCardIsMovedByKeysAlone() {
        try (Browser browser = Browser.open(1280)) {
            Page page = at(browser, "prospects/board");
            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("Shift+ArrowRight");
            assertThat(page.locator("#lane-QUALIFIED .card")).hasCount(1);
            assertThat(page.locator("#card-" + ids.get(1) + " .site")).isFocused();
            page.keyboard().press("m");
            assertThat(page.locator("#card-" + ids.get(1) + " .menu button").first()).isFocused();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page.locator("#lane-CONTACTED .card")).hasCount(1);
            assertThat(desk.stage(ids.get(1))).isEqualTo(Stage.CONTACTED);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aCardMovedMeanwhileIsToldAndStays() {
        try (Browser browser = Browser.open(1280)) {
            Page page = at(browser, "prospects/board");
            desk.move(ids.get(0), Stage.CONTACTED, cast.ben());
            drag(page, card(page, 0), page.locator("[data-lane=QUALIFIED]"));
            assertThat(page.locator(".toast")).containsText("is not New any more: Ben moved it to Contacted");
            assertThat(page.locator("#lane-CONTACTED .card")).hasCount(1);
            assertThat(desk.stage(ids.get(0))).isEqualTo(Stage.CONTACTED);
        }
    }

    @Test
    void onAPhoneLanesAreScrolledAndTheMenuMoves() {
        try (Browser browser = Browser.open(390)) {
            Page page = at(browser, "prospects/board");
            assertThat(browser.overflow()).isZero();
            card(page, 0).locator(".move summary").click();
            browser.picture("board-menu");
            card(page, 0).locator(".menu button:has-text('Qualified')").click();
            assertThat(page.locator("#lane-QUALIFIED .card")).hasCount(1);
            browser.picture("board");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void triageGoesByKeys() {
        try (Browser browser = Browser.open(1280)) {
            Page page = at(browser, "prospects/triage");
            assertThat(page.locator("h1")).hasText(word + "-1-example.com");
            assertThat(page.locator(".triage__place")).hasText("1 of 24");
            browser.picture("triage");
            page.keyboard().press("q");
            assertThat(page.locator("h1")).hasText(word + "-2-example.com");
            assertThat(page.locator(".triage__place")).hasText("2 of 24");
            page.keyboard().press("d");
            assertThat(page.locator("text=Off topic")).isVisible();
            browser.picture("triage-reasons");
            page.keyboard().press("1");
            assertThat(page.locator("h1")).hasText(word + "-3-example.com");
            page.keyboard().press("s");
            assertThat(page.locator("h1")).hasText(word + "-4-example.com");
            page.keyboard().press("u");
            assertThat(page.locator("h1")).hasText(word + "-3-example.com");
            page.keyboard().press("u");
            assertThat(page.locator("h1")).hasText(word + "-2-example.com");
            assertThat(desk.stage(ids.get(0))).isEqualTo(Stage.QUALIFIED);
            assertThat(desk.stage(ids.get(1))).isEqualTo(Stage.NEW);
            page.goBack();
            page.waitForLoadState();
            assertThat(page.locator("h1")).hasText(word + "-2-example.com");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void triageOnAPhoneHasButtons() {
        try (Browser browser = Browser.open(390)) {
            Page page = at(browser, "prospects/triage");
            assertThat(browser.overflow()).isZero();
            browser.picture("triage");
            page.click("summary:has-text('Disqualify')");
            browser.picture("triage-reasons");
            page.click("text=Sells links");
            assertThat(page.locator("h1")).hasText(word + "-2-example.com");
            assertThat(desk.stage(ids.get(0))).isEqualTo(Stage.DISQUALIFIED);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void thePanelKeepsTheListAsItIs() {
        try (Browser browser = Browser.open(1280)) {
            Page page = at(browser, "prospects?q=" + word);
            page.check("#row-" + ids.get(4) + " input");
            page.evaluate("window.scrollTo(0, 420)");
            page.click("#row-" + ids.get(12) + " [data-open]");
            assertThat(page.locator(".panel h2")).hasText(word + "-13-example.com");
            assertThat(((Number) page.evaluate("window.scrollY")).intValue()).isBetween(380, 460);
            assertThat(page.locator("#row-" + ids.get(4) + " input")).isChecked();
            assertThat(page.locator("#filter-q")).hasValue(word);
            page.keyboard().press("j");
            page.keyboard().press("j");
            assertThat(page.locator(".panel h2")).hasText(page.locator("tr.is-current .site").textContent());
            assertThat(page.locator("tr.is-open.is-current")).hasCount(1);
            page.click(".panel summary:has-text('Move stage')");
            page.click(".panel .menu button:has-text('Qualified')");
            assertThat(page.locator(".panel .stage").first()).hasText("Qualified");
            assertThat(page.locator("tr.is-open .stage")).hasText("Qualified");
            assertThat(page.locator("#row-" + ids.get(4) + " input")).isChecked();
            assertThat(page.locator(".toast")).containsText("is Qualified now");
            page.keyboard().press("Escape");
            assertThat(page.locator(".panel")).hasCount(0);
            assertThat(browser.complaints()).isEmpty();
            page.click("#row-" + ids.get(12) + " [data-open]");
            assertThat(page.locator(".panel h2")).hasText(word + "-13-example.com");
            browser.picture("prospects-panel");
        }
    }

    @Test
    void onAPhoneThePanelIsAPageOfItsOwn() {
        try (Browser browser = Browser.open(390)) {
            Page page = at(browser, "prospects?q=" + word);
            assertThat(browser.overflow()).isZero();
            browser.picture("prospects");
            page.click("#row-" + ids.get(2) + " [data-open]");
            assertThat(page.locator(".panel h2")).hasText(word + "-3-example.com");
            assertThat(page.locator("#row-" + ids.get(2))).isHidden();
            browser.picture("prospects-panel");
            page.click("[data-close]");
            assertThat(page.locator("#row-" + ids.get(2))).isVisible();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aFilteredListBecomesATabForTheTeam() {
        try (Browser browser = Browser.open(1280)) {
            Page page = at(browser, "prospects?view=all");
            page.click(".filters summary:has-text('Stage')");
            browser.picture("prospects-filter");
            page.click(".filters .menu a:text-is('New')");
            page.click("text=Save as a view");
            page.fill("#f-name", "Fresh " + word);
            page.check("text=For the whole team");
            page.click("text=Save view");
            assertThat(page.locator(".tabs [aria-current]")).containsText("Fresh " + word);
            assertThat(page.locator(".tabs [aria-current] .n")).hasText("24");
            page.check("#row-" + ids.get(0) + " input");
            page.check("#row-" + ids.get(1) + " input");
            page.click(".bulk summary:text-is('Tag…')");
            page.fill("#bulk-tag", "round one");
            page.keyboard().press("Enter");
            assertThat(page.locator(".toast")).containsText("2 prospects tagged “round one”.");
            page.check("#row-" + ids.get(1) + " input");
            browser.picture("prospects-chosen");
            page.click("text=Views…");
            browser.picture("views");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private Locator card(Page page, int nth) {
        return page.locator("#card-" + ids.get(nth));
    }

    private static void drag(Page page, Locator card, Locator lane) {
        card.dragTo(lane, new Locator.DragToOptions().setSourcePosition(30, 12).setTargetPosition(40, 30));
    }

    private Page at(Browser browser, String path) {
        Page page = browser.signIn(home, cast.ana(), brand);
        page.navigate(home + path);
        return page;
    }
}
