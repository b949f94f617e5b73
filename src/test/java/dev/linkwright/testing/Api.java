package dev.linkwright.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** A script that uses the JSON API. */
public final class Api {

    private Api() {
    }

    public static RequestSpecification with(String token) {
        return given().basePath("/api/v1").header("Authorization", "Bearer " + token).contentType(ContentType.JSON).accept(ContentType.JSON);
    }

    /** Nobody: every endpoint answers 401. */
    public static RequestSpecification outsider() {
        return given().basePath("/api/v1").contentType(ContentType.JSON).accept(ContentType.JSON);
    }
}
