package dev.linkwright.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.account.User;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.brand.DescribeBrand;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.gap.GapFilter;
import dev.linkwright.prospect.gap.LinkGap;
import dev.linkwright.prospect.lost.LostFilter;
import dev.linkwright.prospect.lost.LostLink;
import dev.linkwright.prospect.lost.LostLinks;
import dev.linkwright.prospect.lost.LostRuns;
import dev.linkwright.prospect.lost.MakeLostProspects;
import dev.linkwright.prospect.lost.OfferForLostLink;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links that competitors lost, from the exports of Ahrefs, Semrush and Majestic, and the way from there to prospects. */
@QuarkusTest
class CompetitorsLostLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Inject
    Cast cast;
    @Inject
    BringFile bring;
    @Inject
    RunImport runImport;
    @Inject
    UndoImport undo;
    @Inject
    Imports imports;
    @Inject
    Brands brands;
    @Inject
    Assets assets;
    @Inject
    DescribeBrand describe;
    @Inject
    Prospects prospects;
    @Inject
    LinkGap gap;
    @Inject
    LostLinks links;
    @Inject
    OfferForLostLink offer;
    @Inject
    LostRuns runs;
    @Inject
    MakeLostProspects make;
    @TempDir
    Path folder;

    private User ana;
    private Brand brand;
    private String rival;
    private String tail;

    @BeforeEach
    void aBrandWithACompetitorAndTwoAssets() {
        int number = Cast.number();
        ana = cast.ana();
        rival = "rival-" + number + ".com";
        tail = "-" + number + ".com";
        brand = describe.change(cast.brand().id(), new DescribeBrand.Fields(null, null, null, null, List.of(rival), null, null), NOW);
        cast.asset(brand);
        QuarkusTransaction.requiringNew().run(() -> assets.persist(new Asset(brands.require(brand.id()), "Guide to office plants", "https://" + brand.domains().get(0) + "/plants", "guide", NOW)));
    }

    @Test
    void everyVendorsLostLinksAreKeptAndLiveOnesCountInTheGap() throws IOException {
        Import ahrefs = run("ahrefs.csv", """
            Referring page title,Referring page URL,Domain rating,Target URL,Anchor,Drop reason,First seen,Last seen,Lost
            Gone,https://blog.one%1$s/a,40,https://%2$s/remote-survey,the hiring survey,Link removed,2025-01-02,2026-10-01,2026-10-09
            There,https://two%1$s/a,40,https://%2$s/,x,,2025-01-02,2026-10-01,
            Ours,https://three%1$s/a,40,https://%3$s/x,x,Link removed,2025-01-02,2026-10-01,2026-10-09
            Other,https://four%1$s/a,40,https://elsewhere.com/,x,Link removed,2025-01-02,2026-10-01,2026-10-09
            """);
        run("semrush.csv", """
            Page ascore,Source title,Source url,Target url,Anchor,First seen,Last seen,New link,Lost link
            34,A page,https://five%1$s/a,https://%2$s/plants-for-offices,office plants,2026-01-01,2026-09-01,false,true
            """);
        run("majestic.csv", """
            SourceURL,AnchorText,SourceTrustFlow,TargetURL,FlagDeleted,LastSeenDate,DateLost,ReasonLost
            https://six%1$s/a,x,12,https://%2$s/b,1,2026-07-01,2026-08-02,Deleted
            """);
        List<LostLink> all = links.find(brand(), LostFilter.FRESH, 0, 10);
        assertThat(all).extracting(LostLink::domain).containsExactly("one" + tail, "five" + tail, "six" + tail);
        assertThat(all.get(0)).satisfies(link -> {
            assertThat(link.pageUrl()).isEqualTo("https://blog.one" + tail + "/a");
            assertThat(link.targetUrl()).isEqualTo("https://" + rival + "/remote-survey");
            assertThat(List.of(link.anchor(), link.lostOn().toString(), link.why(), link.source())).containsExactly("the hiring survey", "2026-10-09", "Link removed", "Ahrefs");
        });
        assertThat(all.get(1).lostOn()).as("Semrush says only that it is lost: not before it was last seen").isEqualTo(LocalDate.parse("2026-09-01"));
        assertThat(gap.find(brand(), GapFilter.allOf(rival), 0, 10)).extracting("domain").containsExactly("two" + tail);
        assertThat(ahrefs.refused()).as("a link to nobody we know").isEqualTo(1);
        undo.run(ahrefs.id(), NOW);
        assertThat(links.count(brand(), LostFilter.FRESH)).isEqualTo(2);
    }

    @Test
    void oneClickMakesAProspectWithPageTargetAnchorDateAndWhatReplacesIt() throws IOException {
        run("ahrefs.csv", lost("one", "remote-survey", "the hiring survey", "2026-10-09") + lost("two", "plants", "office plants", "2026-10-01").split("\n", 2)[1]);
        LostLink plants = links.find(brand(), LostFilter.FRESH, 0, 9).get(1);
        offer.run(brand(), plants.id(), null, ana, NOW);
        Prospect made = prospect("two");
        assertThat(made.opportunity()).isEqualTo(Opportunity.COMPETITOR_LOST_LINK);
        assertThat(List.of(made.opportunityUrl(), made.lostUrl(), made.lostAnchor(), made.lostOn().toString())).containsExactly("https://two" + tail + "/a", "https://" + rival + "/plants", "office plants", "2026-10-01");
        assertThat(QuarkusTransaction.requiringNew().call(() -> prospects.require(made.id()).replacement().title())).isEqualTo("Guide to office plants");
        assertThat(links.find(brand(), LostFilter.FRESH, 0, 9)).extracting(LostLink::domain).containsExactly("one" + tail);

        Visitor anaSees = Visitor.signedIn(ana).with("brand", brand.id().toString());
        String page = anaSees.open("/prospects/lost").text();
        assertThat(page).contains("one" + tail).containsPattern("fits by: [a-z, ]*hiring").doesNotContain("two" + tail);
        LostLink survey = links.find(brand(), LostFilter.FRESH, 0, 9).get(0);
        assertThat(anaSees.post("/prospects/lost/prospects", "only", survey.id()).statusCode()).isEqualTo(303);
        assertThat(anaSees.open("/prospects/" + prospect("one").id()).text()).contains("Competitor’s lost link").contains("State of Remote Hiring").contains("the hiring survey");
        assertThat(anaSees.open("/prospects/lost?prospect=any").select("tr[data-row]")).hasSize(2);
    }

    @Test
    void allThatMatchAreMadeInTheBackgroundAndTakenUpWhereAProcessDied() throws IOException {
        StringBuilder file = new StringBuilder(lost("s0", "survey", "hiring survey", "2026-10-09"));
        for (int i = 1; i < 620; i++) file.append(lost("s" + i, i % 2 == 0 ? "survey" : "plants", i % 2 == 0 ? "hiring survey" : "office plants", "2026-10-09").split("\n", 2)[1]);
        run("many.csv", file.toString());
        LostRuns.Run asked = Api.with(cast.token(ana)).body("{}").post("/brands/" + brand.id() + "/lost-links/runs").then().statusCode(202).extract().as(LostRuns.Run.class);
        assertThat(asked.sites()).isEqualTo(620);
        make.run(NOW);
        LostRuns.Run done = runs.newest(brand()).orElseThrow();
        assertThat(List.of(done.made(), done.done())).containsExactly(620L, 620L);
        assertThat(done.running()).isFalse();
        assertThat(QuarkusTransaction.requiringNew().call(() -> prospects.require(prospect("s1").id()).replacement().title())).isEqualTo("Guide to office plants");
        assertThat(QuarkusTransaction.requiringNew().call(() -> prospects.require(prospect("s2").id()).replacement().title())).isEqualTo("State of Remote Hiring");
        assertThatThrownBy(() -> runs.ask(brand(), Optional.empty(), null, ana, NOW)).isInstanceOf(RuleViolation.class).extracting("field").isEqualTo("competitor");
        Api.outsider().get("/brands/" + brand.id() + "/lost-links").then().statusCode(401);
    }

    private String lost(String site, String path, String anchor, String day) {
        return "Referring page title,Referring page URL,Domain rating,Target URL,Anchor,Lost\n\"A page\",https://" + site + tail + "/a,40,https://" + rival + "/" + path + "," + anchor + "," + day + "\n";
    }

    private Import run(String name, String content) throws IOException {
        Path path = Files.writeString(folder.resolve(name), content.formatted(tail, rival, brand.domains().get(0)), StandardCharsets.UTF_8);
        long id = bring.bringAndStart(brand(), null, ImportKind.COMPETITORS, name, path, null, Map.of(), "", NOW).id();
        runImport.run(NOW);
        return QuarkusTransaction.requiringNew().call(() -> imports.require(id));
    }

    private Prospect prospect(String site) {
        return QuarkusTransaction.requiringNew().call(() -> prospects.find("brand.id = ?1 and domain = ?2", brand.id(), site + tail).firstResult());
    }

    private Brand brand() {
        return QuarkusTransaction.requiringNew().call(() -> brands.require(brand.id()));
    }
}
