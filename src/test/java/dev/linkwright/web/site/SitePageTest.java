package dev.linkwright.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.TakeSite;
import dev.linkwright.prospect.AddProspect;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteLeases;
import dev.linkwright.site.Sites;
import dev.linkwright.site.search.FillSiteSearch;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Browser;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URL;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims: the site page, prices, people, one conversation per site and merging, as somebody at a browser and a script use them. */
@QuarkusTest
class SitePageTest {

    @Inject
    Cast cast;
    @Inject
    AddProspect addProspect;
    @Inject
    Contacts contacts;
    @Inject
    Sites sites;
    @Inject
    SiteLeases leases;
    @Inject
    TakeSite take;
    @Inject
    FillSiteSearch fillSiteSearch;
    @Inject
    EntityManager entities;
    @Inject
    InstantSource clock;
    @TestHTTPResource("/")
    URL home;

    private Brand brand;
    private Site site;
    private Contact ines;

    @BeforeEach
    void aSite() {
        brand = cast.brand();
        site = cast.site();
        addProspect.add(brand, cast.ana(), site.domain(), clock.instant());
        ines = cast.contact(site, "Ines");
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("update site set title = 'Notes for people who work where they like' where id = ?1").setParameter(1, site.id()).executeUpdate();
            entities.createNativeQuery("""
                insert into site_reading (site_id, source, as_of, dr, traffic, created_at) values
                (?1, 'Ahrefs', '2026-11-02', 71, 18400, now()), (?1, 'Ahrefs', '2026-08-02', 66, 15100, now() - interval '3 months')""")
                .setParameter(1, site.id()).executeUpdate();
        });
    }

    @Test
    void pricesAreAddedMendedAndRemovedWithoutJavaScript() {
        Visitor ana = Visitor.signedIn(cast.ana());
        assertThat(ana.post(path("/prices"), "placement", "Guest post", "amount", "1.200,50", "currency", "eur", "rel", "SPONSORED").statusCode()).isEqualTo(303);
        Document page = ana.open(path(""));
        assertThat(page.select("#prices td").eachText()).anyMatch(text -> text.equals("1,200.50 EUR")).anyMatch(text -> text.equals("sponsored"));
        String edit = page.select("#prices a").attr("href");
        assertThat(ana.open(edit).select("#f-amount").val()).isEqualTo("1200.50");
        ana.post(edit, "placement", "Guest post", "amount", "90", "currency", "EUR", "rel", "");
        assertThat(ana.open(path("")).select("#prices").text()).contains("90.00 EUR");
        ana.post(edit + "/remove");
        page = ana.open(path(""));
        assertThat(page.select("#prices").text()).contains("No price is known yet");
        assertThat(page.select("#time-line li").eachText()).anyMatch(text -> text.contains("removed a price: Guest post 90.00 EUR"));
    }

    @Test
    void aPriceThatIsNoneIsRefusedAtItsFieldAndKeepsWhatWasTyped() {
        Response answer = Visitor.signedIn(cast.ana()).post(path("/prices"), "placement", "Guest post", "amount", "a lot", "currency", "EUR");
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = org.jsoup.Jsoup.parse(answer.body().asString());
        assertThat(page.select("#e-amount").text()).isEqualTo("“alot” is not a price. Write it like 120 or 120.50.");
        assertThat(page.select("#prices details").hasAttr("open")).isTrue();
        assertThat(page.select("#f-placement").val()).isEqualTo("Guest post");
    }

    @Test
    void aNoteAndAPersonAreAddedAndTheTimeLineTellsOfThem() {
        Visitor ana = Visitor.signedIn(cast.ana());
        ana.post(path("/notes"), "text", "Pays on time & <b>fast</b>");
        ana.post(path("/contacts"), "name", "Omar", "email", "omar@" + site.domain(), "role", "Owner", "basis", "PUBLISHED", "basisNote", "on /write");
        Document page = ana.open(path(""));
        assertThat(page.select("#notes .note__text").text()).isEqualTo("Pays on time & <b>fast</b>");
        assertThat(page.select("#people .person").eachText()).anyMatch(text -> text.contains("Omar") && text.contains("address published") && text.contains("not checked"));
        assertThat(ana.open(path("?kind=contact")).select("#time-line li").eachText()).isNotEmpty().allMatch(text -> text.contains("Omar"));
        assertThat(ana.get(path("?kind=gossip")).statusCode()).isEqualTo(422);
    }

    @Test
    void theHolderStandsOnThePageAndIsTakenOverOnlyWithAReason() {
        take.byHand(site.id(), brand.id(), null, cast.ben(), clock.instant());
        Visitor ana = Visitor.signedIn(cast.ana()).with("brand", brand.id().toString());
        assertThat(ana.open(path("")).select("#lease").text()).contains("Held by Ben");
        Response stopped = ana.post(path("/lease"), "overrideReason", "");
        assertThat(stopped.statusCode()).isEqualTo(422);
        assertThat(stopped.body().asString()).contains(site.domain() + " is held by Ben since");
        ana.post(path("/lease"), "overrideReason", "Ben is on leave");
        Document page = ana.open(path(""));
        assertThat(page.select("#lease").text()).contains("You hold the conversation").contains("Ben is on leave");
        ana.post(path("/lease/release"));
        assertThat(ana.open(path("")).select("#lease").text()).contains("Nobody holds");
    }

    @Test
    void twoSitesAreMergedAfterAPreviewAndTheOldPageLeadsOn() {
        Site other = cast.site();
        cast.contact(other, "Nora");
        Visitor ana = Visitor.signedIn(cast.ana());
        assertThat(ana.get(path("/merge?with=nowhere-at-all.com")).statusCode()).isEqualTo(422);
        Document preview = ana.open(path("/merge?with=https://www." + other.domain() + "/about"));
        assertThat(preview.select(".merge-lines").text()).contains(other.domain() + " becomes another name of it").contains("1 contact moves here");
        assertThat(ana.post(path("/merge"), "other", other.id()).statusCode()).isEqualTo(303);
        assertThat(ana.open(path("")).text()).contains("Also known as " + other.domain()).contains("Nora");
        assertThat(ana.get("/sites/" + other.id()).header("Location")).endsWith("/sites/" + site.id());
    }

    @Test
    void twinsFoundAcrossImportsAreOfferedAndCanBeKeptApart() {
        Site other = cast.site();
        QuarkusTransaction.requiringNew().run(() -> {
            contacts.add(sites.require(other.id()), "Ines", ines.email(), "", "second.csv", clock.instant());
            contacts.add(sites.require(site.id()), "Ines", "ines.m@" + site.domain(), "", "third.csv", clock.instant());
            contacts.add(sites.require(site.id()), "Ines Other", "different@" + site.domain(), "", "third.csv", clock.instant());
        });
        fillSiteSearch.run(clock.instant());
        Visitor ana = Visitor.signedIn(cast.ana());
        Document page = ana.open(path(""));
        assertThat(page.text()).contains("Looks like the same site as " + other.domain()).contains("Both have " + ines.email());
        assertThat(page.select("#people .notice").eachText()).anyMatch(text -> text.contains("The same name, Ines, with similar addresses")).noneMatch(text -> text.contains("different@"));
        assertThat(ana.open("/sites/duplicates").select("a[href=/sites/" + site.id() + "]")).isNotEmpty();
        ana.post(path("/different"), "other", other.id());
        assertThat(ana.open(path("")).text()).doesNotContain("Looks like the same site");
        fillSiteSearch.run(clock.instant());
        assertThat(ana.open(path("")).text()).doesNotContain("Looks like the same site");
    }

    @Test
    void aScriptDoesAllOfItToo() {
        String ana = cast.token(cast.ana());
        String ben = cast.token(cast.ben());
        String base = "/sites/" + site.id();
        Api.with(ana).get("/sites?domain=www." + site.domain()).then().statusCode(200).body("id", Matchers.is(site.id().intValue()));
        int price = Api.with(ana).body(Map.of("placement", "Link insertion", "amount", "80", "currency", "USD", "rel", "follow")).post(base + "/prices")
                .then().statusCode(201).body("minorUnits", Matchers.is(8000)).body("rel", Matchers.is("FOLLOW")).extract().path("id");
        Api.with(ana).body(Map.of("placement", "Link insertion", "amount", "80.1234", "currency", "USD")).post(base + "/prices")
                .then().statusCode(422).body("field", Matchers.is("amount"));
        Api.with(ana).body(Map.of("placement", "Link insertion", "amount", "95", "currency", "USD")).put(base + "/prices/" + price).then().statusCode(200);
        Api.with(ana).delete(base + "/prices/" + price).then().statusCode(204);
        Api.with(ana).body(Map.of("text", "A note")).post(base + "/notes").then().statusCode(201);
        Api.with(ana).body(Map.of("email", "press@" + site.domain(), "basis", "CONSENT")).post(base + "/contacts").then().statusCode(201)
                .body("roleAddress", Matchers.is(true)).body("mail", Matchers.is("NOT_CHECKED")).body("basis", Matchers.is("CONSENT"));
        Api.with(ana).body(Map.of("brandId", brand.id())).post(base + "/lease").then().statusCode(200).body("heldBy", Matchers.is("Ana"));
        Api.with(ben).body(Map.of("brandId", brand.id())).post(base + "/lease").then().statusCode(422).body("field", Matchers.is("overrideReason"))
                .body("detail", Matchers.containsString("is held by Ana"));
        Api.with(ben).body(Map.of("brandId", brand.id(), "overrideReason", "They asked for me")).post(base + "/lease").then().statusCode(200);
        Api.with(ben).delete(base + "/lease").then().statusCode(204);
        Api.with(ana).get(base + "/timeline?kind=lease").then().statusCode(200).body("items.size()", Matchers.is(3)).body("items.kind", Matchers.everyItem(Matchers.is("LEASE")));
        Site other = cast.site();
        Api.with(ana).get(base + "/merges/preview?otherId=" + other.id()).then().statusCode(200).body("lines.size()", Matchers.greaterThan(0));
        Api.with(ana).body(Map.of("otherId", other.id())).post(base + "/merges").then().statusCode(200).body("aliases", Matchers.contains(other.domain()));
        Api.with(ana).get("/sites/" + other.id()).then().statusCode(200).body("id", Matchers.is(site.id().intValue()));
        Api.with(ana).body(Map.of("otherId", site.id())).post(base + "/merges").then().statusCode(422).body("field", Matchers.is("other"));
        Api.with(ana).get("/search?q=" + site.domain().substring(2)).then().statusCode(200).body("groups[0].hits.path", Matchers.hasItem("/sites/" + site.id()));
        Api.with(ana).get("/duplicates/sites").then().statusCode(200);
        Api.outsider().get(base).then().statusCode(401);
    }

    @Test
    void thePageStandsAtBothWidthsInLightAndDark() {
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("""
                insert into site_price (site_id, placement, amount, currency, rel, source, as_of, created_at) values
                (?1, 'Guest post', 12050, 'EUR', 'SPONSORED', 'pitchbox.csv', '2026-10-01', now()), (?1, 'Link insertion', 8000, 'USD', null, 'added by Ana', '2026-11-01', now())""")
                .setParameter(1, site.id()).executeUpdate();
            entities.createNativeQuery("update contact set mail_state = 'BAD', mail_reason = 'never.net says that it takes no mail (RFC 7505)' where id = ?1")
                .setParameter(1, ines.id()).executeUpdate();
            contacts.add(sites.require(site.id()), "", "editor@" + site.domain(), "", "pitchbox.csv", clock.instant());
        });
        Site other = cast.site();
        QuarkusTransaction.requiringNew().run(() -> contacts.add(sites.require(other.id()), "Ines", ines.email(), "", "second.csv", clock.instant()));
        fillSiteSearch.run(clock.instant());
        take.byHand(site.id(), brand.id(), null, cast.ben(), clock.instant());
        Visitor.signedIn(cast.ana()).post(path("/notes"), "text", "Answers within a day, wants an outline first.");
        for (int width : List.of(1280, 390)) {
            try (Browser browser = Browser.open(width)) {
                Page page = signedIn(browser, cast.ana());
                page.navigate(home + "sites/" + site.id());
                assertThat(browser.overflow()).as("site at " + width).isLessThanOrEqualTo(0);
                browser.picture("site");
                page.locator("summary", new Page.LocatorOptions().setHasText("Take it over")).click();
                page.locator("#prices summary").click();
                browser.picture("site-forms");
                assertThat(browser.overflow()).isLessThanOrEqualTo(0);
                page.navigate(home + "sites/" + site.id() + "/merge?with=" + other.id());
                assertThat(browser.overflow()).isLessThanOrEqualTo(0);
                browser.picture("site-merge");
                page.navigate(home + "contacts/" + ines.id());
                assertThat(browser.overflow()).isLessThanOrEqualTo(0);
                browser.picture("site-contact");
                page.navigate(home + "sites/duplicates");
                assertThat(browser.overflow()).isLessThanOrEqualTo(0);
                browser.picture("site-duplicates");
                assertThat(browser.complaints()).isEmpty();
            }
        }
    }

    private Page signedIn(Browser browser, User user) {
        return browser.signIn(home, user, brand);
    }

    private String path(String rest) {
        return "/sites/" + site.id() + rest;
    }
}
