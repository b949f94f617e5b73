package dev.linkwright.web.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ErrorPagesTest {

    @Inject
    Cast cast;

    /** A page with a bug in it. */
    @Path("/page-with-a-bug")
    @PermitAll
    public static class Buggy {

        @GET
        public String break_() {
            throw new IllegalStateException("details that only the log should hold");
        }
    }

    @BeforeEach
    void theFirstRunIsOver() {
        cast.ana();
    }

    @Test
    void aMissingPageSaysSoInWords() {
        Document page = page(Visitor.outsider().get("/no-such-page"), 404);

        assertThat(page.select("h1").text()).isEqualTo("There is no such page");
        assertThat(page.select("a[href=/]").text()).isEqualTo("Go to Today");
    }

    @Test
    void aBugShowsItsNumberAndNothingElse() {
        Document page = page(Visitor.outsider().get("/page-with-a-bug"), 500);

        assertThat(page.text()).containsPattern("E-\\d{8}-\\d{4}").doesNotContain("details that only the log should hold");
    }

    @Test
    void aFormWithoutItsTokenIsRefusedInWords() {
        Response refused = Visitor.signedIn(cast.ana()).request().formParam("name", "x").post("/settings/tokens");

        assertThat(page(refused, 400).select("h1").text()).isEqualTo("This form could not be taken");
    }

    @Test
    void whatARoleMayNotDoIsSaidInWords() {
        Response refused = Visitor.signedIn(cast.ana()).get("/settings/audit");

        assertThat(page(refused, 403).text()).contains("Your role does not allow this");
    }

    private static Document page(Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("text/html");
        return Jsoup.parse(answer.asString());
    }
}
