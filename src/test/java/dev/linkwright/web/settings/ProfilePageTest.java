package dev.linkwright.web.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.account.Role;
import dev.linkwright.account.User;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProfilePageTest {

    @Inject
    Cast cast;

    @Test
    void theChosenThemeIsOnEveryPage() {
        Visitor visitor = Visitor.signedIn(cast.person("Tia" + Cast.number(), Role.SPECIALIST));

        visitor.post("/settings/profile/theme", "theme", "dark");

        assertThat(visitor.open("/settings/tokens").select("html").attr("data-theme")).isEqualTo("dark");
    }

    @Test
    void aNewPasswordNeedsTheOldOne() {
        User person = cast.person("Uma" + Cast.number(), Role.SPECIALIST);
        Visitor visitor = Visitor.signedIn(person);

        Response refused = visitor.post("/settings/profile/password", "current", "guess", "password", "another long sentence");
        Response done = visitor.post("/settings/profile/password", "current", Cast.PASSWORD, "password", "another long sentence");

        assertThat(Jsoup.parse(refused.asString()).select("#e-current").text()).contains("not your password");
        assertThat(done.statusCode()).isEqualTo(303);
    }

    @Test
    void anOutsiderIsRefused() {
        assertThat(Visitor.outsider().get("/settings/profile").statusCode()).isEqualTo(302);
    }
}
