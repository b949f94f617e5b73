package dev.linkwright.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.account.User;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise 3: no broken personalisation. */
@QuarkusTest
class LaunchGateTest {
    @Inject
    CampaignCast campaigns;
    @Inject
    LaunchGate gate;
    @Inject
    LaunchCampaign launch;
    @Inject
    Enrollments enrollments;
    @Inject
    EntityManager entities;

    @Test
    @TestTransaction
    void aCleanCampaignIsLaunchedAndItsFirstMailsWaitInReview() {
        Scene scene = campaigns.draft(2, true, CampaignCast.THREE_STEPS);
        assertThat(gate.check(scene.campaignId()).problems()).isEmpty();
        launch.run(scene.campaignId(), scene.ana(), CampaignCast.NOW);
        assertThat(enrollments.ofCampaign(scene.campaignId())).extracting(Enrollment::state).containsOnly(EnrollmentState.IN_REVIEW);
        assertThat(enrollments.ofCampaign(scene.campaignId())).extracting(e -> campaigns.messageState(e.id(), 1)).containsOnly("DRAFT");
    }

    @Test
    @TestTransaction
    void anEmptyNoteIsNamedWithItsContactAndMailAndStopsTheLaunch() {
        Scene scene = campaigns.draft(2, true, List.of(new StepText(0, "Hello", "{first_name}, {gap}"), new StepText(3, "", "{offer}")));
        Enrollment first = enrollments.ofCampaign(scene.campaignId()).get(0);
        first.note(MergeField.GAP, "The page lists no salary source.");
        assertThat(gate.check(scene.campaignId()).problems()).extracting(p -> p.contactId() + " " + p.step() + " " + p.field() + " " + p.isBlocking())
                .containsExactlyInAnyOrder(scene.contact(0).id() + " 2 offer true", scene.contact(1).id() + " 1 gap true", scene.contact(1).id() + " 2 offer true");
        assertThatThrownBy(() -> launch.run(scene.campaignId(), scene.ana(), CampaignCast.NOW)).isInstanceOf(RuleViolation.class)
                .hasMessageContaining("is empty").hasMessageContaining("And 2 more");
    }

    @Test
    @TestTransaction
    void aLeftoverOrAnUnknownFieldIsListedOnceForTheMailWithoutAContact() {
        Scene scene = campaigns.draft(3, true, List.of(new StepText(0, "Hello", "Hi [name], {firstname}"), new StepText(2, "", "fine")));
        assertThat(gate.check(scene.campaignId()).problems()).extracting(p -> p.contactId() + " " + p.step() + " " + p.field())
                .containsExactlyInAnyOrder("null 1 body", "null 1 firstname");
    }

    @Test
    @TestTransaction
    void anotherSitesNameInANoteIsFound() {
        Scene scene = campaigns.draft(2, true, List.of(new StepText(0, "Hello", "{recent_work}")));
        List<Enrollment> both = enrollments.ofCampaign(scene.campaignId());
        both.get(0).note(MergeField.RECENT_WORK, "I read " + campaigns.siteOf(scene.contact(1)).domain() + " every day.");
        both.get(1).note(MergeField.RECENT_WORK, "I read " + campaigns.siteOf(scene.contact(1)).domain() + " every day.");
        assertThat(gate.check(scene.campaignId()).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.contactId()).isEqualTo(scene.contact(0).id());
            assertThat(problem.field()).isEqualTo("recent_work");
            assertThat(problem.reason()).contains("pasted from another contact");
        });
    }

    @Test
    @TestTransaction
    void anAddressThatCannotTakeMailIsSaidLoudlyAndStopsNobody() {
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        entities.flush();
        entities.createNativeQuery("update contact set mail_state = 'BAD', mail_reason = 'its domain takes no mail' where id = ?1").setParameter(1, scene.contact(0).id()).executeUpdate();
        entities.clear();
        assertThat(gate.check(scene.campaignId()).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.contactId()).isEqualTo(scene.contact(0).id());
            assertThat(problem.isBlocking()).isFalse();
            assertThat(problem.reason()).contains(scene.contact(0).email() + " can't take mail: its domain takes no mail").contains("Write to somebody else there");
        });
    }

    @Test
    @TestTransaction
    void nobodyEnrolledAndNoMailboxStopTheLaunchToo() {
        Scene scene = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        assertThat(gate.check(scene.campaignId()).problems()).extracting(GateProblem::field).containsExactly("contactIds");
        assertThat(gate.check(scene.campaignId()).ok()).isFalse();
    }

    @Test
    @TestTransaction
    void aSendOnlyMailboxIsWorthALookWhenThereAreFollowUps() {
        Scene scene = campaigns.draft(1, false, CampaignCast.THREE_STEPS);
        LaunchGate.Result result = gate.check(scene.campaignId());
        assertThat(result.ok()).isTrue();
        assertThat(result.problems()).singleElement().satisfies(problem -> assertThat(problem.reason()).contains("follow-ups will never leave"));
    }

    @Test
    @TestTransaction
    void aSecondLaunchIsRefused() {
        Scene scene = campaigns.launched(1);
        User ana = scene.ana();
        assertThatThrownBy(() -> launch.run(scene.campaignId(), ana, CampaignCast.NOW)).hasMessageContaining("launched already");
    }
}
