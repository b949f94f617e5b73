package dev.linkwright.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenResourceTest {

    @Inject
    Cast cast;

    @Test
    void basicSignInMakesATokenThatWorksUntilRevoked() {
        String email = cast.ana().email();
        var made = given().auth().preemptive().basic(email, Cast.PASSWORD).contentType(ContentType.JSON).body("{\"name\":\"nightly script\"}")
                .post("/api/v1/tokens").then().statusCode(201).body("token", startsWith("lw_")).extract();
        String token = made.path("token");
        Api.with(token).get("/tokens").then().statusCode(200).body("items.name", hasItem("nightly script")).body("items[0].token", equalTo(null));
        Api.with(token).delete("/tokens/" + made.path("id")).then().statusCode(204);
        Api.with(token).get("/tokens").then().statusCode(401);
    }

    @Test
    void aTokenWithoutANameIsRefusedNamingTheField() {
        Api.with(cast.token(cast.ana())).body("{\"name\":\"  \"}").post("/tokens").then().statusCode(422)
                .contentType("application/problem+json").body("field", equalTo("name")).body("detail", not(equalTo(null)));
    }

    @Test
    void nobodyRevokesTheTokenOfAnother() {
        int id = Api.with(cast.token(cast.ana())).body("{\"name\":\"mine\"}").post("/tokens").then().extract().path("id");
        Api.with(cast.token(cast.ben())).delete("/tokens/" + id).then().statusCode(404);
    }

    @Test
    void anOutsiderIsRefused() {
        Api.outsider().get("/tokens").then().statusCode(401).contentType("application/problem+json");
        Api.with("lw_wrong").get("/tokens").then().statusCode(401).contentType("application/problem+json");
        given().auth().preemptive().basic(cast.ana().email(), "wrong").get("/api/v1/tokens").then().statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void aBodyThatIsNotJsonIsToldSo() {
        Api.with(cast.token(cast.ana())).body("{nonsense").post("/tokens").then().statusCode(400).contentType("application/problem+json");
    }
}
