package dev.linkwright.campaign;

import static dev.linkwright.campaign.CampaignCast.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.account.Role;
import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.prospect.AddProspect;
import dev.linkwright.prospect.MoveProspects;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.bulk.BulkResult;
import dev.linkwright.prospect.bulk.Change;
import dev.linkwright.prospect.bulk.ChangeMany;
import dev.linkwright.prospect.bulk.Chosen;
import dev.linkwright.prospect.bulk.UndoBulk;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteLease;
import dev.linkwright.site.SiteLeases;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Claim: taking a site into work leases it to a person; another's attempt is stopped with the name, and an override needs a reason. */
@QuarkusTest
class OneConversationPerSiteTest {

    @Inject
    CampaignCast campaigns;
    @Inject
    Cast cast;
    @Inject
    TakeSite take;
    @Inject
    EndLeases endLeases;
    @Inject
    Enrol enrol;
    @Inject
    Enrollments enrollments;
    @Inject
    StopEnrollment stop;
    @Inject
    SiteLeases leases;
    @Inject
    AddProspect addProspect;
    @Inject
    Prospects prospects;
    @Inject
    MoveProspects move;
    @Inject
    ChangeMany changeMany;
    @Inject
    UndoBulk undoBulk;
    @Inject
    EntityManager entities;

    @Test
    @TestTransaction
    void aPersonTakesASiteAndTheNextOneIsToldTheName() {
        Brand brand = cast.brand();
        Site site = cast.site();
        assertThat(take.byHand(site.id(), brand.id(), null, cast.ana(), NOW).heldBy()).isEqualTo("Ana");
        assertThatThrownBy(() -> take.byHand(site.id(), brand.id(), " ", cast.ben(), NOW)).isInstanceOf(RuleViolation.class)
                .hasMessageContaining(site.domain() + " is held by Ana since").extracting("field").isEqualTo("overrideReason");
        assertThat(leases.holder(site.id())).hasValueSatisfying(lease -> assertThat(lease.isHeldBy(cast.ana())).isTrue());
    }

    @Test
    @TestTransaction
    void anOverrideWithAReasonTakesItOverAndIsRecordedAndAudited() {
        Brand brand = cast.brand();
        Site site = cast.site();
        take.byHand(site.id(), brand.id(), null, cast.ana(), NOW);
        SiteLease now = take.byHand(site.id(), brand.id(), "Ana is on leave", cast.ben(), NOW);
        assertThat(now.isHeldBy(cast.ben())).isTrue();
        assertThat(now.overrideReason()).isEqualTo("Ana is on leave");
        entities.flush();
        assertThat(entities.createNativeQuery("select text from site_event where site_id = ?1 and kind = 'LEASE' order by id desc limit 1", String.class)
                .setParameter(1, site.id()).getSingleResult()).isEqualTo("Ben took the site over from Ana: Ana is on leave");
        assertThat(entities.createNativeQuery("select detail from audit_entry where subject = ?1 and action = 'took over'", String.class)
                .setParameter(1, "site " + site.domain()).getResultList()).asList().singleElement().isEqualTo("from Ana: Ana is on leave");
    }

    @Test
    @TestTransaction
    void takingOverStopsTheOtherCampaignsMails() {
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        Site site = campaigns.siteOf(scene.contact(0));
        take.byHand(site.id(), cast.brand().id(), "They asked for Ben", cast.ben(), NOW);
        assertThat(enrollments.ofCampaign(scene.campaignId())).allMatch(enrollment -> enrollment.state() == EnrollmentState.STOPPED);
    }

    @Test
    @TestTransaction
    void movingAProspectIntoWorkTakesItsSite() {
        Brand brand = cast.brand();
        Site site = cast.site();
        long id = addProspect.add(brand, cast.ana(), site.domain(), NOW);
        move.move(id, Stage.CONTACTED, cast.ana(), "by phone", NOW);
        assertThat(leases.holder(site.id())).hasValueSatisfying(lease -> assertThat(lease.heldBy()).isEqualTo("Ana"));
        long other = addProspect.add(cast.brand(), cast.ben(), site.domain(), NOW);
        assertThatThrownBy(() -> move.move(other, Stage.CONTACTED, cast.ben(), "", NOW)).hasMessageContaining("is held by Ana since");
        assertThat(prospects.require(other).stage()).isEqualTo(Stage.NEW);
    }

