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
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TeamPageTest {

    @Inject
    Cast cast;

    @Test
    void anAdminMakesAnAccountAndSeesItsFirstPasswordOnce() {
        Visitor cleo = Visitor.signedIn(cast.cleo());
        String email = "lea-" + Cast.number() + "@example.com";

        Response made = cleo.post("/settings/team", "name", "Lea Lind", "email", email, "role", "MANAGER");

        assertThat(made.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(made.asString());
        String password = page.select(".secret").text();
        assertThat(password).hasSizeGreaterThanOrEqualTo(12);
        assertThat(cleo.open("/settings/team").text()).contains(email).doesNotContain(password);
        Response signIn = Visitor.outsider().request().formParam("email", email).formParam("password", password).post("/sign-in/check");
        assertThat(signIn.cookie("linkwright-session")).isNotBlank();
    }

    @Test
    void aWrongAddressIsShownAtItsField() {
        Response refused = Visitor.signedIn(cast.cleo()).post("/settings/team", "name", "Lea", "email", "no address", "role", "MANAGER");

        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.asString());
        assertThat(page.select("#e-email").text()).contains("not an e-mail address");
        assertThat(page.select("#f-email").attr("value")).isEqualTo("no address");
    }

    @Test
    void aRoleIsChangedAndTheAuditLogKnows() {
        User person = cast.person("Mo" + Cast.number(), Role.SPECIALIST);
        Visitor cleo = Visitor.signedIn(cast.cleo());

        Response changed = cleo.post("/settings/team/" + person.id() + "/role", "role", "MANAGER");

        assertThat(changed.statusCode()).isEqualTo(303);
        Document team = cleo.open("/settings/team");
        assertThat(team.select(".toast").text()).contains(person.name() + " is now Manager");
        assertThat(cleo.open("/settings/team").select(".toast").text()).doesNotContain(person.name());
        assertThat(cleo.open("/settings/audit").text()).contains("changed the role to Manager").contains(person.email());
    }

    @Test
    void aClosedAccountCanNotSignIn() {
        User person = cast.person("Nia" + Cast.number(), Role.SPECIALIST);
        Visitor nia = Visitor.signedIn(person);

        Visitor.signedIn(cast.cleo()).post("/settings/team/" + person.id() + "/deactivate");

        assertThat(nia.get("/settings/team").statusCode()).isNotEqualTo(200);
    }

    @Test
    void aSpecialistSeesTheTeamButChangesNothing() {
        Visitor ana = Visitor.signedIn(cast.ana());

        assertThat(ana.open("/settings/team").select("form[action^=/settings/team]")).isEmpty();
        assertThat(ana.post("/settings/team", "name", "X", "email", "x@example.com", "role", "ADMIN").statusCode()).isEqualTo(403);
        assertThat(ana.get("/settings/audit").statusCode()).isEqualTo(403);
    }

    @Test
    void anOutsiderIsRefused() {
        assertThat(Visitor.outsider().get("/settings/team").statusCode()).isEqualTo(302);
        assertThat(Visitor.outsider().get("/settings/audit").statusCode()).isEqualTo(302);
    }
}
