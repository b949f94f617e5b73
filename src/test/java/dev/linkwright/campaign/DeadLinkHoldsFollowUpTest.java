package dev.linkwright.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.campaign.CampaignCast.Scene;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A follow-up that is due does not leave with a link that the last look found dead; it says so and goes when the link is well again. */
@QuarkusTest
class DeadLinkHoldsFollowUpTest {

    private static final Instant NOW = CampaignCast.NOW;
    private static final Instant DUE = NOW.plus(Duration.ofDays(3)).plusSeconds(60);
    private static final String TABLES = "https://fernhill.example/tables-for-follow-ups";

    @Inject
    CampaignCast cast;
    @Inject
    LaunchCampaign launch;
    @Inject
    ApproveFirstMail approve;
    @Inject
    QueueDueSteps queueDueSteps;
    @Inject
    WhyNotNow whyNotNow;
    @Inject
    Enrollments enrollments;
    @Inject
    LetterLinks links;

    @Test
    void itWaitsWithTheReasonUntilTheLinkIsWell() {
        Scene scene = cast.draft(1, true, List.of(new Step.StepText(0, "For {site}", "Hello {first_name|there}.\n\n{my_name}"),
                new Step.StepText(3, "", "The tables: " + TABLES + "\n\n{my_name}")));
        launch.run(scene.campaignId(), scene.ana(), NOW);
        long id = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).get(0).id());
        approve.run(id, scene.ana(), NOW);
        cast.leaves(id, 1, NOW);
        cast.inboxReadAt(scene.mailbox(), NOW.plusSeconds(10));
        looked(true, "the page does not exist (404)");
        queueDueSteps.run(DUE);
        assertThat(cast.messageState(id, 2)).isEqualTo("none");
        assertThat(QuarkusTransaction.requiringNew().call(() -> whyNotNow.of(enrollments.require(id), DUE)).why()).contains("The link " + TABLES + " is dead: the page does not exist (404).");
        looked(false, "");
        queueDueSteps.run(DUE.plusSeconds(60));
        assertThat(cast.messageState(id, 2)).isEqualTo("QUEUED");
    }

    private void looked(boolean gone, String words) {
        QuarkusTransaction.requiringNew().run(() -> links.keep(TABLES, gone, !gone, words, NOW));
    }
}