    @Test
    @TestTransaction
    void aChangeToManyTakesTheFreeSitesAndLeavesTheHeldOnes() {
        Brand brand = cast.brand();
        Site free = cast.site();
        Site held = cast.site();
        long first = addProspect.add(brand, cast.ana(), free.domain(), NOW);
        long second = addProspect.add(brand, cast.ana(), held.domain(), NOW);
        take.byHand(held.id(), cast.brand().id(), null, cast.ben(), NOW);
        BulkResult result = changeMany.run(brand, new Chosen.These(List.of(first, second)), new Change.ToStage(Stage.CONTACTED, "by phone"), cast.ana(), NOW);
        assertThat(result.said()).isEqualTo("1 prospect moved to Contacted. 1 stayed: somebody else holds the conversation with its site.");
        assertThat(leases.holder(free.id())).hasValueSatisfying(lease -> assertThat(lease.isHeldBy(cast.ana())).isTrue());
        assertThat(leases.holder(held.id())).hasValueSatisfying(lease -> assertThat(lease.isHeldBy(cast.ben())).isTrue());
    }

    @Test
    @TestTransaction
    void takingAChangeToManyBackFreesTheSitesItTookAndNoOthers() {
        Brand brand = cast.brand();
        Site taken = cast.site();
        Site hadBefore = cast.site();
        long first = addProspect.add(brand, cast.ana(), taken.domain(), NOW);
        long second = addProspect.add(brand, cast.ana(), hadBefore.domain(), NOW);
        User ana = cast.ana();
        take.byHand(hadBefore.id(), brand.id(), null, ana, NOW);
        BulkResult result = changeMany.run(brand, new Chosen.These(List.of(first, second)), new Change.ToStage(Stage.CONTACTED, ""), ana, NOW.plusSeconds(60));
        assertThat(leases.holder(taken.id())).isPresent();
        assertThat(undoBulk.run(result.id(), ana, NOW.plusSeconds(90))).isEqualTo("Taken back for 2 prospects.");
        assertThat(leases.holder(taken.id())).isEmpty();
        assertThat(leases.holder(hadBefore.id())).isPresent();
    }

    @Test
    @TestTransaction
    void whatOneTookByHandPassesToOnesOwnCampaignButNotToAnothers() {
        Scene scene = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        Site mine = cast.site();
        Site theirs = cast.site();
        Contact a = cast.contact(mine, "Nora");
        Contact b = cast.contact(theirs, "Olle");
        take.byHand(mine.id(), scene.brand().id(), null, scene.ana(), NOW);
        take.byHand(theirs.id(), scene.brand().id(), null, cast.ben(), NOW);
        Enrol.Result result = enrol.run(scene.campaignId(), List.of(a.id(), b.id()), null, scene.ana(), NOW);
        assertThat(result.enrolled()).hasSize(1);
        assertThat(result.refused()).singleElement().satisfies(refusal -> assertThat(refusal.reason()).contains("is held by Ben since"));
        assertThat(leases.holder(mine.id())).hasValueSatisfying(lease -> assertThat(lease.campaignId()).isEqualTo(scene.campaignId()));
    }

