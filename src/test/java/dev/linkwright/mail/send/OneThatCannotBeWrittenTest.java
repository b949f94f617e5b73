package dev.linkwright.mail.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.campaign.ApproveFirstMail;
import dev.linkwright.campaign.CampaignCast;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.mail.MailDesk;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageState;
import dev.linkwright.testing.Lines;
import dev.linkwright.testing.ScriptedSmtp;
import dev.linkwright.testing.ScriptedSmtp.Fault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mails are written down by the set; one that the database refuses holds up none of the others, and a person can see it. */
@QuarkusTest
class OneThatCannotBeWrittenTest {

    private static final Instant NOW = CampaignCast.NOW;

    @Inject
    SendDueMail sendDueMail;
    @Inject
    MailDesk desk;
    @Inject
    CampaignCast campaigns;
    @Inject
    ApproveFirstMail approve;
    @Inject
    Enrollments enrollments;
    @Inject
    EntityManager database;
    @Inject
    Lines lines;

    @AfterEach
    void nothingIsRefusedAnyMore() {
        sql("drop function if exists refuse_in_test() cascade");
        lines.areTrue();
    }

    @Test
    void anOutcomeThatCannotBeWrittenIsUncertainAndTheOthersAreSentOnce() {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.NONE).together()) {
            Mailbox ana = desk.sendingTo(server.port(), NOW);
            List<Message> mails = IntStream.range(0, 24).mapToObj(n -> desk.first(ana, NOW)).toList();
            Message broken = mails.get(11);
            refuse("message", "new.id = " + broken.id() + " and new.state = 'SENT'");
            sendDueMail.run(NOW);
            assertThat(mails.stream().filter(mail -> mail != broken)).allSatisfy(mail -> assertThat(desk.row(mail).state()).isEqualTo(MessageState.SENT));
            assertThat(server.taken()).as("each of them once").hasSize(24).doesNotHaveDuplicates();
            sendDueMail.run(NOW.plus(Duration.ofMinutes(2)));
            assertThat(desk.row(broken).state()).as("the inbox asks a person").isEqualTo(MessageState.UNCERTAIN);
            sendDueMail.run(NOW.plus(Duration.ofDays(1)));
            assertThat(server.taken()).as("and it is not sent again").hasSize(24);
        }
    }

    @Test
    void whatCannotFollowFromOneMailFollowsFromTheOthersAndItsEventsSaySo() {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.NONE).together()) {
            Scene scene = campaigns.launched(6);
            campaigns.sendsTo(scene.mailbox(), server.port());
            QuarkusTransaction.requiringNew().run(() -> desk.mailboxes().requireLocked(scene.mailbox().id()).pace(1000, 0));
            List<Long> ids = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).stream().map(e -> e.id()).toList());
            ids.forEach(id -> approve.run(id, scene.ana(), NOW));
            long broken = ids.get(3);
            refuse("enrollment", "new.id = " + broken + " and new.last_sent_at is not null");
            sendDueMail.run(NOW);
            assertThat(server.taken()).hasSize(6).doesNotHaveDuplicates();
            assertThat(ids.stream().map(id -> campaigns.messageState(id, 1))).containsOnly("SENT");
            assertThat(numbers("select id from enrollment where last_sent_at is not null and next_send_at is not null and campaign_id = " + scene.campaignId()))
                    .as("their follow-ups are planned").hasSize(5).doesNotContain(broken);
            assertThat(numbers("select s.enrollment_id from message_event v join step_send s on s.message_id = v.message_id join enrollment e on e.id = s.enrollment_id "
                    + "where v.from_state = 'SENT' and v.why like 'It left, but%' and e.campaign_id = " + scene.campaignId())).containsExactly(broken);
        }
    }

    private void refuse(String table, String when) {
        sql("create function refuse_in_test() returns trigger language plpgsql as $$ begin raise exception 'refused in a test'; end $$");
        sql("create trigger refuse_in_test before update on " + table + " for each row when (" + when + ") execute function refuse_in_test()");
    }

    private void sql(String words) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(words).executeUpdate());
    }

    @SuppressWarnings("unchecked")
    private List<Long> numbers(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(sql, Long.class).getResultList());
    }
}
