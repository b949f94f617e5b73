package dev.linkwright.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.linkwright.brand.Brand;
import dev.linkwright.mail.MailDesk;
import dev.linkwright.mail.MailKind;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.send.SendDueMail;
import dev.linkwright.shared.AppClock;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.MailHost;
import dev.linkwright.testing.ScriptedSmtp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mailboxes, threads, messages and suppressions as a script uses them. */
@QuarkusTest
class MailApiTest {

    @Inject
    Cast cast;
    @Inject
    MailDesk desk;
    @Inject
    SendDueMail sendDueMail;
    @Inject
    AppClock clock;

    private RequestSpecification ana() {
        return Api.with(cast.token(cast.ana()));
    }

    @Test
    void aMailboxNeverGivesItsPasswordBack() {
        try (MailHost host = new MailHost()) {
            String address = "api-" + Cast.number() + "@fernhill.example";
            host.account(address);
            Map<String, Object> server = Map.of("host", "127.0.0.1", "port", host.smtpPort(), "security", "NONE", "user", address, "password", MailHost.PASSWORD);
            int id = ana().body(Map.of("name", "Ana", "address", address, "smtp", server, "dailyCap", 50, "minGapSeconds", 0)).post("/mailboxes")
                    .then().statusCode(201).body("smtp.user", equalTo(address)).body("imap", nullValue()).body("dailyCap", equalTo(50)).extract().path("id");
            assertThat(ana().get("/mailboxes/" + id).asString()).doesNotContain(MailHost.PASSWORD).doesNotContain("v1:");
            ana().body(Map.of("imap", Map.of("host", "127.0.0.1", "port", host.imapPort(), "security", "NONE", "user", address, "password", MailHost.PASSWORD),
                    "dailyCap", 60)).patch("/mailboxes/" + id).then().statusCode(200).body("dailyCap", equalTo(60)).body("imap.user", equalTo(address));
            ana().post("/mailboxes/" + id + "/test").then().statusCode(200).body("ok", equalTo(true)).body("findings.verdict", not(hasItem("BAD")));
            ana().body(Map.of("smtp", Map.of("password", "wrong"))).patch("/mailboxes/" + id).then().statusCode(200);
            ana().post("/mailboxes/" + id + "/test").then().body("ok", equalTo(false)).body("findings.title", hasItem("Signing in to send failed"));
            ana().body(Map.of("name", "Ana", "address", address, "smtp", server)).post("/mailboxes").then().statusCode(422).body("field", equalTo("address"));
            ana().body(Map.of("address", "x@y.example", "smtp", Map.of("host", "", "user", ""))).post("/mailboxes").then().statusCode(422).body("field", equalTo("smtp.host"));
        }
    }

    @Test
    void aThreadShowsItsMailsAndTakesAnAnswer() {
        try (MailHost host = new MailHost()) {
            Instant now = clock.instant();
            Mailbox box = desk.keep(host.mailbox("thread-" + Cast.number() + "@fernhill.example", now));
            Brand brand = cast.brand();
            Site site = cast.site();
            Message first = desk.queued(box, brand, null, site, cast.contact(site, "Tomas").email(), MailKind.FIRST, "enrollment:api" + Cast.number() + ":step:1", now);
            sendDueMail.run(now);
            ana().get("/brands/" + brand.id() + "/threads").then().statusCode(200).body("items", hasSize(1)).body("items[0].siteDomain", equalTo(site.domain()));
            ana().get("/threads/" + first.threadId()).then().statusCode(200).body("subject", equalTo("Hiring numbers")).body("messages[0].state", equalTo("SENT"))
                    .body("messages[0].direction", equalTo("OUT")).body("messages[0].kind", equalTo("FIRST")).body("messages[0].messageId", equalTo(first.messageId()));
            int answer = ana().body(Map.of("text", "One more thing.")).post("/threads/" + first.threadId() + "/messages")
                    .then().statusCode(201).body("state", equalTo("QUEUED")).extract().path("id");
            sendDueMail.run(clock.instant());
            ana().get("/messages/" + answer).then().statusCode(200).body("state", equalTo("SENT"));
            ana().body(Map.of("text", " ")).post("/threads/" + first.threadId() + "/messages").then().statusCode(422).body("field", equalTo("text"));
            ana().get("/threads/999999999").then().statusCode(404);
        }
    }

    @Test
    void anUncertainMailIsSettledByAPerson() {
        try (ScriptedSmtp server = new ScriptedSmtp(ScriptedSmtp.Fault.DROP_AFTER_DOT)) {
            Instant now = clock.instant();
            Message mail = desk.first(desk.sendingTo(server.port(), now), now);
            sendDueMail.run(now);
            ana().get("/messages/uncertain").then().statusCode(200).body("items.id", hasItem(mail.id().intValue()));
            ana().body(Map.of("outcome", "MAYBE")).post("/messages/" + mail.id() + "/settlement").then().statusCode(422).body("field", equalTo("outcome"));
            server.now(ScriptedSmtp.Fault.NONE);
            ana().body(Map.of("outcome", "SEND_AGAIN")).post("/messages/" + mail.id() + "/settlement").then().statusCode(200).body("state", equalTo("QUEUED"));
            sendDueMail.run(clock.instant());
            ana().get("/messages/" + mail.id()).then().body("state", equalTo("SENT"));
            assertThat(server.taken()).hasSize(2);
        }
    }

    @Test
    void theLedgerIsAddedToByAllAndLiftedByAdmins() {
        String domain = "quiet-" + Cast.number() + ".example";
        int id = ana().body(Map.of("domain", domain, "proof", "by phone")).post("/suppressions").then().statusCode(201).body("reason", equalTo("BY_HAND")).extract().path("id");
        ana().get("/suppressions?q=" + domain).then().statusCode(200).body("items", hasSize(1)).body("items[0].proof", containsString("by phone"));
        ana().body(Map.of("reason", "mistake")).post("/suppressions/" + id + "/lift").then().statusCode(403);
        Api.with(cast.token(cast.cleo())).body(Map.of("reason", "")).post("/suppressions/" + id + "/lift").then().statusCode(422).body("field", equalTo("reason"));
        Api.with(cast.token(cast.cleo())).body(Map.of("reason", "mistake")).post("/suppressions/" + id + "/lift").then().statusCode(200);
        ana().body(Map.of()).post("/suppressions").then().statusCode(422);
    }

    @Test
    void anOutsiderIsRefused() {
        for (String path : new String[] {"/mailboxes", "/brands/1/threads", "/threads/1", "/messages/1", "/triage", "/suppressions"}) {
            Api.outsider().get(path).then().statusCode(401);
        }
    }
}