    @Test
    void ofTwoWhoTryAtOnceExactlyOneWins() throws Exception {
        List<User> people = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            people.add(cast.person("Racer" + i, Role.SPECIALIST));
        }
        Brand brand = cast.brand();
        ExecutorService pool = Executors.newFixedThreadPool(people.size());
        try {
            for (int round = 0; round < 5; round++) {
                Site site = cast.site();
                CyclicBarrier start = new CyclicBarrier(people.size());
                List<Future<Boolean>> tries = people.stream().map(person -> pool.submit(() -> {
                    start.await();
                    try {
                        take.byHand(site.id(), brand.id(), null, person, NOW);
                        return true;
                    } catch (RuleViolation stopped) {
                        assertThat(stopped).hasMessageContaining("is held by Racer");
                        return false;
                    }
                })).toList();
                int won = 0;
                for (Future<Boolean> one : tries) {
                    won += one.get() ? 1 : 0;
                }
                assertThat(won).isEqualTo(1);
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    @TestTransaction
    void theHolderOrAManagerLetsItGoAndNobodyElse() {
        Brand brand = cast.brand();
        Site site = cast.site();
        take.byHand(site.id(), brand.id(), null, cast.ben(), NOW);
        assertThatThrownBy(() -> take.letGo(site.id(), cast.ana(), NOW)).hasMessageContaining("is held by Ben; they or a manager can let it go");
        take.letGo(site.id(), cast.ben(), NOW);
        assertThat(leases.holder(site.id())).isEmpty();
        assertThatThrownBy(() -> take.letGo(site.id(), cast.ben(), NOW)).hasMessage("Nobody holds " + site.domain() + ".");
    }

    @Test
    @TestTransaction
    void aRunningSequenceIsNotLetGo() {
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        assertThatThrownBy(() -> take.letGo(campaigns.siteOf(scene.contact(0)).id(), scene.ana(), NOW)).hasMessageContaining("still runs at");
    }

    @Test
    void aHoldByHandEndsAMonthAfterTheLastTouch() {
        Brand brand = cast.brand();
        Site site = cast.site();
        take.byHand(site.id(), brand.id(), null, cast.ana(), NOW);
        endLeases.run(NOW.plus(Duration.ofDays(29)));
        assertThat(leases.holder(site.id())).hasValueSatisfying(lease -> assertThat(lease.endsAt()).isEqualTo(NOW.plus(Duration.ofDays(30))));
        assertThatThrownBy(() -> take.byHand(site.id(), brand.id(), null, cast.ben(), NOW.plus(Duration.ofDays(29)))).hasMessageContaining("is held by Ana");
        assertThat(take.byHand(site.id(), brand.id(), null, cast.ben(), NOW.plus(Duration.ofDays(31))).isHeldBy(cast.ben())).isTrue();
    }

    @Test
    void anEndedProspectFreesItsSiteAWeekLaterWhoeverHeldIt() {
        Brand brand = cast.brand();
        Site site = cast.site();
        User ana = cast.ana();
        long id = QuarkusTransaction.requiringNew().call(() -> addProspect.add(brand, ana, site.domain(), NOW));
        QuarkusTransaction.requiringNew().run(() -> move.move(id, Stage.CONTACTED, ana, "by phone", NOW));
        QuarkusTransaction.requiringNew().run(() -> move.move(id, Stage.DISQUALIFIED, ana, "sells links", NOW.plus(Duration.ofDays(1))));
        endLeases.run(NOW.plus(Duration.ofDays(2)));
        assertThat(leases.holder(site.id())).hasValueSatisfying(lease -> assertThat(lease.endsAt()).isEqualTo(NOW.plus(Duration.ofDays(9))));
        endLeases.run(NOW.plus(Duration.ofDays(8)));
        assertThat(leases.holder(site.id())).as("the end stays where it was first set").hasValueSatisfying(lease -> assertThat(lease.endsAt()).isEqualTo(NOW.plus(Duration.ofDays(9))));
        endLeases.run(NOW.plus(Duration.ofDays(9)));
        assertThat(leases.holder(site.id())).isEmpty();
    }

    @Test
    void aSequenceThatNobodyAnsweredFreesTheSiteTwoWeeksAfterItsLastMail() {
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        long site = QuarkusTransaction.requiringNew().call(() -> campaigns.siteOf(scene.contact(0)).id());
        endLeases.run(NOW.plus(Duration.ofDays(300)));
        assertThat(leases.holder(site)).as("an open sequence holds its site").isPresent();
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                "update enrollment set state = 'FINISHED', first_sent_at = ?2, last_sent_at = ?2 where site_id = ?1")
                .setParameter(1, site).setParameter(2, NOW.plus(Duration.ofDays(10))).executeUpdate());
        endLeases.run(NOW.plus(Duration.ofDays(23)));
        assertThat(leases.holder(site)).hasValueSatisfying(lease -> assertThat(lease.endsAt()).isEqualTo(NOW.plus(Duration.ofDays(24))));
        endLeases.run(NOW.plus(Duration.ofDays(24)));
        assertThat(leases.holder(site)).isEmpty();
    }
}
