package dev.linkwright.site.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.MailState;
import dev.linkwright.site.Site;
import dev.linkwright.site.Sites;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.ScriptedDns;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claim: syntax and MX are checked in the background; no network is "not checked"; role addresses are marked. */
@QuarkusTest
class ContactsAreCheckedTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Inject
    Cast cast;
    @Inject
    Sites sites;
    @Inject
    Contacts contacts;
    @Inject
    EntityManager entities;
    @Inject
    @VirtualThreads
    ExecutorService threads;

    private ScriptedDns dns;
    private CheckAddresses check;
    private Site site;

    @BeforeEach
    void start() throws IOException {
        dns = ScriptedDns.serving("fern.net. 60 IN MX 10 mail.fern.net.\nmail.fern.net. 60 IN A 192.0.2.1\nnever.net. 60 IN MX 0 .\n")
                .silentAbout("quiet.net");
        check = new CheckAddresses(entities, new MailRoute(MailRouteTest.settings(dns.address())), threads);
        site = cast.site();
        // Other tests' people and answers are not ours.
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("update contact set check_due_at = null").executeUpdate();
            entities.createNativeQuery("delete from contact_check_range").executeUpdate();
            entities.createNativeQuery("delete from mail_domain").executeUpdate();
        });
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    @Test
    void oneQuestionADomainAndEverybodyThereIsMarked() {
        long ines = contact("ines@fern.net");
        long omar = contact("omar@FERN.net");
        long nobody = contact("ann@never.net");
        check.run(NOW);
        assertThat(at(ines)).isEqualTo(MailState.GOOD);
        assertThat(at(omar)).isEqualTo(MailState.GOOD);
        assertThat(at(nobody)).isEqualTo(MailState.BAD);
        assertThat(dns.questions()).filteredOn("fern.net MX"::equals).hasSize(1);
        long later = contact("late@fern.net");
        check.run(NOW.plusSeconds(60));
        assertThat(at(later)).isEqualTo(MailState.GOOD);
        assertThat(dns.questions()).as("the answer is kept").filteredOn("fern.net MX"::equals).hasSize(1);
    }

    @Test
    void silenceIsNotCheckedAndAskedAgainLater() {
        long quiet = contact("q@quiet.net");
        check.run(NOW);
        assertThat(at(quiet)).isEqualTo(MailState.NOT_CHECKED);
        assertThat(due(quiet)).isEqualTo(NOW.plus(CheckAddresses.FIRST_WAIT));
        check.run(NOW.plus(CheckAddresses.FIRST_WAIT));
        assertThat(due(quiet)).as("less and less often").isEqualTo(NOW.plus(CheckAddresses.FIRST_WAIT.multipliedBy(3)));
    }

    @Test
    void peopleOfABigImportHaveTheirTurnWhenNobodyElseIsDue() {
        long ines = contact("ines@fern.net");
        long given = contact("ann@never.net");
        long omar = contact("omar@fern.net");
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("update contact set check_due_at = null where id in (?1, ?2, ?3)").setParameter(1, ines).setParameter(2, given).setParameter(3, omar)
                    .executeUpdate();
            entities.createNativeQuery("update contact set mail_state = 'BAD' where id = ?1").setParameter(1, given).executeUpdate();
            entities.createNativeQuery("insert into contact_check_range values (?1, ?2)").setParameter(1, ines).setParameter(2, omar).executeUpdate();
        });
        check.run(NOW);
        assertThat(at(ines)).isEqualTo(MailState.GOOD);
        assertThat(at(omar)).isEqualTo(MailState.GOOD);
        assertThat(due(omar)).isEqualTo(NOW.plus(CheckAddresses.GOOD_FOR));
        assertThat(due(given)).as("never again").isNull();
        assertThat(QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery("select 1 from contact_check_range").getResultList())).isEmpty();
    }

    @Test
    void whatWasKnownStaysKnownWhenTheNetworkGoes() {
        long ines = contact("ines@fern.net");
        check.run(NOW);
        dns.close();
        check.run(NOW.plus(CheckAddresses.GOOD_FOR).plus(Duration.ofMinutes(1)));
        assertThat(at(ines)).isEqualTo(MailState.GOOD);
    }

    @Test
    void anAddressThatCannotBeOneIsBad() {
        long broken = contact("tmp@fern.net");
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("update contact set email = 'not an address' where id = ?1")
                .setParameter(1, broken).executeUpdate());
        check.run(NOW);
        assertThat(at(broken)).isEqualTo(MailState.BAD);
    }

    @Test
    void desksAreMarkedAndPeopleAreNot() {
        for (String desk : new String[] {"info", "Editor", "webmaster", "abuse", "contact-us", "no-reply", "press2", "info+links", "redaktion"}) {
            assertThat(isRole(contact(desk + "@fern.net"))).as(desk).isTrue();
        }
        for (String person : new String[] {"ines", "ines.moreau", "i.moreau", "presley", "informa", "anna2"}) {
            assertThat(isRole(contact(person + "@fern.net"))).as(person).isFalse();
        }
    }

    private long contact(String email) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Contact contact = contacts.add(sites.require(site.id()), "", email, "", "test", NOW);
            contacts.flush();
            entities.createNativeQuery("update contact set check_due_at = ?2 where id = ?1").setParameter(1, contact.id()).setParameter(2, NOW).executeUpdate();
            return contact.id();
        });
    }

    private MailState at(long id) {
        return QuarkusTransaction.requiringNew().call(() -> contacts.require(id).mailState());
    }

    private boolean isRole(long id) {
        return QuarkusTransaction.requiringNew().call(() -> contacts.require(id).isRoleAddress());
    }

    private Instant due(long id) {
        return QuarkusTransaction.requiringNew().call(() -> (Instant) entities.createNativeQuery("select check_due_at from contact where id = ?1", Instant.class)
                .setParameter(1, id).getSingleResult());
    }
}
