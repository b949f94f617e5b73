package dev.linkwright.campaign;

import static dev.linkwright.campaign.CampaignCast.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.erasure.ErasePerson;
import dev.linkwright.mail.MailDesk;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageState;
import dev.linkwright.mail.SuppressionReason;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.mail.send.SendDueMail;
import dev.linkwright.site.Contact;
import dev.linkwright.site.ErasedPeople;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.ScriptedSmtp;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who stands in the ledger is refused three times over: when enrolled, at the gate, and when the mail would leave. */
@QuarkusTest
class SuppressionHoldsTest {

    @Inject
    Cast cast;
    @Inject
    CampaignCast campaigns;
    @Inject
    Enrol enrol;
    @Inject
    LaunchGate gate;
    @Inject
    Suppressions suppressions;
    @Inject
    ErasePerson erasePerson;
    @Inject
    MailDesk desk;
    @Inject
    SendDueMail sendDueMail;
    @Inject
    EntityManager database;

    private String enrolmentOf(Scene scene, Contact contact) {
        Enrol.Result result = enrol.run(scene.campaignId(), List.of(contact.id()), null, scene.ana(), NOW);
        return result.enrolled().isEmpty() ? result.refused().get(0).reason() : "enrolled";
    }

    @Test
    void anAddressADomainAndWhatIsBelowItAreRefusedAtEnrolment() {
        Scene scene = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        Contact one = cast.contact(cast.site(), "Ines");
        Contact other = cast.contact(cast.site(), "Tomas");
        Contact below = cast.contact(cast.site(), "Nora");
        suppressions.suppressAddress(one.email(), null, SuppressionReason.UNSUBSCRIBED, "asked", NOW);
        suppressions.suppressDomain(other.email().split("@")[1], scene.brand().id(), SuppressionReason.BY_HAND, "asked", NOW);
        assertThat(enrolmentOf(scene, one)).contains("asked not to be written to");
        assertThat(enrolmentOf(scene, other)).startsWith("Everyone at ");
        assertThat(suppressions.reasonNotToWrite("x@deep.below." + other.email().split("@")[1], scene.brand().id())).isPresent();
        assertThat(enrolmentOf(scene, below)).isEqualTo("enrolled");
    }

    @Test
    void whatOneBrandMayNotAnotherMay() {
        Scene scene = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        Contact ines = cast.contact(cast.site(), "Ines");
        suppressions.suppressAddress(ines.email(), cast.brand().id(), SuppressionReason.UNSUBSCRIBED, "asked another brand", NOW);
        assertThat(enrolmentOf(scene, ines)).isEqualTo("enrolled");
    }

    @Test
    void theGateRefusesWhoeverStandsThere() {
        Scene scene = campaigns.draft(2, true, CampaignCast.THREE_STEPS);
        quietly(scene.contact(0).email());
        LaunchGate.Result result = QuarkusTransaction.requiringNew().call(() -> gate.check(scene.campaignId()));
        assertThat(result.ok()).isFalse();
        assertThat(result.problems()).filteredOn(GateProblem::isBlocking).singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("asked not to be written to"));
    }

    @Test
    void theClaimIsTheLastGuard() {
        try (ScriptedSmtp server = new ScriptedSmtp(ScriptedSmtp.Fault.NONE)) {
            Message byAddress = desk.first(desk.sendingTo(server.port(), NOW), NOW);
            Message byDomain = desk.first(desk.sendingTo(server.port(), NOW), NOW);
            quietly(byAddress.toAddress());
            quietly(byDomain.toAddress().split("@")[1]);
            sendDueMail.run(NOW);
            assertThat(desk.row(byAddress).state()).isEqualTo(MessageState.CANCELLED);
            assertThat(desk.row(byDomain).state()).isEqualTo(MessageState.CANCELLED);
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void anErasedPersonIsRefusedAtEveryOneOfThemWhoeverBringsTheAddressBack() {
        Contact tomas = cast.contact(cast.site(), "Tomas");
        String address = tomas.email();
        erasePerson.run(address, "by mail", cast.cleo(), NOW);
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        try (ScriptedSmtp server = new ScriptedSmtp(ScriptedSmtp.Fault.NONE)) {
            Message mail = desk.first(desk.sendingTo(server.port(), NOW), NOW);
            // Past every door, as a restored backup or a stranger's script would bring it.
            QuarkusTransaction.requiringNew().run(() -> {
                database.createNativeQuery("update message set to_address = ?1 where id = ?2").setParameter(1, address).setParameter(2, mail.id()).executeUpdate();
                database.createNativeQuery("update contact set email = ?1 where id = ?2").setParameter(1, address).setParameter(2, scene.contact(0).id()).executeUpdate();
            });
            sendDueMail.run(NOW);
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.CANCELLED);
            assertThat(server.taken()).isEmpty();
        }
        assertThat(QuarkusTransaction.requiringNew().call(() -> gate.check(scene.campaignId())).ok()).isFalse();
        Scene next = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        assertThat(enrolmentOf(next, scene.contact(0))).contains("asked to be erased");
        assertThat(ErasedPeople.hashOf(address.toUpperCase())).isEqualTo(ErasedPeople.hashOf(address));
    }

    /** Into the table without telling anybody, so that only the guard itself can refuse. */
    private void quietly(String whom) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("insert into suppression (%s, reason, proof, since) values (?1, 'UNSUBSCRIBED', '', ?2)"
                .formatted(whom.contains("@") ? "address" : "domain")).setParameter(1, whom).setParameter(2, NOW).executeUpdate());
    }
}
