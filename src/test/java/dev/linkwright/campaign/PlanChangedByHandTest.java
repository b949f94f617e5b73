package dev.linkwright.campaign;

import static dev.linkwright.campaign.CampaignCast.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.linkwright.account.User;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.campaign.schedule.NextSend;
import dev.linkwright.prospect.MoveProspects;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.bulk.Change;
import dev.linkwright.prospect.bulk.ChangeMany;
import dev.linkwright.prospect.bulk.Chosen;
import dev.linkwright.shared.AppClock;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Lines;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes next for one contact is a person's to change: moved, skipped, stopped; and who is disqualified anywhere hears no more. */
@QuarkusTest
class PlanChangedByHandTest {
    private static final Instant LATER = NOW.plus(Duration.ofDays(20));

    @Inject
    Lines lines;
    @Inject
    Cast people;
    @Inject
    CampaignCast cast;
    @Inject
    ApproveFirstMail approve;
    @Inject
    ChangePlan changePlan;
    @Inject
    HoldSending hold;
    @Inject
    QueueDueSteps queueDueSteps;
    @Inject
    WhyNotNow whyNotNow;
    @Inject
    Enrollments enrollments;
    @Inject
    MoveProspects moveProspects;
    @Inject
    ChangeMany changeMany;
    @Inject
    Prospects prospects;
    @Inject
    AppClock clock;

