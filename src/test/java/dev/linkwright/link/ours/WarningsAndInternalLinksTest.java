package dev.linkwright.link.ours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.linkwright.account.User;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.link.AnchorRuns;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.BacklinkRow;
import dev.linkwright.link.BacklinkRows;
import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.CheckLink;
import dev.linkwright.link.FoldLinkTally;
import dev.linkwright.link.LinkBoard;
import dev.linkwright.link.inspect.AnchorKind;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.report.LinksPerWeek;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** Policy risk on pages and API, repeated anchors, links both ways, and the checklist of internal links after a win. */
@QuarkusTest
class WarningsAndInternalLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    @Inject Cast cast;
    @Inject Brands brands;
    @Inject Assets assets;
    @Inject AllowedHosts allowed;
    @Inject BacklinkRows rows;
    @Inject Backlinks backlinks;
    @Inject CheckLink check;
    @Inject AnchorRuns runs;
    @Inject Reciprocals reciprocals;
    @Inject OurPages pages;
    @Inject ReadOurPages read;
    @Inject InternalLinks inside;
    @Inject LookForInternalLinks look;
    @Inject LinkBoard board;
    @Inject FoldLinkTally fold;
    @Inject Prospects prospects;
    @Inject LinksPerWeek perWeek;
    @Inject EntityManager database;

    private TestWeb partner;
    private TestWeb ourWeb;
    private User ana;
    private Brand brand;
    private Site site;
    private String home;

    @BeforeEach
    void aBrandWithAWebSite() {
        partner = new TestWeb();
        ourWeb = new TestWeb();
        ana = cast.ana();
        brand = cast.brand();
        site = cast.site();
        home = "https://" + brand.domains().get(0);
        allowed.map(site.domain(), partner.port());
        allowed.map(brand.domains().get(0), ourWeb.port());
    }

    @AfterEach
    void stop() {
        allowed.unmap(site.domain());
        allowed.unmap(brand.domains().get(0));
        partner.close();
        ourWeb.close();
    }

    @Test
    void aPaidLinkThatHidesItIsShownAndNotCountedAsWon() {
        partner.page("/paid", "<article><p>See <a href='" + home + "/remote-hiring'>the survey</a></article>");
        String token = cast.token(ana);
        JsonPath made = Api.with(token).body("{\"pageUrl\": \"http://" + site.domain() + "/paid\", \"targetUrl\": \"" + home + "/remote-hiring\", \"hadBy\": \"paid\", \"amount\": \"120\", \"currency\": \"eur\"}")
            .post("/brands/" + brand.id() + "/backlinks").then().statusCode(201).extract().jsonPath();
        long id = made.getLong("id");
        assertThat(made.getString("price")).isEqualTo("120.00 EUR");
        QuarkusTransaction.requiringNew().run(() -> prospects.findOrCreate(brands.require(brand.id()), site, NOW));
        check.now(id, NOW);
        assertThat(counts().policyRisk()).isEqualTo(1);
        assertThat(counts().won()).isZero();
        assertThat(stage()).isEqualTo(Stage.NEW);
        assertThat(perWeek.newest(brand, 2, NOW).stream().mapToLong(LinksPerWeek.Week::won).sum()).isZero();
        Visitor anaSees = Visitor.signedIn(ana).with("brand", brand.id().toString());
        assertThat(anaSees.open("/links?state=POLICY_RISK").text()).contains("Policy risk 1").contains("Paid, 120.00 EUR");
        assertThat(anaSees.open("/links?state=WON").select("tr[data-row]")).isEmpty();
        assertThat(anaSees.open("/links/warnings").select("#risk").first().parent().parent().text()).contains(site.domain());
        Api.with(token).body("{\"hadBy\": \"bribed\"}").put("/backlinks/" + id + "/terms").then().statusCode(422);
        assertThat(anaSees.post("/links/" + id + "/terms", "hadBy", "EARNED", "amount", "", "currency", "").statusCode()).isEqualTo(303);
        assertThat(counts().won()).isEqualTo(1);
        partner.page("/paid", "<article><p>See <a rel=sponsored href='" + home + "/remote-hiring'>the survey</a></article>");
        assertThat(Api.with(token).body("{\"hadBy\": \"gifted\"}").put("/backlinks/" + id + "/terms").jsonPath().getString("state")).isEqualTo("POLICY_RISK");
        assertThat(counts().policyRisk()).isEqualTo(1);
        assertThat(stage()).as("a policy risk is not won").isEqualTo(Stage.PROMISED);
        check.now(id, NOW.plusSeconds(60));
        assertThat(counts().won()).isEqualTo(1);
        assertThat(stage()).isEqualTo(Stage.WON);
        fold.run();
        assertThat(counts().won()).as("summed up, the figures are the same").isEqualTo(1);
        assertThat(counts().policyRisk()).isZero();
    }

    @Test
    void anchorsThatRepeatAreListedWithTheirLinks() {
        List<BacklinkRow> file = new ArrayList<>();
        for (int i = 0; i < 3; i++) file.add(from("k" + i, "Remote  Work"));
        for (int i = 0; i < 5; i++) file.add(from("p" + i, "the best hiring report"));
        for (int i = 0; i < 4; i++) file.add(from("q" + i, "another phrase"));
        for (int i = 0; i < 6; i++) file.add(from("n" + i, brand.name()));
        for (int i = 0; i < 6; i++) file.add(from("h" + i, "click here"));
        bring(file);
        List<AnchorRuns.Run> found = runs.of(brand);
        assertThat(found).extracting(AnchorRuns.Run::anchor).containsExactly("remote work", "the best hiring report");
        assertThat(found.get(0)).satisfies(run -> assertThat(List.of(run.kind(), run.sites(), run.links())).containsExactly(AnchorKind.EXACT, 3L, 3L));
        assertThat(found.get(0).share()).isBetween(12.4, 12.6);
        assertThat(runs.links(brand, "remote work", 0, 9)).hasSize(3);
        // as if there were twenty thousand: the words are counted in the background, and the answer is the same
        String pretend = "insert into link_tally_change (brand_id, state, n) values (?1, 'WON', ?2)";
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(pretend).setParameter(1, brand.id()).setParameter(2, 20_000).executeUpdate());
        assertThat(runs.of(brand)).as("not counted yet").isEqualTo(found);
        runs.count(NOW);
        assertThat(runs.countedAt(brand)).contains(NOW);
        assertThat(runs.of(brand)).isEqualTo(found);
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(pretend).setParameter(1, brand.id()).setParameter(2, -20_000).executeUpdate());
        Visitor anaSees = Visitor.signedIn(ana).with("brand", brand.id().toString());
        assertThat(anaSees.open("/links/warnings").text()).contains("Keyword, word for word").contains("12.5 %");
        assertThat(anaSees.open("/links/warnings/anchors?words=remote work").select("tr[data-row]")).hasSize(3);
        assertThat(Api.with(cast.token(ana)).get("/brands/" + brand.id() + "/link-warnings/anchors").jsonPath().getList("anchor")).containsExactly("remote work", "the best hiring report");
    }

    @Test
    void linksBothWaysAreReadOffOurOwnPagesOrRecorded() {
        bring(List.of(new BacklinkRow("http://" + site.domain() + "/a", home + "/x", "x", false, false, false, null, null), from("far", "y")));
        ourWeb.page("/", "<title>Fernhill, home</title><a href='/partners'>Partners</a> <a href='https://elsewhere.example/'>Elsewhere</a>");
        ourWeb.page("/partners", "<title>Partners</title><a href='https://www." + site.domain() + "/shop'>Our friends</a>");
        onlyOurs(() -> {
            read.run(NOW);
            read.run(NOW.plusSeconds(60));
        });
        assertThat(reciprocals.of(brand, 0, 9)).singleElement().satisfies(row -> {
            assertThat(List.of(row.domain(), row.ourPage(), row.theirTarget())).containsExactly(site.domain(), home + "/partners", "https://www." + site.domain() + "/shop");
            assertThat(row.recorded()).isFalse();
        });
        pages.record(brand, home + "/hidden", "https://far-" + number() + ".example/x", ana, NOW);
        assertThat(reciprocals.sites(brand)).isEqualTo(2);
        assertThatThrownBy(() -> pages.record(brand, "https://stranger.example/", "", ana, NOW)).isInstanceOf(RuleViolation.class).extracting("field").isEqualTo("url");
        Visitor anaSees = Visitor.signedIn(ana).with("brand", brand.id().toString());
        assertThat(anaSees.open("/links/warnings").text()).contains("2 sites link to you").contains("recorded by hand");
        assertThat(anaSees.post("/links/warnings/pages", "url", "nothing", "partner", "").statusCode()).isEqualTo(422);
    }

    @Test
    void aWinBringsAChecklistThatWeLookAtOurselves() {
        QuarkusTransaction.requiringNew().run(() -> {
            Brand ours = brands.require(brand.id());
            for (String each : List.of("Hiring across time zones|/hiring-zones", "Remote team rituals|/remote-rituals", "Office plants|/plants", "Remote hiring checklist|/hiring-checklist"))
                assets.persist(new Asset(ours, each.split("\\|")[0], home + each.split("\\|")[1], "guide", NOW));
        });
        partner.page("/won", "<article><p>See <a href='" + home + "/remote-hiring'>the remote hiring survey</a></article>");
        long id = QuarkusTransaction.requiringNew().call(() -> backlinks.promise(brands.require(brand.id()), site, "http://" + site.domain() + "/won", home + "/remote-hiring", null, null, NOW).id());
        check.now(id, NOW);
        List<InternalLink> list = list(id);
        assertThat(list).extracting(InternalLink::fromUrl).containsExactly(home + "/hiring-checklist", home + "/hiring-zones", home + "/remote-rituals", home + "/remote-hiring", home + "/remote-hiring");
        assertThat(list.get(0).because()).isEqualTo("both are about remote, hiring");
        ourWeb.page("/hiring-checklist", "<nav><a href='/plants'>Plants</a></nav><p>More in <a href='/remote-hiring/'>our survey</a>.");
        ourWeb.page("/hiring-zones", "<p>Nothing.");
        look.now(id, list.get(0).id(), NOW);
        look.now(id, list.get(1).id(), NOW);
        assertThat(list(id)).extracting(InternalLink::state).startsWith(InternalLink.State.SEEN, InternalLink.State.OPEN);
        assertThat(list(id).get(1).saw()).isEqualTo("the page does not link there yet");
        Visitor anaSees = Visitor.signedIn(ana).with("brand", brand.id().toString());
        assertThat(anaSees.post("/links/" + id + "/inside/" + list.get(2).id(), "what", "tick").statusCode()).isEqualTo(303);
        assertThat(anaSees.post("/links/" + id + "/inside", "page", home + "/plants", "way", "from").statusCode()).isEqualTo(303);
        assertThat(list(id)).extracting(InternalLink::state).contains(InternalLink.State.TICKED).hasSize(6);
        assertThat(anaSees.open("/links/" + id).select("#inside li").first().text()).contains("Seen").contains("both are about remote, hiring");
        assertThat(anaSees.open("/links/inside").select("tr[data-row]")).hasSize(4);
        String token = cast.token(ana);
        Api.with(token).body("{\"page\": \"https://stranger.example/\"}").post("/backlinks/" + id + "/internal-links").then().statusCode(422);
        assertThat(Api.with(token).body("{\"what\": \"drop\"}").post("/backlinks/" + id + "/internal-links/" + list.get(1).id()).jsonPath().getString("state")).isEqualTo("DROPPED");
        Api.outsider().get("/backlinks/" + id + "/internal-links").then().statusCode(401);
    }

    /** All tests share a database: what others left due is put off while this runs. */
    private void onlyOurs(Runnable work) {
        pages.collect(NOW);
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("update our_page set next_read_at = null where brand_id <> ?1").setParameter(1, brand.id()).executeUpdate());
        work.run();
    }

    private void bring(List<BacklinkRow> file) {
        QuarkusTransaction.requiringNew().run(() -> rows.take(brands.require(brand.id()), new BacklinkRows.Report(0, "reported by Moz", "Moz", LocalDate.parse("2026-11-19"), true), file, NOW));
    }

    private BacklinkRow from(String name, String anchor) {
        return new BacklinkRow("https://" + name + "-" + number() + ".example/p", home + "/x", anchor, false, false, false, null, null);
    }

    private String number() {
        return brand.domains().get(0).replaceAll("\\D", "");
    }

    private List<InternalLink> list(long id) {
        return QuarkusTransaction.requiringNew().call(() -> inside.of(backlinks.require(id)));
    }

    private Stage stage() {
        return QuarkusTransaction.requiringNew().call(() -> prospects.of(brand, site).orElseThrow().stage());
    }

    private LinkBoard.Counts counts() {
        return board.counts(brand, NOW, NOW);
    }
}
