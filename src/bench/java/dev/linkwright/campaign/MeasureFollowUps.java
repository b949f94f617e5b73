package dev.linkwright.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.mail.MailDesk;
import dev.linkwright.testing.MoreMails;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Writing and queueing the follow-ups of one campaign, all due at once. Setting: bench.due. */
@QuarkusTest
class MeasureFollowUps {

    @Inject
    CampaignCast campaigns;
    @Inject
    MailDesk desk;
    @Inject
    ApproveFirstMail approve;
    @Inject
    Enrollments enrollments;
    @Inject
    QueueDueSteps queueDueSteps;
    @Inject
    EntityManager database;

    @Test
    void measure() throws Exception {
        int due = Integer.getInteger("bench.due", 100_000);
        Scene scene = campaigns.launched(1);
        long first = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).get(0).id());
        approve.run(first, scene.ana(), CampaignCast.NOW);
        QuarkusTransaction.requiringNew().timeout(900).run(() -> database.unwrap(Session.class).doWork(connection -> MoreMails.like(connection, scene.campaignId(), first, due, CampaignCast.NOW)));
        Instant now = CampaignCast.NOW.plus(Duration.ofDays(3)).plusSeconds(60);
        allHaveLeft(scene.campaignId());
        campaigns.inboxReadAt(scene.mailbox(), now.minusSeconds(30));
        double processor = processorSeconds();
        long from = System.nanoTime();
        int queued = queueDueSteps.run(now);
        double seconds = (System.nanoTime() - from) / 1e9;
        String report = String.format(Locale.ROOT, "%,d follow-ups due, %,d queued in %.1f s: %.2f ms each, %.2f ms of processor time in Java%n", due, queued, seconds, 1000 * seconds / due,
                1000 * (processorSeconds() - processor) / due);
        System.out.println(report);
        Files.writeString(Path.of("target/follow-ups.txt"), report);
        assertThat(queued).isEqualTo(due);
    }

    /** Every first mail left and its follow-up is due; as the send path would leave the rows. */
    private void allHaveLeft(long campaignId) {
        QuarkusTransaction.requiringNew().timeout(900).run(() -> List.of("""
                update message m set state = 'SENT', sent_at = ?1, attempts = 1 from step_send s join enrollment e on e.id = s.enrollment_id
                where m.id = s.message_id and e.campaign_id = ?2""", """
                update step_send s set sent_at = ?1 from enrollment e where e.id = s.enrollment_id and e.campaign_id = ?2""", """
                update enrollment set first_sent_at = ?1, last_sent_at = ?1, next_step = 2, next_send_at = cast(?1 as timestamptz) + interval '3 days' where campaign_id = ?2""", """
                insert into step_due (enrollment_id, at) select id, cast(?1 as timestamptz) + interval '3 days' from enrollment where campaign_id = ?2""")
                .forEach(sql -> database.createNativeQuery(sql).setParameter(1, CampaignCast.NOW).setParameter(2, campaignId).executeUpdate()));
        QuarkusTransaction.requiringNew().timeout(900).run(() -> List.of("site", "contact", "prospect", "thread", "enrollment", "message", "step_send")
                .forEach(table -> database.createNativeQuery("analyze " + table).executeUpdate()));
    }

    private static double processorSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }
}
