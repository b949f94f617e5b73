package dev.linkwright.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.CampaignCast;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CampaignApiTest {
    @Inject
    Cast cast;
    @Inject
    CampaignCast campaigns;

    private String token;
    private Brand brand;
    private Asset asset;
    private Mailbox mailbox;

    @BeforeEach
    void scene() {
        token = cast.token(cast.ana());
        brand = cast.brand();
        asset = cast.asset(brand);
        mailbox = campaigns.mailbox(true);
    }

    @Test
    void fromCreationToApproval() {
        Contact ines = cast.contact(cast.site(), "Ines");
        long campaign = create("Hello {first_name}, {gap}");
        Api.with(token).get("/campaigns/" + campaign + "/gate").then().statusCode(200).body("ok", equalTo(false)).body("problems.field", hasItem("contactIds"));
        int enrollment = Api.with(token).body(Map.of("contactIds", List.of(ines.id()))).post("/campaigns/" + campaign + "/enrollments").then().statusCode(201)
                .body("items[0].contactId", equalTo(ines.id().intValue())).body("items[0].state", equalTo("CHOSEN")).body("refused", empty()).extract().path("items[0].id");
        Api.with(token).get("/campaigns/" + campaign + "/gate").then().body("ok", equalTo(false)).body("problems", hasSize(1))
                .body("problems[0].contactId", equalTo(ines.id().intValue())).body("problems[0].step", equalTo(1)).body("problems[0].field", equalTo("gap"))
                .body("problems[0].reason", equalTo("{gap} is empty."));
        Api.with(token).post("/campaigns/" + campaign + "/launch").then().statusCode(422).body("field", equalTo("gap"));
        Api.with(token).body(Map.of("gap", "No salary source.")).post("/enrollments/" + enrollment + "/notes").then().statusCode(200);
        Api.with(token).get("/campaigns/" + campaign + "/gate").then().body("ok", equalTo(true)).body("problems", empty());
        Api.with(token).post("/campaigns/" + campaign + "/launch").then().statusCode(200).body("state", equalTo("RUNNING"));
        Api.with(token).get("/campaigns/" + campaign + "/enrollments").then().body("items[0].state", equalTo("IN_REVIEW")).body("items[0].nextSendAt", nullValue())
                .body("items[0].whyNotNow", equalTo("Waits in the review queue, 1st in line."));
        Api.with(token).post("/enrollments/" + enrollment + "/approve").then().statusCode(200).body("state", equalTo("ACTIVE")).body("nextSendAt", notNullValue());
        Api.with(token).post("/enrollments/" + enrollment + "/approve").then().statusCode(200);
        assertThat(campaigns.messageState(enrollment, 1)).isEqualTo("QUEUED");
        campaigns.leaves(enrollment, 1, CampaignCast.NOW);
        Api.with(token).get("/campaigns/" + campaign + "/stats").then().body("enrolled", equalTo(1)).body("sent", equalTo(1)).body("replied", equalTo(0))
                .body("promised", equalTo(0)).body("won", equalTo(0)).body("steps[0].sent", equalTo(1));
    }

    @Test
    void aSiteThatSomebodyHoldsIsRefusedWithTheirName() {
        Site site = cast.site();
        Contact ines = cast.contact(site, "Ines");
        Contact nora = cast.contact(site, "Nora");
        enrol(create("Hello"), ines);
        long second = create("Hello");
        Api.with(token).body(Map.of("contactIds", List.of(nora.id()))).post("/campaigns/" + second + "/enrollments").then().statusCode(422)
                .contentType("application/problem+json").body("field", equalTo("contactIds")).body("detail", containsString("is held by Ana’s campaign"));
        Api.with(token).body(Map.of("contactIds", List.of(nora.id()), "overrideReason", "Ana asked me to")).post("/campaigns/" + second + "/enrollments").then().statusCode(201);
    }

    @Test
    void badInputNamesItsField() {
        plan(Map.of("name", "x", "opportunity", "NOPE", "steps", steps("Hello"))).then().statusCode(422).body("field", equalTo("opportunity"));
        plan(Map.of("name", "", "opportunity", "PARTNER", "steps", steps("Hello"))).then().statusCode(422).body("field", equalTo("name"));
        plan(Map.of("name", "x", "opportunity", "PARTNER", "steps", List.of())).then().statusCode(422).body("field", equalTo("steps"));
        plan(Map.of("name", "x", "opportunity", "PARTNER", "assetId", 999999, "steps", steps("Hello"))).then().statusCode(422).body("field", equalTo("assetId"));
        plan(Map.of("name", "x", "opportunity", "PARTNER", "steps", steps("Hello"), "window", Map.of("days", List.of("MON"), "from", "9", "to", "17:00", "zone", "UTC")))
                .then().statusCode(422).body("field", equalTo("window.from"));
        plan(Map.of("name", "x", "opportunity", "PARTNER", "steps", steps("Hello"), "window", Map.of("days", List.of("MON"), "from", "09:00", "to", "17:00", "zone", "Moon")))
                .then().statusCode(422).body("field", equalTo("window.zone"));
        Api.with(token).body(Map.of("contactIds", List.of())).post("/campaigns/" + create("Hello") + "/enrollments").then().statusCode(422).body("field", equalTo("contactIds"));
        Api.with(token).get("/campaigns/999999").then().statusCode(404);
    }

    @Test
    void patchChangesWhatIsGivenAndListsPage() {
        long first = create("Hello");
        long second = create("Hello");
        Api.with(token).body(Map.of("name", "Renamed", "window", Map.of("days", List.of("Tue", "FRIDAY"), "from", "08:00", "to", "24:00", "zone", "Asia/Tokyo")))
                .patch("/campaigns/" + first).then().statusCode(200).body("name", equalTo("Renamed")).body("window.days", equalTo(List.of("TUESDAY", "FRIDAY")))
                .body("steps", hasSize(2)).body("mailboxIds", equalTo(List.of(mailbox.id().intValue())));
        String cursor = Api.with(token).queryParam("limit", 1).get("/brands/" + brand.id() + "/campaigns").then().body("items", hasSize(1))
                .body("items[0].id", equalTo((int) second)).extract().path("nextCursor");
        Api.with(token).queryParam("limit", 1).queryParam("cursor", cursor).get("/brands/" + brand.id() + "/campaigns").then().body("items[0].id", equalTo((int) first))
                .body("nextCursor", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/campaigns/1", "/campaigns/1/gate", "/campaigns/1/enrollments", "/campaigns/1/stats", "/brands/1/campaigns", "/enrollments/1"})
    void outsidersAreRefused(String path) {
        Api.outsider().get(path).then().statusCode(401);
    }

    private io.restassured.response.Response plan(Map<String, Object> plan) {
        return Api.with(token).body(plan).post("/brands/" + brand.id() + "/campaigns");
    }

    private long create(String body) {
        return ((Number) plan(Map.of("name", "Remote hiring", "opportunity", "RESOURCE_PAGE", "assetId", asset.id(), "mailboxIds", List.of(mailbox.id()), "steps", steps(body),
                "window", Map.of("days", List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"), "from", "00:00", "to", "24:00", "zone", "UTC")))
                .then().statusCode(201).extract().path("id")).longValue();
    }

    private void enrol(long campaign, Contact contact) {
        Api.with(token).body(Map.of("contactIds", List.of(contact.id()))).post("/campaigns/" + campaign + "/enrollments").then().statusCode(201);
    }

    private static List<Map<String, Object>> steps(String body) {
        return List.of(Map.of("delayDays", 0, "subject", "Numbers for {site}", "body", body), Map.of("delayDays", 3, "subject", "", "body", "Again."));
    }
}
