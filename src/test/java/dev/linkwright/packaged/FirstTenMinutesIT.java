package dev.linkwright.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A new user's first ten minutes, through the browser alone, with the sandbox: from the admin account to a lost link, at the width of a
 * desk and of a phone. Leaves a picture of every page in {@code target/screens}.
 */
class FirstTenMinutesIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void theWholeLoopRuns(int width) {
        Map<String, String> nobodyYet = Map.of("LINKWRIGHT_ADMIN_EMAIL", "", "LINKWRIGHT_ADMIN_PASSWORD", "");
        try (PackagedApp app = PackagedApp.started(folder.resolve("w" + width), nobodyYet); Walk walk = new Walk(app, width)) {
            firstVisit(walk);
            prospects(walk);
            String campaign = campaign(walk);
            List<String> partners = firstMails(walk, campaign);
            String thread = answers(walk, campaign, partners);
            followUps(walk, campaign, partners);
            wonAndLost(walk, thread, partners.get(0));
            mention(walk, partners.get(4));
            manager(walk, campaign);
            settings(walk);
        }
    }

    private static void firstVisit(Walk walk) {
        walk.goTo("/");
        assertThat(walk.path()).isEqualTo("/first-run");
        walk.picture("first-run");
        walk.fill("name", "Ana");
        walk.fill("email", "ana@example.com");
        walk.fill("password", "too short");
        walk.press("Make account and begin");
        walk.sees("12 characters or more");
        walk.fill("password", "correct horse battery");
        walk.press("Make account and begin");
        walk.sees("Sandbox", "Every mail stays on this machine");
        walk.picture("sandbox");
        walk.goTo("/");
        walk.sees("Today");
        walk.picture("today-quiet");
    }

    private static void prospects(Walk walk) {
        walk.goTo("/imports");
        walk.picture("import");
        walk.upload("refdomains.csv", ahrefsExport());
        walk.press("Look at the file");
        walk.sees("Ahrefs referring domains", "UTF-16", "refused");
        walk.picture("import-check");
        walk.press("Import 6 rows");
        String result = walk.path();
        walk.untilSees(result, "Imported");
        walk.sees("1\nduplicate", "1\nrefused");
        walk.picture("import-result");
        walk.goTo("/prospects");
        walk.sees("hrpages.example", "Excluded");
        walk.picture("prospects");
        walk.page().locator("#ranked a.site").first().click();
        walk.page().locator(".panel").waitFor();
        walk.sees("Why", "relevance", "authority", "traffic");
        walk.picture("prospect");
        String first = firstSite(walk, "/prospects?relevance=0&authority=100&traffic=0");
        assertThat(firstSite(walk, "/prospects?relevance=100&authority=0&traffic=0")).isNotEqualTo(first);
        walk.goTo("/prospects?q=hrpages");
        walk.sees("hrpages.example");
    }

    private static String firstSite(Walk walk, String path) {
        walk.goTo(path);
        return walk.page().locator("#ranked a.site").first().innerText();
    }

    private static String campaign(Walk walk) {
        walk.goTo("/campaigns");
        walk.picture("campaigns-empty");
        walk.goTo("/campaigns/new");
        walk.fill("name", "Remote hiring");
        for (String day : List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")) {
            walk.check("day", day);
        }
        walk.fill("from", "00:00");
        walk.fill("to", "00:00");
        walk.picture("campaign-new");
        walk.press("Write the mails");
        String campaign = walk.path().replaceAll("\\?.*", "");
        walk.goTo(campaign + "/people");
        walk.press("Enrol the top ten that have a contact");
        walk.picture("campaign-enrolled");
        walk.goTo(campaign + "?step=1");
        walk.fill("body", "Hello {first_name|there},\n\n{gap}\n\nThe tables are free to use: {asset_url}\n\n{my_name}");
        walk.press("Save mail 1");
        walk.picture("campaign-sequence");
        walk.goTo(campaign + "/gate");
        walk.sees("gap");
        walk.picture("campaign-gate-stopped");
        walk.goTo(campaign + "?step=1");
        walk.fill("body", "Hello {first_name|there},\n\nI read {site} and thought of {asset_title}.\n\nThe tables are free to use: {asset_url}\n\n{my_name}");
        walk.press("Save mail 1");
        walk.goTo(campaign + "/gate");
        walk.picture("campaign-gate");
        walk.press("Launch");
        return campaign;
    }

    private static List<String> firstMails(Walk walk, String campaign) {
        walk.goTo(campaign + "/people");
        List<String> partners = walk.page().locator("tbody tr[data-row] .sub").allInnerTexts();
        assertThat(partners).hasSize(10);
        walk.goTo(campaign + "/review");
        walk.picture("review");
        for (int left = partners.size(); left > 0; left--) {
            walk.goTo(campaign + "/review");
            walk.press("Approve");
        }
        for (String partner : partners) {
            walk.untilSees("/sandbox/partners/" + partner, "The tables are free to use");
        }
        walk.page().locator("summary", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Show headers")).first().click();
        walk.sees("Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post");
        walk.picture("sandbox-partner");
        return partners;
    }

    /** The first partner answers, the second's server refuses, the third wants out by mail, the fourth by the page. */
    private static String answers(Walk walk, String campaign, List<String> partners) {
        walk.goTo("/sandbox/partners/" + partners.get(0));
        walk.fill("words", "Happy to add it. It goes up this week.");
        walk.press("Send answer");
        walk.goTo("/sandbox/partners/" + partners.get(1));
        walk.press("Delivery report");
        walk.goTo("/sandbox/partners/" + partners.get(2));
        walk.press("Take me off your list");
        walk.goTo("/sandbox/partners/" + partners.get(3));
        String unsubscribe = walk.words().replaceAll("(?s).*(/unsubscribe/[A-Za-z0-9_.-]+).*", "$1");
        walk.goTo(unsubscribe);
        walk.picture("unsubscribe");
        walk.page().locator("form button").first().click();
        walk.picture("unsubscribed");
        walk.untilSees("/inbox", "Happy to add it");
        walk.picture("inbox");
        walk.page().locator("a.mail", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Happy to add it")).first().click();
        walk.page().waitForLoadState();
        String thread = walk.path().replaceAll("\\?.*", "");
        walk.sees("Happy to add it", "In this thread because");
        walk.picture("thread");
        walk.fill("text", "Thank you, that is kind.");
        walk.press("Send");
        walk.untilSees("/sandbox/partners/" + partners.get(0), "Thank you, that is kind.");
        for (int stopped : List.of(1, 2, 3)) {
            walk.untilSees("/settings/suppressions", "@" + partners.get(stopped));
        }
        walk.picture("suppressions");
        walk.untilSees(campaign + "/people?outcome=replied", partners.get(0));
        walk.picture("campaign-people");
        return thread;
    }

    private static void followUps(Walk walk, String campaign, List<String> partners) {
        walk.goTo("/sandbox");
        walk.press("3 days");
        String waits = "/sandbox/partners/" + partners.get(5);
        walk.until(waits, "the follow-up", () -> walk.page().locator("details.message--in").count() == 2);
        for (int stopped : List.of(0, 1, 2, 3)) {
            walk.goTo("/sandbox/partners/" + partners.get(stopped));
            assertThat(walk.words()).as("mails to %s", partners.get(stopped)).doesNotContain("a short note in case my mail went under");
        }
        walk.goTo("/sandbox");
        walk.press("7 days");
        walk.until(waits, "the last note", () -> walk.page().locator("details.message--in").count() == 3);
        walk.goTo(campaign + "/people");
        walk.picture("campaign-people-later");
    }

    private static void wonAndLost(Walk walk, String thread, String partner) {
        walk.goTo("/sandbox/partners/" + partner);
        String pageUrl = walk.page().locator("aside .sub").first().innerText();
        String target = walk.page().locator("[name=targetUrl]").inputValue();
        walk.goTo(thread + "?promise=now");
        walk.fill("pageUrl", pageUrl);
        walk.fill("targetUrl", target);
        walk.picture("promise");
        walk.press("Record promise");
        setPage(walk, partner, "FOLLOWED");
        walk.goTo("/links?state=PROMISED");
        walk.sees(partner);
        walk.picture("links-promised");
        checkNow(walk, partner, "/links?state=PROMISED");
        walk.untilSees("/links?state=WON", partner);
        walk.picture("links-won");
        setPage(walk, partner, "PLAIN");
        checkNow(walk, partner, "/links?state=WON");
        walk.untilSees("/links?state=AT_RISK", partner);
        walk.picture("links-at-risk");
        walk.goTo("/sandbox");
        walk.press("1 day");
        checkNow(walk, partner, "/links?state=AT_RISK");
        walk.goTo("/links?state=AT_RISK");
        walk.sees(partner);
        walk.goTo("/sandbox");
        walk.press("3 days");
        walk.until("/links?state=LOST", partner + " among the lost", () -> {
            if (walk.words().contains(partner)) {
                return true;
            }
            checkNow(walk, partner, "/links?state=AT_RISK");
            return false;
        });
        walk.picture("links-lost");
    }

    private static void mention(Walk walk, String partner) {
        walk.goTo("/sandbox/partners/" + partner);
        String pageUrl = walk.page().locator("aside .sub").first().innerText();
        String target = walk.page().locator("[name=targetUrl]").inputValue();
        setPage(walk, partner, "NAMED");
        walk.goTo("/links/new");
        walk.picture("link-new");
        walk.fill("pageUrl", pageUrl);
        walk.fill("targetUrl", target);
        walk.page().locator("main form button.btn--main").first().click();
        walk.page().waitForLoadState();
        checkNow(walk, partner, "/links?state=PROMISED");
        walk.untilSees("/links?state=MENTIONS", partner);
        walk.picture("links-mentions");
        walk.goTo("/links?state=RECLAMATION");
        walk.picture("links-reclamation");
        walk.pressIn("li[data-row]:has-text('" + partner + "')", "Draft mail");
        walk.sees(partner);
        walk.picture("reclamation-draft");
    }

    private static void manager(Walk walk, String campaign) {
        walk.goTo(campaign + "/results");
        walk.sees("Enrolled", "Sent", "Replied", "Promised", "Won");
        walk.picture("campaign-results");
        walk.page().locator(".funnel a", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Replied")).click();
        walk.page().waitForLoadState();
        assertThat(walk.path()).contains("outcome=replied");
        walk.goTo("/");
        walk.picture("today");
        walk.goTo("/campaigns");
        walk.picture("campaigns");
        walk.goTo("/reports");
        walk.picture("reports");
    }

    private static void settings(Walk walk) {
        for (String each : List.of("team", "mailboxes", "weights", "tokens", "audit", "profile")) {
            walk.goTo("/settings/" + each);
            walk.picture("settings-" + each);
        }
        walk.goTo("/brands");
        walk.picture("brands");
        walk.goTo("/assets");
        walk.picture("assets");
        walk.goTo("/search?q=remote");
        walk.picture("search");
    }

    private static void setPage(Walk walk, String partner, String state) {
        walk.goTo("/sandbox/partners/" + partner);
        walk.check("state", state);
        walk.press("Save the page");
    }

    private static void checkNow(Walk walk, String partner, String list) {
        walk.goTo(list);
        walk.page().locator("tr, li", new com.microsoft.playwright.Page.LocatorOptions().setHasText(partner)).first().locator("a").first().click();
        walk.page().waitForLoadState();
        walk.press("Check now");
        walk.picture("link");
    }

    private static byte[] ahrefsExport() {
        String header = "\"Domain\"\t\"Is spam\"\t\"DR\"\t\"Dofollow ref. domains\"\t\"Dofollow linked domains\"\t\"Traffic \"\t\"Keywords \"\t"
                + "\"Links to target\"\t\"Dofollow links\"\t\"First seen\"\t\"Lost\"";
        List<String> lines = List.of(header, line("hrpages.example", false, 61, 12400), line("www.shiftnotes.example", false, 48, 3900),
                line("blog.shiftnotes.example", false, 48, 3900), line("link-market.example", true, 12, 90), line("10.0.0.4", false, 3, 0),
                line("workmemo.example", false, 55, 8100));
        byte[] text = ("\uFEFF" + String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_16LE);
        return text;
    }

    private static String line(String domain, boolean spam, int rating, int traffic) {
        return "\"%s\"\t\"%s\"\t\"%d\"\t\"210\"\t\"35\"\t\"%d\"\t\"120\"\t\"3\"\t\"2\"\t\"2026-02-11\"\t\"\"".formatted(domain, spam, rating, traffic);
    }
}
