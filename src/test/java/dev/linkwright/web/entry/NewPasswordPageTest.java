package dev.linkwright.web.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.account.Role;
import dev.linkwright.account.User;
import dev.linkwright.account.Users;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NewPasswordPageTest {

    @Inject
    Cast cast;
    @Inject
    Users users;
    @Inject
    MockMailbox mailbox;

    @Test
    void theLinkInTheMailSetsANewPasswordOnce() {
        User fay = cast.person("Fay", Role.SPECIALIST);
        Visitor visitor = Visitor.outsider();
        visitor.post("/sign-in/new-password", "email", fay.email());
        String text = mailbox.getMailsSentTo(fay.email()).get(0).getText();
        String path = text.substring(text.indexOf("/sign-in/new-password/")).split("\\s")[0];
        assertThat(visitor.open(path).text()).contains("Choose a new password");
        assertThat(visitor.post(path, "password", "too short").statusCode()).isEqualTo(422);
        assertThat(visitor.post(path, "password", "another long password").header("Location")).endsWith("/sign-in?changed=true");
        assertThat(users.byEmail(fay.email()).orElseThrow().hasPassword("another long password")).isTrue();
        assertThat(visitor.post(path, "password", "yet another password").statusCode()).isEqualTo(422);
        assertThat(visitor.open(path).text()).contains("used or is too old");
    }

    @Test
    void anUnknownAddressIsAnsweredTheSameAndGetsNothing() {
        Visitor visitor = Visitor.outsider();
        String answer = visitor.post("/sign-in/new-password", "email", "nobody@example.com").body().asString();
        assertThat(answer).contains("If there is an account with this address");
        assertThat(mailbox.getMailsSentTo("nobody@example.com")).isEmpty();
    }
}
