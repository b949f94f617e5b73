package dev.linkwright.mail.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.mail.ConnectMailbox;
import dev.linkwright.mail.MailDesk;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.MailboxFindings.Finding;
import dev.linkwright.mail.MailboxFindings.Verdict;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageState;
import dev.linkwright.mail.read.ReadMailboxes;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.MailHost;
import dev.linkwright.testing.ScriptedImap;
import dev.linkwright.testing.ScriptedSmtp;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mailbox signs in by password or by tokens that are bought anew, and a test of it says in plain words what is wrong. */
@QuarkusTest
class SignInByTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @Inject
    ConnectMailbox connect;
    @Inject
    SendDueMail sendDueMail;
    @Inject
    ReadMailboxes readMailboxes;
    @Inject
    TestMailbox testMailbox;
    @Inject
    AllowedHosts allowed;
    @Inject
    MailDesk desk;
    @Inject
    EntityManager database;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "{\"access_token\": \"token-1\", \"expires_in\": 3600, \"refresh_token\": \"next refresh\"}";
    private HttpServer tokens;

    @BeforeEach
    void startTokenEndpoint() throws IOException {
        tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tokens.createContext("/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        tokens.start();
        allowed.open("127.0.0.1", tokens.getAddress().getPort());
    }

    @AfterEach
    void stopTokenEndpoint() {
        allowed.close("127.0.0.1", tokens.getAddress().getPort());
        tokens.stop(0);
    }

    private Mailbox mailbox(int smtpPort, Integer imapPort) {
        String address = "ana-" + Cast.number() + "@fernhill.example";
        return connect.connect(new ConnectMailbox.Entry("Ana", address, new ConnectMailbox.Server("127.0.0.1", smtpPort, "NONE", address, null),
                imapPort == null ? null : new ConnectMailbox.Server("127.0.0.1", imapPort, "NONE", address, null), 1000, 0, false, null, null,
                new ConnectMailbox.Tokens("http://127.0.0.1:" + tokens.getAddress().getPort() + "/token", "client-7", "client secret", null, "first refresh")), NOW);
    }

    private List<Finding> bad(Mailbox mailbox) {
        return testMailbox.run(mailbox.id(), NOW).stream().filter(finding -> finding.verdict() == Verdict.BAD).toList();
    }

    @Test
    void aTokenIsBoughtOnceUsedForBothServersAndNeverKeptInClear() {
        try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.Fault.NONE).byTokens("token-1"::equals); ScriptedImap imap = new ScriptedImap("token-1"::equals)) {
            Mailbox ana = mailbox(smtp.port(), imap.port());
            Message mail = desk.first(ana, NOW);
            sendDueMail.run(NOW);
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.SENT);
            readMailboxes.read(ana.id(), NOW);
            assertThat(desk.row(ana).readTrouble()).isNull();
            assertThat(desk.row(ana).lastReadAt()).isEqualTo(NOW);
            assertThat(imap.shown()).containsOnly("token-1");
            assertThat(asked).singleElement().satisfies(form -> assertThat(form).contains("grant_type=refresh_token").contains("client_id=client-7").contains("refresh_token=first+refresh"));
            Object[] row = (Object[]) database.createNativeQuery("select token_refresh, token_access, token_client_secret from mailbox where id = ?1", Object[].class)
                    .setParameter(1, ana.id()).getSingleResult();
            assertThat(row).allSatisfy(secret -> assertThat((String) secret).startsWith("v1:").doesNotContain("token-1"));
        }
    }

    @Test
    void aTokenTheServerRefusesIsBoughtAnewWithTheRefreshTokenThatCameLast() {
        try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.Fault.NONE).byTokens("token-2"::equals)) {
            Mailbox ana = mailbox(smtp.port(), null);
            // The first token is bought and refused at once: that is the provider's last word for this run.
            desk.first(ana, NOW);
            sendDueMail.run(NOW);
            assertThat(desk.row(ana).pausedBecause()).contains("refuses the sign-in");
        }
        asked.clear();
        try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.Fault.NONE).byTokens(token -> token.equals(asked.size() < 2 ? "token-1" : "token-2"))) {
            Mailbox ana = mailbox(smtp.port(), null);
            desk.first(ana, NOW);
            sendDueMail.run(NOW);
            asked.add("the provider withdraws token-1");
            answer = "{\"access_token\": \"token-2\", \"expires_in\": 3600}";
            Message second = desk.first(ana, NOW);
            sendDueMail.run(NOW.plusSeconds(60));
            assertThat(desk.row(second).state()).isEqualTo(MessageState.SENT);
            assertThat(smtp.tokensShown()).containsSubsequence("token-1", "token-1", "token-2");
            assertThat(asked.get(asked.size() - 1)).contains("refresh_token=next+refresh");
        }
    }

    @Test
    void anAccessThatWasWithdrawnPausesTheMailboxAndTroubleAtTheEndpointDoesNot() {
        try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.Fault.NONE).byTokens("token-1"::equals)) {
            Mailbox ana = mailbox(smtp.port(), null);
            Message mail = desk.first(ana, NOW);
            status = 503;
            answer = "busy";
            sendDueMail.run(NOW);
            assertThat(desk.row(ana).paused()).isFalse();
            assertThat(desk.row(ana).sendTrouble()).contains("no access token from 127.0.0.1").contains("503");
            status = 400;
            answer = "{\"error\": \"invalid_grant\"}";
            sendDueMail.run(NOW.plus(Duration.ofHours(1)));
            assertThat(desk.row(ana).pausedBecause()).contains("invalid_grant").contains("connect the mailbox with it again");
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.QUEUED);
            assertThat(smtp.taken()).isEmpty();
        }
    }

    @Test
    void anEndpointInAPrivateNetworkIsNotAsked() {
        allowed.close("127.0.0.1", tokens.getAddress().getPort());
        try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.Fault.NONE).byTokens("token-1"::equals)) {
            assertThat(bad(mailbox(smtp.port(), null))).first().satisfies(finding -> assertThat(finding.detail()).contains("no access token from 127.0.0.1"));
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void whatIsMissingIsSaidByItsField() {
        assertThatThrownBy(() -> connect.connect(new ConnectMailbox.Entry("Ana", "ana-" + Cast.number() + "@fernhill.example", new ConnectMailbox.Server("127.0.0.1", 25, "NONE", "ana", null),
                null, 10, 0, false, null, null, new ConnectMailbox.Tokens("https://oauth2.example.com/token", "client", null, null, null)), NOW))
                .isInstanceOfSatisfying(RuleViolation.class, violation -> assertThat(violation.field()).isEqualTo("tokens.refreshToken"));
    }

    @Test
    void aWrongPasswordIsToldApartFromABlockedPort() throws IOException {
        try (MailHost host = new MailHost()) {
            String address = "ana-" + Cast.number() + "@fernhill.example";
            host.account(address);
            Mailbox wrong = connect.connect(new ConnectMailbox.Entry("Ana", address, new ConnectMailbox.Server("127.0.0.1", host.smtpPort(), "NONE", address, "wrong"),
                    new ConnectMailbox.Server("127.0.0.1", host.imapPort(), "NONE", address, "wrong"), 10, 0, false, null, null, null), NOW);
            assertThat(bad(wrong)).extracting(Finding::title).containsExactly("Signing in to send failed", "Signing in to read failed");
            assertThat(bad(wrong)).allSatisfy(finding -> assertThat(finding.detail()).contains("The password may be wrong"));

            int nobody;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                nobody = free.getLocalPort();
            }
            Mailbox blocked = connect.connect(new ConnectMailbox.Entry("Ana", "ana-" + Cast.number() + "@fernhill.example",
                    new ConnectMailbox.Server("127.0.0.1", nobody, "NONE", "ana", "sesame"), null, 10, 0, false, null, null, null), NOW);
            assertThat(bad(blocked)).singleElement().satisfies(finding -> assertThat(finding.detail()).contains("Nothing answers at port " + nobody).contains("firewall"));
        }
    }

    @Test
    void aCertificateNobodyTrustsAndAMissingSentFolderAreSaid() {
        try (MailHost host = MailHost.encrypted()) {
            String address = "ana-" + Cast.number() + "@fernhill.example";
            host.account(address);
            Mailbox ana = connect.connect(new ConnectMailbox.Entry("Ana", address, new ConnectMailbox.Server("localhost", host.smtpPort(), "TLS", address, MailHost.PASSWORD),
                    new ConnectMailbox.Server("localhost", host.imapPort(), "TLS", address, MailHost.PASSWORD), 10, 0, false, null, null, null), NOW);
            assertThat(bad(ana)).hasSize(2).allSatisfy(finding -> assertThat(finding.detail()).contains("certificate was made by nobody that is trusted"));
        }
        try (MailHost host = new MailHost()) {
            Mailbox ana = desk.keep(host.mailbox("ana-" + Cast.number() + "@fernhill.example", NOW));
            assertThat(testMailbox.run(ana.id(), NOW)).filteredOn(finding -> finding.verdict() != Verdict.GOOD).singleElement().satisfies(finding -> {
                assertThat(finding.title()).isEqualTo("There is no folder of sent mail");
                assertThat(finding.verdict()).as("it sends and reads all the same").isEqualTo(Verdict.OPEN);
            });
        }
    }
}