    private long one(Scene scene) {
        return QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).get(0).id());
    }

    private Scene firstMailGone() {
        Scene scene = cast.launched(1);
        approve.run(one(scene), scene.ana(), NOW);
        cast.leaves(one(scene), 1, NOW);
        cast.inboxReadAt(scene.mailbox(), NOW.plusSeconds(10));
        return scene;
    }

    private NextSend next(long id, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> whyNotNow.of(enrollments.require(id), now));
    }

    private Enrollment row(long id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Enrollment enrollment = enrollments.require(id);
            enrollment.events().size();
            return enrollment;
        });
    }

    @AfterEach
    void theLinesAreTrue() {
        lines.areTrue();
    }

    @Test
    void aFollowUpMovedByHandLeavesThenAndSaysSo() {
        Scene scene = firstMailGone();
        long id = one(scene);
        changePlan.moveNext(id, LATER, scene.ana(), NOW);
        assertThat(next(id, NOW).time()).contains(LATER);
        assertThat(next(id, NOW).why()).isEqualTo("A person moved mail 2 to this time.");
        queueDueSteps.run(LATER.minusSeconds(60));
        assertThat(cast.messageState(id, 2)).isEqualTo("none");
        cast.inboxReadAt(scene.mailbox(), LATER);
        queueDueSteps.run(LATER.plusSeconds(1));
        assertThat(cast.messageState(id, 2)).isEqualTo("QUEUED");
        assertThat(row(id).events()).extracting(EnrollmentEvent::why).contains("Mail 2 moved to 10 Dec 2026");
    }

    @Test
    void aFirstMailInLineIsMovedTooAndAPauseBetweenDoesNotForgetIt() {
        Scene scene = cast.launched(1);
        long id = one(scene);
        approve.run(id, scene.ana(), NOW);
        changePlan.moveNext(id, LATER, scene.ana(), NOW);
        assertThat(next(id, NOW).time()).contains(LATER);
        hold.pauseCampaign(scene.campaignId(), scene.ana(), NOW);
        hold.resumeCampaign(scene.campaignId(), scene.ana(), NOW.plusSeconds(60));
        assertThat(next(id, NOW.plusSeconds(60)).time()).contains(LATER);
        assertThatThrownBy(() -> changePlan.moveNext(id, NOW.minus(Duration.ofDays(2)), scene.ana(), NOW)).isInstanceOf(RuleViolation.class).hasMessageContaining("not past");
        assertThatThrownBy(() -> changePlan.moveNext(id, NOW.plus(Duration.ofDays(400)), scene.ana(), NOW)).isInstanceOf(RuleViolation.class).hasMessageContaining("year");
    }

    @Test
    void aSkippedMailNeverLeavesAndTheNextKeepsItsDelay() {
        Scene scene = firstMailGone();
        long id = one(scene);
        changePlan.skipStep(id, scene.ana(), NOW);
        assertThat(row(id).nextStep()).isEqualTo(3);
        assertThat(next(id, NOW).time()).contains(NOW.plus(Duration.ofDays(3 + 7)));
        Instant due = NOW.plus(Duration.ofDays(10)).plusSeconds(1);
        queueDueSteps.run(due);
        assertThat(cast.messageState(id, 2)).isEqualTo("none");
        assertThat(cast.messageState(id, 3)).isEqualTo("QUEUED");
        changePlan.skipStep(id, scene.ana(), due);
        assertThat(cast.messageState(id, 3)).isEqualTo("CANCELLED");
        assertThat(row(id).state()).isEqualTo(EnrollmentState.FINISHED);
    }

    @Test
    void aFirstMailIsNotSkippedHere() {
        Scene scene = cast.launched(1);
        approve.run(one(scene), scene.ana(), NOW);
        assertThatThrownBy(() -> changePlan.skipStep(one(scene), scene.ana(), NOW)).isInstanceOf(RuleViolation.class).hasMessageContaining("review queue");
    }

    @Test
    void scriptsAndThePageMoveAndSkip() {
        Scene scene = firstMailGone();
        long id = one(scene);
        User ana = scene.ana();
        Instant when = clock.instant().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
        Api.outsider().post("/enrollments/" + id + "/reschedule").then().statusCode(401);
        Api.with(people.token(ana)).body(Map.of("at", "2020-01-01T00:00:00Z")).post("/enrollments/" + id + "/reschedule").then().statusCode(422).body("field", equalTo("at"));
        Api.with(people.token(ana)).body(Map.of("at", when.toString())).post("/enrollments/" + id + "/reschedule").then().statusCode(200)
                .body("nextSendAt", equalTo(when.toString())).body("whyNotNow", containsString("A person moved"));
        Visitor visitor = Visitor.signedIn(ana);
        String people = visitor.get("/campaigns/" + scene.campaignId() + "/people").asString();
        assertThat(people).contains("Move…").contains("Skip mail").contains("A person moved mail 2");
        visitor.post("/enrollments/" + id + "/skipped-mails");
        assertThat(row(id).nextStep()).isEqualTo(3);
        Api.with(this.people.token(ana)).post("/enrollments/" + id + "/skip-step").then().statusCode(200).body("state", equalTo("FINISHED"));
    }

    @Test
    void disqualifyingOnTheBoardOrInTheListStopsWhatRuns() {
        Scene board = firstMailGone();
        Scene list = cast.launched(1);
        approve.run(one(list), list.ana(), NOW);
        moveProspects.move(row(one(board)).prospectId(), Stage.DISQUALIFIED, board.ana(), "off topic", NOW);
        changeMany.run(list.brand(), new Chosen.These(List.of(row(one(list)).prospectId())), new Change.ToStage(Stage.DISQUALIFIED, "off topic"), list.ana(), NOW);
        assertThat(row(one(board)).stopReason()).contains(StopReason.DISQUALIFIED);
        assertThat(row(one(list)).stopReason()).contains(StopReason.DISQUALIFIED);
        assertThat(cast.messageState(one(list), 1)).isEqualTo("CANCELLED");
        queueDueSteps.run(LATER);
        assertThat(cast.messageState(one(board), 2)).isEqualTo("none");
    }

    @Test
    void aWholeCampaignIsHeldAndLetGoTogether() {
        Scene scene = cast.launched(80);
        List<Long> ids = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).stream().map(Enrollment::id).toList());
        QuarkusTransaction.requiringNew().run(() -> ids.forEach(id -> approve.run(id, scene.ana(), NOW)));
        hold.pauseCampaign(scene.campaignId(), scene.ana(), NOW);
        assertThat(ids).extracting(id -> cast.messageState(id, 1)).containsOnly("DRAFT");
        hold.resumeCampaign(scene.campaignId(), scene.ana(), NOW);
        assertThat(ids).extracting(id -> cast.messageState(id, 1)).containsOnly("QUEUED");
    }
}
