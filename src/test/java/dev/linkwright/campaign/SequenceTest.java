package dev.linkwright.campaign;

import static dev.linkwright.campaign.CampaignCast.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.mail.AutomaticReplyReceived;
import dev.linkwright.mail.HardBounced;
import dev.linkwright.mail.ReplyReceived;
import dev.linkwright.mail.SuppressionReason;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.testing.Lines;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promises 1, 2 and 8 as seen from a sequence: once each, never after an answer, stop means stop. */
@QuarkusTest
class SequenceTest {
    private static final Instant DUE = NOW.plus(Duration.ofDays(3)).plusSeconds(60);

    @Inject
    Lines lines;
    @Inject
    CampaignCast cast;
    @Inject
    ApproveFirstMail approve;
    @Inject
    RewriteFirstMail rewrite;
    @Inject
    StopEnrollment stop;
    @Inject
    HoldSending hold;
    @Inject
    QueueDueSteps queueDueSteps;
    @Inject
    WhyNotNow whyNotNow;
    @Inject
    Enrollments enrollments;
    @Inject
    Suppressions suppressions;
    @Inject
    Prospects prospects;
    @Inject
    Event<ReplyReceived> replyReceived;
    @Inject
    Event<AutomaticReplyReceived> automaticReplyReceived;
    @Inject
    Event<HardBounced> hardBounced;
    @Inject
    EntityManager database;

    @AfterEach
    void theLinesAreTrue() {
        lines.areTrue();
    }

    @Test
    void approvedMailsLeaveAndTheNextIsPlannedFromTheRealSendTime() {
        Scene scene = cast.launched(1);
        long id = first(scene);
        approve.run(id, scene.ana(), NOW);
        assertThat(cast.messageState(id, 1)).isEqualTo("QUEUED");
        Instant left = NOW.plusSeconds(7200);
        cast.leaves(id, 1, left);
        assertThat(read(id, Enrollment::nextSendAt)).contains(left.plus(Duration.ofDays(3)));
        assertThat(stage(scene, id)).isEqualTo(Stage.CONTACTED);
        assertThat(why(id, NOW.plusSeconds(8000))).isEqualTo("Mail 2 waits 3 days after the previous mail, then for the send window.");
    }

