package dev.linkwright.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.playbook.PlaybookKind;
import dev.linkwright.shared.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnrollmentTest {
    private static final Instant NOW = CampaignCast.NOW;
    private final Campaign campaign = new Campaign(1, null, "Remote hiring", PlaybookKind.PARTNER, CampaignCast.ALWAYS, 1L, NOW);
    private final Enrollment enrollment = new Enrollment(campaign, 2, 3, 4, 1L, NOW);

    @Test
    void everyMoveLeavesAnEventThatSaysWhoAndWhy() {
        enrollment.startReview(5, 6, 1L, NOW);
        enrollment.approve(7L, NOW.plusSeconds(1));
        enrollment.stop(StopReason.REPLIED, "ines@nomadpost.example", null, NOW.plusSeconds(2));
        assertThat(enrollment.events()).extracting(event -> event.to() + " " + event.userId().orElse(0L) + " " + event.why()).containsExactly(
                "CHOSEN 1 Enrolled", "IN_REVIEW 1 First mail written, waits for review", "ACTIVE 7 First mail approved", "STOPPED 0 Answered: ines@nomadpost.example");
    }

    @Test
    void nothingIsApprovedThatIsNotInReview() {
        assertThatThrownBy(() -> enrollment.approve(1L, NOW)).isInstanceOf(RuleViolation.class);
        enrollment.stop(StopReason.STOPPED_BY_HAND, null, 1L, NOW);
        assertThatThrownBy(() -> enrollment.approve(1L, NOW)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> enrollment.resume(1L, NOW)).isInstanceOf(RuleViolation.class);
    }

    @Test
    void stoppingTwiceKeepsTheFirstReason() {
        assertThat(enrollment.stop(StopReason.REPLIED, null, null, NOW)).isTrue();
        assertThat(enrollment.stop(StopReason.SUPPRESSED, null, null, NOW)).isFalse();
        assertThat(enrollment.stopReason()).contains(StopReason.REPLIED);
    }

    @Test
    void aBounceIsTheReasonEvenWhenTheSuppressionItCausedIsHeardFirst() {
        enrollment.stop(StopReason.SUPPRESSED, "ines@nomadpost.example", null, NOW);
        enrollment.bounced("ines@nomadpost.example", NOW);
        assertThat(enrollment.stopReason()).contains(StopReason.BOUNCED);
    }

    @Test
    void anAutomaticAnswerNeverBringsAMailForward() {
        enrollment.startReview(5, 6, 1L, NOW);
        enrollment.approve(1L, NOW);
        enrollment.planNext(NOW.plus(Duration.ofDays(7)));
        enrollment.away(NOW.plus(Duration.ofDays(2)), Optional.of(NOW.plus(Duration.ofDays(2))));
        assertThat(enrollment.nextSendAt()).contains(NOW.plus(Duration.ofDays(7)));
    }

    @Test
    void notesAreOneLineOfAKnownField() {
        enrollment.note(MergeField.GAP, "  No salary source. ");
        assertThat(enrollment.notes()).containsEntry("gap", "No salary source.");
        enrollment.note(MergeField.GAP, " ");
        assertThat(enrollment.notes()).isEmpty();
        assertThatThrownBy(() -> enrollment.note(MergeField.GAP, "a\nBcc: x")).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> enrollment.note(MergeField.SITE, "other.example")).isInstanceOf(RuleViolation.class);
    }

    @Test
    void afterTheLaunchTheFirstMailStaysAsItWasApproved() {
        campaign.writeSteps(List.of(new StepText(0, "Hello", "Hello"), new StepText(3, "", "Again")));
        campaign.launch(NOW);
        campaign.writeSteps(List.of(new StepText(0, "Hello", "Hello"), new StepText(4, "", "Again and better")));
        assertThat(campaign.step(2).orElseThrow().delayDays()).isEqualTo(4);
        assertThatThrownBy(() -> campaign.writeSteps(List.of(new StepText(0, "Hello", "Other"), new StepText(4, "", "Again")))).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> campaign.writeSteps(List.of(new StepText(0, "Hello", "Hello")))).isInstanceOf(RuleViolation.class);
    }
}
