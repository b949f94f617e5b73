package dev.linkwright.web.prospect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.site.search.FillSiteSearch;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no tally knows is counted as far as a page needs; the exact number comes by itself, and is there before anything is done to all of them. */
@QuarkusTest
class LongListsAreCountedAsFarAsAPageNeedsTest {

    private static final int RANKED = 1_300;
    private static final int EXCLUDED = 520;

    @Inject
    Cast cast;
    @Inject
    FillSiteSearch fillSearch;
    @Inject
    EntityManager entities;

    private User ana;
    private Brand brand;
    private Visitor visitor;

    @BeforeEach
    void thirteenHundredOfAuthorityAndSomeWithout() {
        ana = cast.ana();
        brand = cast.brand();
        String name = "long-" + brand.id() + "-";
        sql("insert into site (domain, title, created_at) select '" + name + "' || n || '.example', 'Ebb " + brand.id() + "', now() from generate_series(1, " + (RANKED + EXCLUDED + 40) + ") n");
        sql("""
            insert into prospect (brand_id, site_id, domain, stage, stage_since, authority, score, excluded_because, created_at)
            select %1$d, id, domain, 'NEW', now(), case when nr <= %2$d then 0.7 else 0.2 end, 20, case when nr > %3$d and nr <= %2$d then 'Marked as spam' end, now()
            from (select id, domain, row_number() over (order by id) as nr from site where domain like '%4$s%%') s""".formatted(brand.id(), RANKED + EXCLUDED, RANKED, name));
        visitor = Visitor.signedIn(ana).with("brand", brand.id().toString());
    }

    @Test
    void theFootSaysMoreThanAThousandAndThenHowMany() {
        Document first = visitor.open("/prospects?auth=good");
        assertThat(foot(first)).startsWith("1 to 50 of more than 1,000");
        assertThat(first.select("nav[aria-label=Pages] [hx-trigger='intersect once']").attr("hx-get")).isEqualTo("/prospects/count?auth=good");
        assertThat(visitor.get("/prospects/count?auth=good").body().asString()).isEqualTo("1,300");
        assertThat(foot(visitor.open("/prospects?auth=good&page=5"))).startsWith("201 to 250 of more than 1,200");
        assertThat(foot(visitor.open("/prospects?auth=good&page=25"))).startsWith("1,201 to 1,250 of 1,300").contains("Next 50");
        assertThat(foot(visitor.open("/prospects?auth=good&page=26"))).startsWith("1,251 to 1,300 of 1,300").doesNotContain("Next 50");
        assertThat(foot(visitor.open("/prospects"))).as("stages are in the tally: exact").startsWith("1 to 50 of 1,340");
    }

    @Test
    void wordsThatAllHaveAreLookedForNoFurtherEither() {
        String all = "/prospects?q=long-" + brand.id() + "-";
        assertThat(foot(visitor.open(all))).as("by their domains, before their words are filled in").startsWith("1 to 50 of more than 1,000");
        fillSearch.run(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(foot(visitor.open(all))).startsWith("1 to 50 of more than 1,000");
        assertThat(foot(visitor.open(all + "&page=27"))).as("the list ends here").startsWith("1,301 to 1,340 of 1,340").doesNotContain("Next 50");
        assertThat(visitor.open(all + "17").select("tbody .table__divide ~ tr")).as("1,700 to 1,799 are excluded").hasSize(3);
        assertThat(foot(visitor.open("/prospects?q=ebb " + brand.id()))).as("by their titles").startsWith("1 to 50 of more than 1,000");
        Document board = visitor.open("/prospects/board?q=long-" + brand.id() + "-");
        assertThat(board.select("#head-NEW a").text()).isEqualTo("30+");
        assertThat(board.select("#lane-NEW .card")).hasSize(10);
    }

    @Test
    void excludedOnesAreShownAsFarAsFiveHundred() {
        Document page = visitor.open("/prospects?auth=good");
        assertThat(page.select(".table__divide").text()).contains("3 of more than 100 shown", "Show the first 500");
        assertThat(visitor.open("/prospects?auth=good&excluded=all").select(".table__divide").text()).contains("500 of more than 500 shown", "Show fewer");
        assertThat(visitor.open("/prospects").select(".table__divide").text()).contains("3 of 520 shown", "Show the first 500");
    }

    @Test
    void allThatMatchAreCountedBeforeTheyAreChanged() {
        assertThat(visitor.open("/prospects?auth=good").select(".bulk a.small").text()).isEqualTo("Choose all that match");
        Document chosen = visitor.open("/prospects?auth=good&chosen=all");
        assertThat(chosen.select(".bulk strong").text()).isEqualTo("All 1,300 chosen");
        visitor.post("/prospects/bulk/tags", "all", "yes", "query", chosen.select(".bulk [name=query]").attr("value"), "seen",
            chosen.select(".bulk [name=seen]").attr("value"), "tag", "strong", "back", "/prospects?auth=good");
        assertThat(visitor.open("/prospects?tag=strong&chosen=all").select(".bulk strong").text()).isEqualTo("All 1,300 chosen");
    }

    @Test
    void boardAndTriageSayTheSame() {
        Document board = visitor.open("/prospects/board?auth=good");
        assertThat(board.select("#head-NEW a").text()).isEqualTo("30+");
        assertThat(board.select("#lane-NEW .lane__more").text()).isEqualTo("Show 20 more of more than 20");
        assertThat(board.select("#head-QUALIFIED a").text()).isEqualTo("0");
        assertThat(visitor.open("/prospects/board").select("#head-NEW a").text()).isEqualTo("1,340");
        assertThat(visitor.open("/prospects/triage?auth=good").select(".triage__place").text()).isEqualTo("1 of more than 1,000");
        assertThat(Api.with(cast.token(ana)).get("/brands/" + brand.id() + "/board?auth=good").then().statusCode(200).extract().jsonPath()
            .getMap("lanes.find { it.stage == 'NEW' }.count")).isEqualTo(java.util.Map.of("n", 50, "more", true));
    }

    private static String foot(Document page) {
        return page.select("nav[aria-label=Pages]").text();
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(statement).executeUpdate());
    }
}
