package dev.linkwright.mail.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.linkwright.campaign.CampaignCast;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.campaign.GateProblem;
import dev.linkwright.campaign.LaunchGate;
import dev.linkwright.mail.MailDesk;
import dev.linkwright.mail.MailServer;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.ServerSecurity;
import dev.linkwright.mail.domain.Finding.Standing;
import dev.linkwright.mail.send.SendDueMail;
import dev.linkwright.site.address.DnsSettings;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.ScriptedDns;
import dev.linkwright.testing.ScriptedSmtp;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** SPF, DKIM and DMARC are looked up and said in words, "not checked" without a network; strict mode stops at the gate; a signature holds. */
@QuarkusTest
class SendingDomainTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @Inject
    Cast cast;
    @Inject
    CampaignCast campaigns;
    @Inject
    SendingDomains domains;
    @Inject
    LaunchGate gate;
    @Inject
    MailDesk desk;
    @Inject
    SendDueMail sendDueMail;
    @Inject
    EntityManager database;

    private static AskDns asking(ScriptedDns dns) throws IOException {
        return new AskDns(new DnsSettings() {
            @Override
            public Optional<List<String>> servers() {
                return Optional.of(List.of(dns.address()));
            }

            @Override
            public Duration timeout() {
                return Duration.ofMillis(400);
            }
        });
    }

    @Test
    void eachRecordIsSaidInWords() throws IOException {
        try (ScriptedDns dns = ScriptedDns.serving("""
                good.net. 60 IN TXT "v=spf1 include:_spf.host.net ~all"
                google._domainkey.good.net. 60 IN TXT "v=DKIM1; k=rsa; p=MIIB"
                _dmarc.good.net. 60 IN TXT "v=DMARC1; p=reject; rua=mailto:x@good.net"
                open.net. 60 IN TXT "v=spf1 +all"
                twice.net. 60 IN TXT "v=spf1 -all"
                twice.net. 60 IN TXT "v=spf1 include:a.net -all"
                weak.net. 60 IN TXT "v=spf1 include:a.net ?all"
                _dmarc.weak.net. 60 IN TXT "v=DMARC1; p=none"
                bare.net. 60 IN TXT "something else"
                """)) {
            dns.silentAbout("quiet.net");
            AskDns ask = asking(dns);
            assertThat(ask.spf("good.net", "smtp.host.net").standing()).isEqualTo(Standing.GOOD);
            assertThat(ask.spf("good.net", "smtp.host.net").words()).contains("include:_spf.host.net").contains("See that smtp.host.net is among them");
            assertThat(ask.providersKey("good.net").words()).contains("google._domainkey.good.net");
            assertThat(ask.dmarc("good.net").words()).contains("refuse what is not from you");
            assertThat(ask.dmarc("mail.good.net").standing()).as("RFC 7489 6.6.3: the organisation's record").isEqualTo(Standing.GOOD);
            assertThat(ask.spf("open.net", "s").words()).contains("lets everybody send");
            assertThat(ask.spf("twice.net", "s").words()).contains("neither counts");
            assertThat(ask.spf("weak.net", "s").standing()).isEqualTo(Standing.WEAK);
            assertThat(ask.dmarc("weak.net").standing()).isEqualTo(Standing.WEAK);
            assertThat(ask.spf("bare.net", "smtp.bare.net").words()).contains("No SPF record").contains("TXT record at bare.net");
            assertThat(ask.providersKey("bare.net").standing()).isEqualTo(Standing.BAD);
            assertThat(ask.dmarc("bare.net").words()).contains("_dmarc.bare.net").contains("v=DMARC1; p=none");
            assertThat(ask.spf("quiet.net", "s").standing()).isEqualTo(Standing.NOT_CHECKED);
            assertThat(ask.spf("fernhill.example", "s").standing()).as("nobody is asked about samples").isEqualTo(Standing.NOT_CHECKED);
        }
    }

    @Test
    void aMissingRecordWarnsAndInStrictModeStopsAndSoDoesNotKnowing() throws IOException {
        try (ScriptedDns dns = ScriptedDns.serving("lacking.net. 60 IN TXT \"v=spf1 -all\"\n")) {
            QuarkusMock.installMockForType(asking(dns), AskDns.class);
            Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
            String domain = "lacking" + Cast.number() + ".net";
            QuarkusTransaction.requiringNew().run(() -> desk.mailboxes().requireLocked(scene.mailbox().id()).rename("Ana", "ana@" + domain));
            assertThat(problems(scene)).as("nobody looked yet").isEmpty();
            String cleo = cast.token(cast.cleo());
            try {
                Api.with(cast.token(cast.ana())).body(Map.of("mode", "STRICT")).put("/sending-domains/mode").then().statusCode(403);
                Api.with(cleo).body(Map.of("mode", "HARD")).put("/sending-domains/mode").then().statusCode(422).body("field", equalTo("mode"));
                Api.with(cleo).body(Map.of("mode", "STRICT")).put("/sending-domains/mode").then().statusCode(200);
                assertThat(problems(scene)).singleElement().satisfies(problem -> assertThat(problem.reason()).contains("could not be looked up yet"));
                Api.with(cleo).post("/sending-domains/" + domain + "/check").then().statusCode(200).body("spf.standing", equalTo("BAD")).body("dmarc.words", containsString("No DMARC"));
                assertThat(problems(scene)).singleElement().satisfies(problem -> {
                    assertThat(problem.isBlocking()).isTrue();
                    assertThat(problem.reason()).startsWith("SPF of " + domain);
                });
            } finally {
                Api.with(cleo).body(Map.of("mode", "WARN")).put("/sending-domains/mode").then().statusCode(200);
            }
            assertThat(problems(scene)).singleElement().satisfies(problem -> assertThat(problem.isBlocking()).isFalse());
            assertThat(Visitor.signedIn(cast.ana()).get("/settings/mailboxes").asString()).contains("Sending domains").contains("No SPF record");
        }
    }

    private List<GateProblem> problems(Scene scene) {
        return QuarkusTransaction.requiringNew().call(() -> gate.check(scene.campaignId()).problems());
    }

    @Test
    void aSignedMailVerifiesAgainstTheRecordThatIsShown() throws Exception {
        String domain = "signing" + Cast.number() + ".net";
        String ben = cast.token(cast.ben());
        Api.with(ben).body(Map.of("selector", "Not a name!")).post("/sending-domains/" + domain + "/keys").then().statusCode(422).body("field", equalTo("selector"));
        String value = Api.with(ben).body(Map.of("selector", "lw1")).post("/sending-domains/" + domain + "/keys").then().statusCode(200)
                .body("recordName", equalTo("lw1._domainkey." + domain)).body("signs", equalTo(false)).extract().path("recordValue");
        try (ScriptedSmtp server = new ScriptedSmtp(ScriptedSmtp.Fault.NONE)) {
            Mailbox ana = desk.keep(new Mailbox("Ana Müller", "ana@" + domain, new MailServer("127.0.0.1", server.port(), ServerSecurity.NONE, null, null), null, 1000, 0, NOW));
            desk.first(ana, NOW);
            sendDueMail.run(NOW);
            assertThat(server.taken().get(0)).as("made, but not in use yet").doesNotContain("DKIM-Signature");
            Api.with(ben).body(Map.of("signs", true)).put("/sending-domains/" + domain + "/signing").then().statusCode(200).body("signs", equalTo(true));
            desk.first(ana, NOW);
            sendDueMail.run(NOW.plusSeconds(1));
            String source = server.taken().get(1);
            assertThat(verifies(source, value)).isTrue();
            assertThat(verifies(source.replace("Hello Tomas", "Hello Thomas"), value)).as("a changed body").isFalse();
            assertThat(verifies(source.replaceFirst("\nSubject: ", "\nSubject: Re: "), value)).as("a changed subject").isFalse();
        }
        assertThat((String) database.createNativeQuery("select private_key from sending_domain where domain = ?1", String.class).setParameter(1, domain).getSingleResult()).startsWith("v1:");
        try (ScriptedDns dns = ScriptedDns.serving("lw1._domainkey." + domain + ". 60 IN TXT \"" + value.substring(0, 200) + "\" \"" + value.substring(200) + "\"\n")) {
            String key = QuarkusTransaction.requiringNew().call(() -> domains.findById(domain).publicKey());
            assertThat(asking(dns).ownKey(domain, "lw1", key).standing()).isEqualTo(Standing.GOOD);
            assertThat(asking(dns).ownKey(domain, "lw2", key).words()).contains("does not stand");
            assertThat(asking(dns).ownKey(domain, "lw1", "another").words()).contains("Another key");
        }
    }

    /** RFC 6376 by itself, for relaxed/relaxed and rsa-sha256: 3.4.2, 3.4.4, 3.7, 6.1.3. */
    private static boolean verifies(String source, String record) throws Exception {
        String mail = source.replace("\r\n", "\n");
        int gap = mail.indexOf("\n\n");
        List<String> headers = new ArrayList<>();
        for (String line : mail.substring(0, gap).split("\n")) {
            if (line.startsWith(" ") || line.startsWith("\t")) {
                headers.set(headers.size() - 1, headers.get(headers.size() - 1) + "\n" + line);
            } else {
                headers.add(line);
            }
        }
        String signature = headers.stream().filter(header -> header.startsWith("DKIM-Signature:")).findFirst().orElseThrow();
        Map<String, String> tags = java.util.Arrays.stream(signature.substring(15).split(";")).filter(tag -> tag.contains("="))
                .collect(Collectors.toMap(tag -> tag.substring(0, tag.indexOf('=')).strip(), tag -> tag.substring(tag.indexOf('=') + 1).replaceAll("\\s", "")));
        String body = mail.substring(gap + 2).replaceAll("(?m)^\\.\\.", ".").replaceAll("[ \t]+", " ").replaceAll("(?m) $", "").replaceAll("\n*\\z", "").concat("\n").replace("\n", "\r\n");
        String bodyHash = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        StringBuilder signed = new StringBuilder();
        List<String> left = new ArrayList<>(headers);
        for (String name : tags.get("h").split(":")) {
            for (int i = left.size() - 1; i >= 0; i--) {
                if (left.get(i).toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                    signed.append(relaxed(left.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        signed.append(relaxed(signature.replaceFirst("(?s)(;\\s*b=)[^;]*", "$1")));
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(record.substring(record.indexOf("p=") + 2)))));
        check.update(signed.toString().getBytes(StandardCharsets.UTF_8));
        return bodyHash.equals(tags.get("bh")) && check.verify(Base64.getDecoder().decode(tags.get("b")));
    }

    private static String relaxed(String header) {
        int colon = header.indexOf(':');
        return header.substring(0, colon).toLowerCase(Locale.ROOT).strip() + ":" + header.substring(colon + 1).replace("\n", "").replaceAll("[ \t]+", " ").strip();
    }
}
