package dev.linkwright.web.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokensPageTest {

    @Inject
    Cast cast;

    @Test
    void aTokenIsShownOnceAndRevoked() {
        Visitor ana = Visitor.signedIn(cast.ana());
        String name = "export " + Cast.number();

        Response made = ana.post("/settings/tokens", "name", name);
        String token = Jsoup.parse(made.asString()).select(".secret").text();

        assertThat(token).startsWith("lw_");
        assertThat(ana.open("/settings/tokens").text()).contains(name).doesNotContain(token);
        String revoke = ana.open("/settings/tokens").select("tr:contains(" + name + ") form").attr("action");
        assertThat(Visitor.signedIn(cast.ben()).post(revoke).statusCode()).isEqualTo(404);
        assertThat(ana.post(revoke).statusCode()).isEqualTo(303);
        assertThat(ana.open("/settings/tokens").select("td").text()).doesNotContain(name);
    }

    @Test
    void aTokenNeedsAName() {
        Response refused = Visitor.signedIn(cast.ana()).post("/settings/tokens", "name", " ");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.asString()).select("#e-name").text()).isNotEmpty();
    }

    @Test
    void anOutsiderIsRefused() {
        assertThat(Visitor.outsider().get("/settings/tokens").statusCode()).isEqualTo(302);
    }
}
