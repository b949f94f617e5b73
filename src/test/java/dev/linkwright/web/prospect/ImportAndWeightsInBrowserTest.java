package dev.linkwright.web.prospect;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.linkwright.brand.Brand;
import dev.linkwright.imports.RunImport;
import dev.linkwright.testing.Browser;
import dev.linkwright.testing.Cast;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A file on its way in, and the sliders that rank anew, in a real browser. */
@QuarkusTest
class ImportAndWeightsInBrowserTest {

    @Inject
    Cast cast;
    @Inject
    PipelineDesk desk;
    @Inject
    RunImport runImport;
    @TestHTTPResource("/")
    URL home;

    @Test
    void aFileIsLookedAtMappedImportedAndTakenBack() {
        Brand brand = cast.brand();
        String word = "brought" + Cast.number();
        String csv = "Website;Domain Rating;Monthly visits;Topic\r\n%1$s-a-example.com;71;12000;Hiring\r\n%1$s-b-example.com;64;\"3.400\";Remote work\r\nnot a site;1;2;x\r\n"
            .formatted(word);
        for (int width : new int[] {1280, 390}) {
            try (Browser browser = Browser.open(width)) {
                Page page = browser.signIn(home, cast.ana(), brand);
                page.navigate(home + "imports");
                page.setInputFiles("#f-file", new FilePayload("sites.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
                page.click("text=Look at the file");
                assertThat(page.locator("h1")).hasText("sites.csv");
                assertThat(page.locator(".tally")).containsText("2");
                assertThat(page.locator("#bad")).containsText("not a site");
                assertThat(browser.overflow()).isZero();
                browser.picture("import-check");
                page.click("button[form=imp]");
                assertThat(page.locator("h2#run")).hasText("Importing sites.csv");
                runImport.run(Instant.now());
                // The page asks by itself.
                assertThat(page.locator("h2#res")).containsText("Imported");
                assertThat(page.locator("#result .tally")).containsText("1refused");
                assertThat(browser.overflow()).isZero();
                browser.picture("import-done");
                page.navigate(home + "prospects");
                assertThat(page.locator("#ranked")).containsText(word + "-a-example.com");
                page.goBack();
                page.click("#result >> text=Undo");
                page.click("dialog >> text=Take it back >> nth=-1");
                assertThat(page.locator(".toast")).containsText("taken back");
                page.navigate(home + "prospects");
                assertThat(page.locator("body")).not().containsText(word + "-a-example.com");
                assertThat(browser.complaints()).isEmpty();
            }
        }
    }

    @Test
    void aWrongFileSaysWhatIsWrongAndWritesNothing() {
        try (Browser browser = Browser.open(1280)) {
            Page page = browser.signIn(home, cast.ana(), cast.brand());
            page.navigate(home + "imports");
            page.setInputFiles("#f-file", new FilePayload("photo.csv", "text/csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 1, 2, 3, 0}));
            page.click("text=Look at the file");
            assertThat(page.locator("[role=alert]").first()).isVisible();
            browser.picture("import-wrong-file");
        }
    }

    @Test
    void slidersRankAnewWhileTheyMoveAndSaveOnPurpose() {
        Brand brand = cast.brand();
        String word = "weigh" + Cast.number();
        desk.importing(brand, "Domain,DR,Traffic,Title\n%1$s-strong-example.com,95,100,Gardening\n%1$s-busy-example.com,10,900000,Gardening\n".formatted(word));
        try (Browser browser = Browser.open(1280)) {
            Page page = browser.signIn(home, cast.ana(), brand);
            page.navigate(home + "prospects");
            move(page, "#w-r", "Home");
            move(page, "#w-t", "Home");
            assertThat(page.locator("#ranked tbody tr").first()).containsText(word + "-strong-example.com");
            move(page, "#w-t", "End");
            move(page, "#w-a", "Home");
            assertThat(page.locator("#ranked tbody tr").first()).containsText(word + "-busy-example.com");
            assertThat(page.locator("output[for=w-t]")).hasText("100");
            assertThat(page.locator("#ranked")).containsText("Shown with 0 / 0 / 100; saved are 50 / 30 / 20");
            browser.picture("weights");

            page.reload();
            assertThat(page.locator("output[for=w-t]")).hasText("20");

            move(page, "#w-r", "Home");
            move(page, "#w-a", "Home");
            page.click("text=Save for " + brand.name());
            assertThat(page.locator("#ranked tbody tr").first()).containsText(word + "-busy-example.com");
            assertThat(page.locator("output[for=w-t]")).hasText("100");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void move(Page page, String slider, String key) {
        page.locator(slider).focus();
        page.keyboard().press(key);
    }
}
