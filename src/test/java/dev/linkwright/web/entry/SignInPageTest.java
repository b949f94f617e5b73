package dev.linkwright.web.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.account.User;
import dev.linkwright.account.Users;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInPageTest {

    @Inject
    Cast cast;
    @Inject
    Users users;

    @BeforeEach
    void thereIsAnAccount() {
        cast.ana();
    }

    @Test
    void aVisitorIsLedToTheSignInAndBack() {
        Response answer = Visitor.outsider().get("/");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/sign-in");
    }

    @Test
    void aWrongPasswordIsToldInWordsAndKeepsThePageClosed() {
        Visitor visitor = Visitor.outsider();
        Response answer = visitor.post("/sign-in/check", "email", cast.ana().email(), "password", "wrong");
        assertThat(answer.header("Location")).endsWith("/sign-in?failed=true");
        assertThat(visitor.open("/sign-in?failed=true").text()).contains("That did not match");
        assertThat(visitor.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void signingOutEndsTheSession() {
        Visitor ana = Visitor.signedIn(cast.ana());
        assertThat(ana.get("/sign-in").statusCode()).isEqualTo(303);
        ana.post("/sign-out");
        assertThat(ana.get("/sign-in").statusCode()).isEqualTo(200);
    }

    @Test
    void whoCameWithATokenHasNoSessionToEnd() {
        assertThat(Visitor.outsider().request().contentType("application/json").header("Authorization", "Bearer " + cast.token(cast.ana())).post("/sign-out").statusCode()).isEqualTo(303);
    }

    @Test
    void aDeactivatedAccountIsOutAtItsNextRequest() {
        User dora = cast.person("Dora", dev.linkwright.account.Role.SPECIALIST);
        Visitor visitor = Visitor.signedIn(dora);
        QuarkusTransaction.requiringNew().run(() -> users.require(dora.id()).deactivate());
        assertThat(visitor.get("/sign-in").statusCode()).isNotEqualTo(303);
        QuarkusTransaction.requiringNew().run(() -> users.require(dora.id()).activate());
    }

    @Test
    void theFirstRunPageIsClosedOnceThereIsAnAccount() {
        assertThat(Visitor.outsider().get("/first-run").statusCode()).isEqualTo(303);
        Response late = Visitor.outsider().post("/first-run", "name", "Eve", "email", "eve@example.com", "password", "a long password here");
        assertThat(late.statusCode()).isEqualTo(303);
        assertThat(users.byEmail("eve@example.com")).isEmpty();
    }

    @Test
    void aFormWithoutItsTokenOrFromAnotherSiteChangesNothing() {
        Visitor ana = Visitor.signedIn(cast.ana());
        assertThat(ana.request().formParam("x", "y").post("/sign-out").statusCode()).isEqualTo(400);
        assertThat(ana.request().header("Origin", "https://evil.example").formParam("csrf", ana.csrf()).post("/sign-out").statusCode()).isEqualTo(403);
        assertThat(ana.request().header("Sec-Fetch-Site", "cross-site").post("/sign-out").statusCode()).isEqualTo(403);
    }

    @Test
    void everyAnswerCarriesTheContentPolicy() {
        assertThat(Visitor.outsider().get("/sign-in").header("Content-Security-Policy"))
                .contains("default-src 'none'").contains("script-src 'self'").contains("frame-ancestors 'none'").doesNotContain("unsafe");
    }
}