    @Test
    void severalMailsToldAtOnceEachMoveTheirOwnEnrollment() {
        Scene scene = cast.launched(4);
        List<Long> ids = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).stream().map(Enrollment::id).toList());
        ids.forEach(id -> approve.run(id, scene.ana(), NOW));
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("update enrollment set next_step = 3 where id = ?1").setParameter(1, ids.get(1)).executeUpdate();
            database.createNativeQuery("update step_send set step_no = 3 where enrollment_id = ?1").setParameter(1, ids.get(1)).executeUpdate();
            database.createNativeQuery("update message set send_key = replace(send_key, 'step:1', 'step:3') where send_key = ?1")
                    .setParameter(1, StepSend.sendKey(ids.get(1), 1)).executeUpdate();
            database.createNativeQuery("update prospect set stage = 'WON' where id = (select prospect_id from enrollment where id = ?1)").setParameter(1, ids.get(3)).executeUpdate();
        });
        QuarkusTransaction.requiringNew().run(() -> enrollments.require(ids.get(2)).stop(StopReason.STOPPED_BY_HAND, null, null, NOW));
        Instant left = NOW.plusSeconds(60);
        cast.leaveTogether(ids, left);
        assertThat(read(ids.get(0), Enrollment::nextSendAt)).contains(left.plus(Duration.ofDays(3)));
        assertThat(read(ids.get(1), Enrollment::state)).as("that was its last mail").isEqualTo(EnrollmentState.FINISHED);
        String why = read(ids.get(1), enrollment -> enrollment.events().get(enrollment.events().size() - 1).why());
        assertThat(why).isEqualTo("Mail 3 of 3 sent");
        assertThat(read(ids.get(2), Enrollment::state)).as("stopped while its mail was on its way").isEqualTo(EnrollmentState.STOPPED);
        assertThat(read(ids.get(2), Enrollment::firstSentAt)).contains(left);
        assertThat(read(ids.get(2), Enrollment::nextSendAt)).isEmpty();
        assertThat(stage(scene, ids.get(0))).isEqualTo(Stage.CONTACTED);
        assertThat(stage(scene, ids.get(3))).as("a mail takes nothing back").isEqualTo(Stage.WON);
    }

    @Test
    void approvingTwiceAndAtTheSameTimeQueuesOnce() throws Exception {
        Scene scene = cast.launched(1);
        long id = first(scene);
        atOnce(4, () -> approve.run(id, scene.ana(), NOW));
        approve.run(id, scene.ana(), NOW);
        assertThat(count("select count(*) from message where send_key like 'enrollment:" + id + ":step:%'")).isEqualTo(1);
        assertThat(count("select count(*) from message_event e join message m on m.id = e.message_id where m.send_key = 'enrollment:" + id
                + ":step:1' and e.to_state = 'QUEUED'")).isEqualTo(1);
    }

    @Test
    void aSecondRowForAStepIsImpossible() {
        Scene scene = cast.launched(1);
        long id = first(scene);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                insert into step_send (enrollment_id, step_no, message_id, mailbox_id, created_at)
                select enrollment_id, step_no, message_id + 1000000, mailbox_id, created_at from step_send where enrollment_id = ?1
                """).setParameter(1, id).executeUpdate())).hasMessageContaining("step_send_pkey");
    }

    @Test
    void twoRunsAtOnceQueueEachFollowUpOnce() throws Exception {
        Scene scene = sentAndRead(6);
        atOnce(3, () -> queueDueSteps.run(DUE));
        for (Enrollment enrollment : all(scene)) {
            assertThat(count("select count(*) from message where send_key = 'enrollment:" + enrollment.id() + ":step:2'")).isEqualTo(1);
            assertThat(cast.messageState(enrollment.id(), 2)).isEqualTo("QUEUED");
        }
    }

    @Test
    void aFollowUpKeepsThreadSenderAndSubject() {
        Scene scene = sentAndRead(1);
        long id = first(scene);
        queueDueSteps.run(DUE);
        Object[] pair = (Object[]) QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("""
                select a.thread_id = b.thread_id and a.mailbox_id = b.mailbox_id, a.subject, b.subject, b.in_reply_to = a.message_id, b.body_text
                from message a, message b where a.send_key = ?1 and b.send_key = ?2
                """, Object[].class).setParameter(1, "enrollment:" + id + ":step:1").setParameter(2, "enrollment:" + id + ":step:2").getSingleResult());
        assertThat(pair[0]).isEqualTo(true);
        assertThat(pair[2]).isEqualTo("Re: " + pair[1]);
        assertThat(pair[3]).isEqualTo(true);
        assertThat((String) pair[4]).startsWith("Hello Ines, did you see").contains("/unsubscribe/");
    }

    @Test
    void noFollowUpBeforeTheMailboxWasReadAfterThePreviousMail() {
        Scene scene = sent(1);
        long id = first(scene);
        cast.inboxReadAt(scene.mailbox(), NOW.minusSeconds(1));
        queueDueSteps.run(DUE);
        assertThat(cast.messageState(id, 2)).isEqualTo("none");
        assertThat(why(id, DUE)).contains("was last read before the previous mail left");
        cast.inboxReadAt(scene.mailbox(), NOW.plusSeconds(60));
        queueDueSteps.run(DUE);
        assertThat(cast.messageState(id, 2)).isEqualTo("QUEUED");
    }

    @Test
    void aSendOnlyMailboxNeverFollowsUp() {
        Scene scene = cast.draft(1, false, CampaignCast.THREE_STEPS);
        cast.launch.run(scene.campaignId(), scene.ana(), NOW);
        long id = first(scene);
        approve.run(id, scene.ana(), NOW);
        cast.leaves(id, 1, NOW);
        queueDueSteps.run(DUE.plus(Duration.ofDays(90)));
        assertThat(cast.messageState(id, 2)).isEqualTo("none");
        assertThat(why(id, DUE)).contains("follow-ups never leave");
    }

    @Test
    void anAnswerStopsEveryoneAtTheSiteAndMovesTheProspect() {
        Scene scene = sentAndRead(1);
        long id = first(scene);
        long thread = read(id, e -> e.threadId().orElseThrow());
        queueDueSteps.run(DUE);
        long answer = cast.partnerWrites(thread, "REPLY", DUE.plusSeconds(5));
        QuarkusTransaction.requiringNew().run(() -> replyReceived.fire(new ReplyReceived(thread, answer, read(id, Enrollment::siteId), DUE.plusSeconds(5))));
        assertThat(read(id, Enrollment::state)).isEqualTo(EnrollmentState.STOPPED);
        assertThat(read(id, Enrollment::stopReason)).contains(StopReason.REPLIED);
        assertThat(read(id, Enrollment::repliedAt)).isPresent();
        assertThat(cast.messageState(id, 2)).isEqualTo("CANCELLED");
        assertThat(stage(scene, id)).isEqualTo(Stage.IN_CONVERSATION);
        assertThat(queueDueSteps.run(DUE.plus(Duration.ofDays(60)))).isZero();
    }

    @Test
    void anAnswerThatNobodyToldUsOfStillHoldsTheFollowUpBack() {
        Scene scene = sentAndRead(1);
        long id = first(scene);
        cast.partnerWrites(read(id, e -> e.threadId().orElseThrow()), "REPLY", NOW.plusSeconds(100));
        queueDueSteps.run(DUE);
        assertThat(cast.messageState(id, 2)).isEqualTo("none");
        assertThat(read(id, Enrollment::state)).isEqualTo(EnrollmentState.STOPPED);
    }

    @Test
    void outOfOfficeMovesTheNextMailPastTheReturnDateAndIsNoReply() {
        Scene scene = sentAndRead(1);
        long id = first(scene);
        Instant back = NOW.plus(Duration.ofDays(10));
        long thread = read(id, e -> e.threadId().orElseThrow());
        long message = cast.partnerWrites(thread, "AUTOMATIC_REPLY", NOW.plusSeconds(30));
        QuarkusTransaction.requiringNew().run(() -> automaticReplyReceived.fire(new AutomaticReplyReceived(thread, message, null, NOW.plusSeconds(30), back)));
        queueDueSteps.run(DUE);
        assertThat(cast.messageState(id, 2)).isEqualTo("none");
        assertThat(why(id, DUE)).isEqualTo("Automatic answer: away until 30 November.");
        assertThat(read(id, Enrollment::repliedAt)).isEmpty();
        queueDueSteps.run(back.plusSeconds(1));
        assertThat(cast.messageState(id, 2)).isEqualTo("QUEUED");
    }

    @Test
    void aHardBounceAndASuppressionStop() {
        Scene scene = sentAndRead(2);
        List<Enrollment> both = all(scene);
        long thread = both.get(0).threadId().orElseThrow();
        QuarkusTransaction.requiringNew().run(() -> {
            suppressions.suppressAddress(scene.contact(0).email(), null, SuppressionReason.HARD_BOUNCE, "test", NOW.plusSeconds(20));
            hardBounced.fire(new HardBounced(thread, null, scene.contact(0).email(), NOW.plusSeconds(20)));
            suppressions.suppressAddress(scene.contact(1).email(), scene.brand().id(), SuppressionReason.UNSUBSCRIBED, "test", NOW.plusSeconds(20));
        });
        assertThat(all(scene)).extracting(Enrollment::stopReason).extracting(java.util.Optional::get).containsExactly(StopReason.BOUNCED, StopReason.SUPPRESSED);
        queueDueSteps.run(DUE);
        assertThat(both).extracting(e -> cast.messageState(e.id(), 2)).containsOnly("none");
    }

    @Test
    void anEditAfterApprovalAsksAgain() {
        Scene scene = cast.launched(1);
        long id = first(scene);
        approve.run(id, scene.ana(), NOW);
        rewrite.run(id, new RewriteFirstMail.Change(Map.of(), "Another subject", "Hello {first_name},\n\nshort."), scene.ana(), NOW.plusSeconds(5));
        assertThat(read(id, Enrollment::state)).isEqualTo(EnrollmentState.IN_REVIEW);
        assertThat(cast.messageState(id, 1)).isEqualTo("DRAFT");
        approve.run(id, scene.ana(), NOW.plusSeconds(10));
        assertThat(QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("select subject || body_text from message where send_key = ?1", String.class)
                .setParameter(1, "enrollment:" + id + ":step:1").getSingleResult())).asString().startsWith("Another subjectHello Ines,\n\nshort.")
                .contains("4 Mill Lane").contains("No more mail: http");
    }

    @Test
    void aBrokenFirstMailCantBeApproved() {
        Scene scene = cast.launched(1);
        long id = first(scene);
        rewrite.run(id, new RewriteFirstMail.Change(Map.of(), "Hi", "Hello [name], {gap}"), scene.ana(), NOW);
        assertThatThrownBy(() -> approve.run(id, scene.ana(), NOW)).isInstanceOf(RuleViolation.class).hasMessageContaining("{gap} is empty");
        assertThat(cast.messageState(id, 1)).isEqualTo("DRAFT");
    }

    @Test
    void pausingTakesMailsOutOfLineAndResumingPutsThemBack() {
        Scene scene = cast.launched(2);
        all(scene).forEach(enrollment -> approve.run(enrollment.id(), scene.ana(), NOW));
        hold.pauseCampaign(scene.campaignId(), scene.ana(), NOW);
        assertThat(all(scene)).extracting(e -> cast.messageState(e.id(), 1)).containsOnly("DRAFT");
        assertThat(why(first(scene), NOW)).isEqualTo("The campaign is paused.");
        hold.resumeCampaign(scene.campaignId(), scene.ana(), NOW);
        assertThat(all(scene)).extracting(e -> cast.messageState(e.id(), 1)).containsOnly("QUEUED");
    }

    @Test
    void stoppingTakesTheMailBackForGood() {
        Scene scene = cast.launched(1);
        long id = first(scene);
        approve.run(id, scene.ana(), NOW);
        stop.run(id, StopReason.DISQUALIFIED, "off topic", scene.ana(), NOW);
        assertThat(cast.messageState(id, 1)).isEqualTo("CANCELLED");
        assertThat(stage(scene, id)).isEqualTo(Stage.DISQUALIFIED);
        assertThat(why(id, NOW)).isEqualTo("Disqualified: off topic.");
    }

    private Scene sent(int contacts) {
        Scene scene = cast.launched(contacts);
        all(scene).forEach(enrollment -> {
            approve.run(enrollment.id(), scene.ana(), NOW);
            cast.leaves(enrollment.id(), 1, NOW);
        });
        return scene;
    }

    private Scene sentAndRead(int contacts) {
        Scene scene = sent(contacts);
        cast.inboxReadAt(scene.mailbox(), NOW.plusSeconds(10));
        return scene;
    }

    private long first(Scene scene) {
        return all(scene).get(0).id();
    }

    private List<Enrollment> all(Scene scene) {
        return QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()));
    }

    private <T> T read(long id, java.util.function.Function<Enrollment, T> question) {
        return QuarkusTransaction.requiringNew().call(() -> question.apply(enrollments.require(id)));
    }

    private String why(long id, Instant now) {
        return read(id, enrollment -> whyNotNow.of(enrollment, now).why());
    }

    private Stage stage(Scene scene, long id) {
        return read(id, enrollment -> prospects.require(enrollment.prospectId()).stage());
    }

    private long count(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) database.createNativeQuery(sql).getSingleResult()).longValue());
    }

    private static void atOnce(int times, Callable<?> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Object>> results = java.util.stream.IntStream.range(0, times).mapToObj(i -> threads.submit((Callable<Object>) () -> {
                start.await();
                return work.call();
            })).toList();
            start.countDown();
            for (Future<Object> result : results) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
