package dev.linkwright.mail.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.campaign.ApproveFirstMail;
import dev.linkwright.campaign.CampaignCast;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.mail.Claims;
import dev.linkwright.mail.LeavingMail;
import dev.linkwright.mail.Outcomes;
import dev.linkwright.testing.Lines;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A program that dies between the record of a mail and what follows from it: the next run makes up for it, once. */
@QuarkusTest
class NewsIsNotLostTest {

    private static final Instant NOW = CampaignCast.NOW;

    @Inject
    CampaignCast campaigns;
    @Inject
    ApproveFirstMail approve;
    @Inject
    Enrollments enrollments;
    @Inject
    Claims claims;
    @Inject
    Outcomes outcomes;
    @Inject
    SendDueMail sendDueMail;
    @Inject
    Lines lines;

    @Test
    void whatFollowsFromAMailIsMadeUpForOnce() {
        Scene scene = campaigns.launched(1);
        long id = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).get(0).id());
        approve.run(id, scene.ana(), NOW);
        List<LeavingMail> mail = claims.next(scene.mailbox().id(), 1, "one that dies", NOW);
        assertThat(outcomes.sentAndHandOver(List.of(), mail, "one that dies", NOW).mayLeave()).hasSize(1);
        outcomes.sentAndHandOver(mail, List.of(), "one that dies", NOW);
        assertThat(campaigns.messageState(id, 1)).isEqualTo("SENT");
        assertThat(nextSendAt(id)).isEmpty();
        sendDueMail.run(NOW.plusSeconds(10));
        assertThat(nextSendAt(id)).as("another process may just be telling it").isEmpty();
        sendDueMail.run(NOW.plus(Duration.ofMinutes(1)));
        Optional<Instant> planned = nextSendAt(id);
        assertThat(planned).hasValueSatisfying(at -> assertThat(at).isAfter(NOW.plus(Duration.ofDays(2))));
        sendDueMail.run(NOW.plus(Duration.ofMinutes(2)));
        assertThat(nextSendAt(id)).isEqualTo(planned);
        lines.areTrue();
    }

    private Optional<Instant> nextSendAt(long id) {
        return QuarkusTransaction.requiringNew().call(() -> enrollments.findById(id).nextSendAt());
    }
}
