package dev.linkwright.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.linkwright.imports.RunImport;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProspectApiTest {

    @Inject
    Cast cast;
    @Inject
    RunImport runImport;

    private String token;
    private long brandId;
    private String tag;

    @BeforeEach
    void script() {
        token = cast.token(cast.ben());
        brandId = cast.brand().id();
        tag = "p" + Cast.number();
    }

    @Test
    void aBrandIsMadeAndDescribed() {
        int id = Api.with(token).body(Map.of("name", "Brand " + tag, "domains", List.of("https://www." + tag + ".com/"), "keywords", List.of("remote work")))
            .post("/brands").then().statusCode(201).body("domains", contains(tag + ".com")).body("aliases", hasSize(0)).extract().path("id");
        Api.with(token).get("/brands/" + id).then().statusCode(200).body("name", equalTo("Brand " + tag));
        Api.with(token).body(Map.of("name", "Brand " + tag)).post("/brands").then().statusCode(422).body("field", equalTo("name"));
        Api.with(token).body(Map.of("title", "Guide", "url", "https://" + tag + ".com/guide", "kind", "guide")).post("/brands/" + id + "/assets")
            .then().statusCode(201).body("id", notNullValue());
        Api.with(token).body(Map.of("title", "Guide", "url", "guide")).post("/brands/" + id + "/assets").then().statusCode(422).body("field", equalTo("url"));
    }

    @Test
    void aFileBecomesARankedListThatWeightsReorder() {
        String csv = "Domain,DR,Traffic,Title,Email\nrelevant-" + tag + ".com,20,100,Remote work survey for hiring teams,maya@relevant-" + tag + ".com\n"
            + "strong-" + tag + ".com,90,500000,Gardening at home,\nspam-" + tag + ".com,50,,,\n";
        int id = bring("prospects", csv).statusCode(202).body("state", equalTo("QUEUED")).extract().path("id");
        runImport.run(Instant.parse("2026-11-20T10:00:00Z"));
        Api.with(token).get("/imports/" + id).then().body("state", equalTo("DONE")).body("kind", equalTo("prospects")).body("rows", equalTo(3))
            .body("created", equalTo(3)).body("refused", equalTo(0)).body("encoding", equalTo("UTF-8"));
        Api.with(token).get("/brands/" + brandId + "/prospects?weights=1,0,0").then().statusCode(200)
            .body("items.domain[0]", equalTo("relevant-" + tag + ".com"))
            .body("items[0].parts.relevance.points", equalTo(value("items[0].score", "1,0,0")))
            .body("items[0].parts.relevance.label", containsString("remote work"));
        Api.with(token).get("/brands/" + brandId + "/prospects?weights=0,1,0").then().body("items.domain[0]", equalTo("strong-" + tag + ".com"))
            .body("items[0].parts.authority.value", equalTo(0.9f)).body("items[0].parts.authority.source", equalTo("Ahrefs"))
            .body("items[0].parts.authority.estimated", equalTo(false)).body("items[0].excludedBecause", nullValue());
        Api.with(token).get("/brands/" + brandId + "/prospects?q=strong").then().body("items", hasSize(1));
        Api.with(token).get("/brands/" + brandId + "/prospects?weights=a,b").then().statusCode(422).body("field", equalTo("weights"));
        String cursor = Api.with(token).get("/brands/" + brandId + "/prospects?limit=2").then().body("items", hasSize(2)).extract().path("nextCursor");
        Api.with(token).get("/brands/" + brandId + "/prospects?limit=2&cursor=" + cursor).then().body("items", hasSize(1)).body("nextCursor", nullValue());
        Api.with(token).post("/imports/" + id + "/undo").then().statusCode(200).body("state", equalTo("UNDONE"));
        Api.with(token).get("/brands/" + brandId + "/prospects").then().body("items", hasSize(0));
    }

    @Test
    void refusedRowsComeBackAsAFile() {
        int id = bring("prospects", "Domain,Title\n10.0.0.1,=1+1\n").statusCode(202).extract().path("id");
        runImport.run(Instant.parse("2026-11-20T10:00:00Z"));
        Api.with(token).get("/imports/" + id + "/refused").then().body("items[0].row", equalTo(1)).body("items[0].reason", containsString("IP address"));
        String file = Api.with(token).accept("text/csv").get("/imports/" + id + "/refused.csv").then().statusCode(200).extract().asString();
        assertThat(file).contains("Domain,Title,Refused because").contains("10.0.0.1,'=1+1,");
    }

    @Test
    void aSheetNobodyKnowsNeedsAMapping() {
        bring("prospects", "Where,What\na-" + tag + ".com,x\n").statusCode(422).body("field", equalTo("mapping"));
        Api.with(token).contentType(ContentType.MULTIPART).multiPart("file", "a.csv", ("Where,What\na-" + tag + ".com,x\n").getBytes(StandardCharsets.UTF_8))
            .formParam("kind", "prospects").formParam("mapping", "{\"Where\": \"SITE\"}").post("/brands/" + brandId + "/imports").then().statusCode(202);
        bring("nonsense", "Domain\na.com\n").statusCode(422).body("field", equalTo("kind"));
    }

    @Test
    void aSiteByHandAndItsContact() {
        int id = Api.with(token).body(Map.of("domain", "https://www.hand-" + tag + ".com/x")).post("/brands/" + brandId + "/prospects")
            .then().statusCode(201).body("domain", equalTo("hand-" + tag + ".com")).body("stage", equalTo("NEW")).extract().path("id");
        Api.with(token).body(Map.of("name", "Maya", "email", "maya@hand-" + tag + ".com", "role", "Editor")).post("/prospects/" + id + "/contacts")
            .then().statusCode(201).body("name", equalTo("Maya")).body("source", containsString("Ben"));
        Api.with(token).body(Map.of("name", "Maya", "email", "maya")).post("/prospects/" + id + "/contacts").then().statusCode(422).body("field", equalTo("email"));
        Api.with(token).get("/prospects/" + id + "/contacts").then().body("items", hasSize(1));
        Api.with(token).body(Map.of("stage", "QUALIFIED", "why", "good")).post("/prospects/" + id + "/stage").then().statusCode(200).body("stage", equalTo("QUALIFIED"));
        Api.with(token).body(Map.of("domain", "nothing")).post("/brands/" + brandId + "/prospects").then().statusCode(422).body("field", equalTo("domain"));
    }

    @Test
    void outsidersAreRefused() {
        Api.outsider().get("/brands/" + brandId + "/prospects").then().statusCode(401);
        Api.outsider().get("/brands").then().statusCode(401);
        Api.outsider().get("/imports/1").then().statusCode(401);
        Api.with(cast.token(cast.ana())).body(Map.of("name", "X" + tag)).post("/brands").then().statusCode(403);
    }

    @Test
    void whatRanksTheListIsReadAndSetAndWhatIsLeftOutStays() {
        String path = "/brands/" + brandId + "/ranking";
        Api.with(token).body("{\"weights\":{\"relevance\":0.2,\"authority\":0.5,\"traffic\":0.3},\"authorityTrust\":[\"DR\",\"DA\"],\"authorityGood\":45}").put(path).then().statusCode(200)
            .body("weights.authority", equalTo(0.5f)).body("authorityTrust[0]", equalTo("DR")).body("authorityGood", equalTo(45));
        Api.with(token).body("{\"trafficGood\":5000}").put(path).then().statusCode(200).body("weights.authority", equalTo(0.5f)).body("trafficGood", equalTo(5000));
        Api.with(token).body("{\"authorityTrust\":[\"KARMA\"]}").put(path).then().statusCode(422).body("field", equalTo("authorityTrust"));
        Api.with(token).body("{\"weights\":{\"relevance\":0.2}}").put(path).then().statusCode(422).body("field", equalTo("weights"));
        Api.with(token).get(path).then().statusCode(200).body("trafficGood", equalTo(5000)).body("weights.relevance", equalTo(0.2f));
    }

    private float value(String path, String weights) {
        return Api.with(token).get("/brands/" + brandId + "/prospects?weights=" + weights).then().extract().path(path);
    }

    private ValidatableResponse bring(String kind, String csv) {
        return Api.with(token).contentType(ContentType.MULTIPART).multiPart("file", "a-" + tag + ".csv", csv.getBytes(StandardCharsets.UTF_8))
            .formParam("kind", kind).post("/brands/" + brandId + "/imports").then();
    }
}
