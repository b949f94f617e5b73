package dev.linkwright.web.prospect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.bulk.BulkResult;
import dev.linkwright.prospect.bulk.Change;
import dev.linkwright.prospect.bulk.ChangeMany;
import dev.linkwright.prospect.bulk.Chosen;
import dev.linkwright.prospect.bulk.UndoBulk;
import dev.linkwright.prospect.triage.Triage;
import dev.linkwright.prospect.triage.Verdict;
import dev.linkwright.prospect.view.ViewQuery;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes to many and triage, below the pages and through them without a script, and the API. */
@QuarkusTest
class BulkSaysWhatChangedTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Inject
    Cast cast;
    @Inject
    PipelineDesk desk;
    @Inject
    ChangeMany change;
    @Inject
    UndoBulk undo;
    @Inject
    Triage triage;

    private Brand brand;
    private User ana;
    private String word;
    private List<Long> ids;

    @BeforeEach
    void aBrandWithProspects() {
        brand = cast.brand();
        ana = cast.ana();
        word = "bulk" + Cast.number();
        ids = desk.prospects(brand, word, 6);
    }

    @Test
    void whatChangedWhatStayedAndWhy() {
        desk.move(ids.get(0), Stage.CONTACTED, ana);
        desk.move(ids.get(1), Stage.QUALIFIED, ana);
        BulkResult result = change.run(brand, new Chosen.These(ids), new Change.ToStage(Stage.QUALIFIED, ""), ana, NOW);
        assertThat(result.said()).startsWith("4 prospects moved to Qualified.").contains("1 were there already.")
            .contains("1 stayed: they are Contacted, which can't become Qualified.");
        assertThat(desk.stage(ids.get(2))).isEqualTo(Stage.QUALIFIED);
    }

    @Test
    void undoneItIsAsBeforeButForWhatWasChangedAgain() {
        BulkResult result = change.run(brand, new Chosen.These(ids), new Change.ToStage(Stage.DISQUALIFIED, "off topic"), ana, NOW);
        desk.move(ids.get(5), Stage.QUALIFIED, cast.ben());
        assertThat(undo.run(result.id(), ana, NOW.plusSeconds(5))).isEqualTo("Taken back for 5 prospects. 1 changed again since then and stay.");
        assertThat(desk.stage(ids.get(0))).isEqualTo(Stage.NEW);
        assertThat(desk.prospect(ids.get(0)).excludedBecause()).isEmpty();
        assertThat(desk.stage(ids.get(5))).isEqualTo(Stage.QUALIFIED);
        assertThatThrownBy(() -> undo.run(result.id(), ana, NOW)).isInstanceOf(RuleViolation.class).hasMessageContaining("already");
    }

    @Test
    void allOfAViewIsRefusedWhenTheViewHasChanged() {
        ProspectFilter filter = ViewQuery.parse("stage=NEW").filter(brand, ana, NOW).onlySunk(false);
        assertThatThrownBy(() -> change.run(brand, new Chosen.AllOf(filter, 5), new Change.Tag("x"), ana, NOW)).hasMessageContaining("holds 6 now. Nothing was changed");
        assertThat(change.run(brand, new Chosen.AllOf(filter, 6), new Change.Tag("Round  One"), ana, NOW).said()).isEqualTo("6 prospects tagged “round one”.");
        assertThat(desk.prospect(ids.get(3)).tags()).containsExactly("round one");
        BulkResult off = change.run(brand, new Chosen.These(ids.subList(0, 2)), new Change.Untag("round one"), ana, NOW);
        undo.run(off.id(), ana, NOW);
        assertThat(desk.prospect(ids.get(0)).tags()).containsExactly("round one");
    }

    @Test
    void withoutAScriptTheBarChangesAllThatMatch() {
        Visitor visitor = Visitor.signedIn(ana).with("brand", brand.id().toString());
        var page = visitor.open("/prospects?stage=NEW&chosen=all");
        assertThat(page.select(".bulk strong").text()).isEqualTo("All 6 chosen");
        visitor.post("/prospects/bulk/owner", "all", "yes", "query", page.select(".bulk [name=query]").attr("value"), "seen", page.select(".bulk [name=seen]").attr("value"),
            "owner", ana.id().toString(), "back", "/prospects?stage=NEW");
        assertThat(visitor.open("/prospects?owner=me").select("tbody a.site")).hasSize(6);
        assertThat(visitor.open("/prospects?owner=none").text()).contains("Nothing fits");
    }

    @Test
    void everyFilterStandsInTheUrl() {
        Visitor visitor = Visitor.signedIn(ana).with("brand", brand.id().toString());
        desk.move(ids.get(0), Stage.CONTACTED, ana);
        change.run(brand, new Chosen.These(ids.subList(0, 3)), new Change.Tag("a"), ana, NOW);
        for (var each : Map.ofEntries(Map.entry("stage=CONTACTED", 1), Map.entry("stage=open", 6), Map.entry("tag=a", 3), Map.entry("tag=b", 0), Map.entry("contact=yes", 3),
            Map.entry("auth=93-", 2), Map.entry("auth=good", 6), Map.entry("auth=unknown", 0), Map.entry("visits=-40000", 4), Map.entry("spam=within", 6), Map.entry("idle=30", 6),
            Map.entry("country=DE", 0), Map.entry("opportunity=GUEST_POST", 0), Map.entry("q=" + word + "-4", 1), Map.entry("import=999999", 0)).entrySet()) {
            assertThat(visitor.open("/prospects?" + each.getKey()).select("tbody a.site")).as(each.getKey()).hasSize(each.getValue());
        }
        assertThat(visitor.get("/prospects?auth=much").statusCode()).isEqualTo(422);
        assertThat(visitor.get("/prospects?auth=much").body().asString()).contains("is no range");
    }

    @Test
    void twoPeopleWhoTriageAreShownDifferentOnes() {
        User ben = cast.ben();
        ViewQuery all = ViewQuery.parse("");
        Triage.Place anas = triage.look(brand, all, ana, NOW);
        Triage.Place bens = triage.look(brand, all, ben, NOW);
        assertThat(anas.prospect().orElseThrow().id()).isEqualTo(ids.get(0));
        assertThat(bens.prospect().orElseThrow().id()).isEqualTo(ids.get(1));
        assertThat(triage.look(brand, all, ana, NOW).prospect().orElseThrow().id()).isEqualTo(ids.get(0));

        long run = anas.run().id();
        assertThat(triage.decide(run, ids.get(0), Verdict.QUALIFIED, Stage.NEW, "", ana, NOW).moved()).isTrue();
        assertThat(triage.decide(run, ids.get(0), Verdict.QUALIFIED, Stage.NEW, "", ana, NOW).moved()).isFalse();
        assertThat(triage.decide(run, ids.get(0), Verdict.DISQUALIFIED, Stage.NEW, "late", ana, NOW).moved()).isFalse();
        assertThat(desk.stage(ids.get(0))).isEqualTo(Stage.QUALIFIED);

        desk.move(ids.get(2), Stage.CONTACTED, ben);
        assertThatThrownBy(() -> triage.decide(run, ids.get(2), Verdict.QUALIFIED, Stage.NEW, "", ana, NOW)).hasMessageContaining("is not New any more: Ben moved it to Contacted");
        assertThat(triage.look(brand, all, ana, NOW).prospect().orElseThrow().id()).isEqualTo(ids.get(3));
        assertThat(triage.undo(run, ana, NOW).id()).isEqualTo(ids.get(0));
        assertThat(desk.stage(ids.get(0))).isEqualTo(Stage.NEW);
        assertThat(triage.look(brand, all, ben, NOW.plusSeconds(600)).prospect()).isPresent();
    }

    @Test
    void theApiMovesSavesChangesAndExports() {
        String token = cast.token(ana);
        String brandPath = "/brands/" + brand.id();
        Api.with(token).body(Map.of("stage", "QUALIFIED", "from", "NEW")).post("/prospects/" + ids.get(0) + "/stage").then().statusCode(200).body("stage", Matchers.equalTo("QUALIFIED"));
        Api.with(token).body(Map.of("stage", "CONTACTED", "from", "NEW")).post("/prospects/" + ids.get(0) + "/stage").then().statusCode(422)
            .body("detail", Matchers.containsString("is not New any more"));
        Api.with(token).body(Map.of("stage", "DISQUALIFIED")).post("/prospects/" + ids.get(0) + "/stage").then().statusCode(422).body("field", Matchers.equalTo("why"));
        int view = Api.with(token).body(Map.of("name", "Fresh " + word, "query", "stage=NEW")).post(brandPath + "/views").then().statusCode(201).extract().path("id");
        Api.with(token).get(brandPath + "/views/" + view).then().statusCode(200).body("count", Matchers.equalTo(5));
        Api.with(token).body(Map.of("name", "Broken " + word, "query", "auth=much")).post(brandPath + "/views").then().statusCode(422);
        Api.with(cast.token(cast.ben())).get(brandPath + "/views/" + view).then().statusCode(404);
        Api.with(token).body(Map.of("query", "stage=NEW", "seen", 5, "tag", "api")).post(brandPath + "/bulk-changes").then().statusCode(201)
            .body("changed", Matchers.equalTo(5)).body("said", Matchers.equalTo("5 prospects tagged “api”."));
        Api.with(token).get(brandPath + "/prospects?tag=api").then().statusCode(200).body("items", Matchers.hasSize(5)).body("items[0].tags[0]", Matchers.equalTo("api"));
        Api.with(token).get(brandPath + "/board").then().statusCode(200).body("lanes[0].count.n", Matchers.equalTo(5)).body("lanes[1].prospects[0].id", Matchers.equalTo(ids.get(0).intValue()));
        assertThat(Api.with(token).accept("text/csv").get(brandPath + "/board/export.csv?tag=api").then().statusCode(200).extract().asString().lines().count()).isGreaterThan(5);
        Api.with(token).delete(brandPath + "/views/" + view).then().statusCode(204);
        Api.outsider().get(brandPath + "/board").then().statusCode(401);
    }
}
