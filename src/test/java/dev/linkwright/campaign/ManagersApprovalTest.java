package dev.linkwright.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.linkwright.account.User;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.schedule.NextSend;
import dev.linkwright.mail.MessageState;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Managers require their approval per campaign: asked by a specialist, given or sent back with words; an edit after it asks again. */
@QuarkusTest
class ManagersApprovalTest {
    private static final Instant NOW = CampaignCast.NOW;

    @Inject
    CampaignCast campaigns;
    @Inject
    Cast cast;
    @Inject
    AskManager askManager;
    @Inject
    Campaigns repository;
    @Inject
    Enrollments enrollments;
    @Inject
    WriteCampaign writeCampaign;
    @Inject
    LaunchCampaign launch;
    @Inject
    ApproveFirstMail approveFirst;
    @Inject
    QueueDueSteps queueDueSteps;
    @Inject
    WhyNotNow whyNotNow;

    @Test
    void aSpecialistAsksAManagerSendsBackOrApprovesAndOnlyThenItIsLaunched() {
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        long id = scene.campaignId();
        User ben = cast.ben();
        assertThatThrownBy(() -> askManager.require(id, true, scene.ana(), NOW)).isInstanceOf(RuleViolation.class).hasMessageContaining("Only a manager");
        askManager.require(id, true, ben, NOW);
        assertThatThrownBy(() -> launch.run(id, scene.ana(), NOW)).hasMessageContaining("was not asked yet");
        askManager.ask(id, scene.ana(), NOW);
        assertThatThrownBy(() -> askManager.approve(id, scene.ana(), NOW)).hasMessageContaining("Only a manager approves");
        assertThatThrownBy(() -> askManager.sendBack(id, " ", ben, NOW)).hasMessageContaining("what should change");
        askManager.sendBack(id, "Name the year in the subject.", ben, NOW);
        assertThatThrownBy(() -> launch.run(id, scene.ana(), NOW)).hasMessageContaining("Name the year in the subject.");
        askManager.ask(id, scene.ana(), NOW);
        askManager.approve(id, ben, NOW);
        assertThat(said(id)).containsExactly("TO_ASK Ben", "ASKED Ana", "SENT_BACK Ben", "ASKED Ana", "APPROVED Ben");
        launch.run(id, scene.ana(), NOW);
    }

    @Test
    void anEditAfterApprovalAsksAgainAndWhatIsTheSameDoesNot() {
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        long id = scene.campaignId();
        approved(id, scene.ana());
        List<StepText> same = QuarkusTransaction.requiringNew().call(() -> repository.require(id).texts());
        writeCampaign.change(id, CampaignPlan.ofSteps(same), scene.ana(), NOW);
        assertThat(state(id)).isEqualTo(ApprovalState.APPROVED);
        writeCampaign.change(id, new CampaignPlan("Another name", (dev.linkwright.prospect.Opportunity) null, null, null, null, null), scene.ana(), NOW);
        assertThat(state(id)).as("a name only you see").isEqualTo(ApprovalState.APPROVED);
        List<StepText> edited = List.of(same.get(0), same.get(1), same.get(2).with(Variant.A, new Step.Words("", "Something else.\n\n{my_name}", null)));
        writeCampaign.change(id, CampaignPlan.ofSteps(edited), scene.ana(), NOW);
        assertThat(state(id)).isEqualTo(ApprovalState.ASKED);
        assertThatThrownBy(() -> launch.run(id, scene.ana(), NOW)).hasMessageContaining("Waits for a manager");
        askManager.approve(id, cast.ben(), NOW);
        writeCampaign.change(id, new CampaignPlan(null, null, null, scene.asset().url() + "-2", null, null, null, null), scene.ana(), NOW);
        assertThat(state(id)).as("another target page").isEqualTo(ApprovalState.ASKED);
    }

    @Test
    void afterTheLaunchAnEditedFollowUpWaitsForTheManagerAndSaysSo() {
        Scene scene = campaigns.draft(2, true, CampaignCast.THREE_STEPS);
        long id = scene.campaignId();
        approved(id, scene.ana());
        launch.run(id, scene.ana(), NOW);
        List<Long> ids = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(id).stream().map(Enrollment::id).toList());
        long first = ids.get(0);
        approveFirst.run(first, scene.ana(), NOW);
        campaigns.leaves(first, 1, NOW);
        List<StepText> texts = QuarkusTransaction.requiringNew().call(() -> repository.require(id).texts());
        writeCampaign.change(id, CampaignPlan.ofSteps(List.of(texts.get(0), texts.get(1).with(Variant.A, new Step.Words("", "Other words, {first_name|there}.", null)), texts.get(2))),
                scene.ana(), NOW);
        Instant due = NOW.plus(Duration.ofDays(3));
        campaigns.inboxReadAt(scene.mailbox(), due);
        queueDueSteps.run(due.plusSeconds(60));
        assertThat(campaigns.messageState(first, 2)).isEqualTo("none");
        NextSend why = QuarkusTransaction.requiringNew().call(() -> whyNotNow.of(enrollments.require(first), due.plusSeconds(60)));
        assertThat(why.why()).contains("Waits for a manager’s approval");
        assertThatThrownBy(() -> approveFirst.run(ids.get(1), scene.ana(), due)).as("nor does another first mail").hasMessageContaining("Waits for a manager");
        askManager.approve(id, cast.ben(), due);
        queueDueSteps.run(due.plusSeconds(120));
        assertThat(campaigns.messageState(first, 2)).isEqualTo(MessageState.QUEUED.name());
    }

    @Test
    void noFirstMailLeavesWithoutAPersonWhoApprovedItAndAnEditAsksAgain() {
        Scene scene = campaigns.launched(1);
        long enrollment = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).get(0).id());
        queueDueSteps.run(NOW.plus(Duration.ofDays(30)));
        assertThat(campaigns.messageState(enrollment, 1)).isEqualTo("DRAFT");
        Visitor ana = Visitor.signedIn(scene.ana());
        ana.post("/campaigns/" + scene.campaignId() + "/review", "at", enrollment, "do", "approve");
        assertThat(campaigns.messageState(enrollment, 1)).isEqualTo("QUEUED");
        ana.post("/campaigns/" + scene.campaignId() + "/review", "at", enrollment, "do", "write", "subject", "x", "body", "y");
        assertThat(campaigns.messageState(enrollment, 1)).as("out of the queue, nothing to write").isEqualTo("QUEUED");
        Api.with(cast.token(scene.ana())).body(java.util.Map.of("subject", "Other words", "body", "Hello, other words.")).post("/enrollments/" + enrollment + "/edit").then()
                .statusCode(200).body("state", equalTo("IN_REVIEW"));
        assertThat(campaigns.messageState(enrollment, 1)).isEqualTo("DRAFT");
    }

    @Test
    void pagesAndApiShowWhoSaidWhatAndKeepSpecialistsOut() {
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        String path = "/campaigns/" + scene.campaignId();
        Visitor ana = Visitor.signedIn(scene.ana());
        Visitor ben = Visitor.signedIn(cast.ben()).with("brand", scene.brand().id().toString());
        assertThat(ana.open(path + "/brief").select("form[action$=/approval]")).isEmpty();
        ana.post(path + "/brief/approval", "needed", true);
        assertThat(state(scene.campaignId())).isEqualTo(ApprovalState.NOT_NEEDED);
        ben.post(path + "/brief/approval", "needed", true);
        assertThat(ana.open(path + "/gate").select(".problems .is-bad").text()).contains("A manager has to approve this campaign");
        ana.post(path + "/brief/ask");
        assertThat(ana.open(path + "/gate").select("form[action$=/approve]")).isEmpty();
        assertThat(ben.open("/").text()).contains("waits for your approval");
        assertThat(ben.open(path + "/gate").select("form[action$=/approve]")).hasSize(1);
        ben.post(path + "/brief/send-back", "words", "Shorter, please.");
        assertThat(ana.open(path + "/brief").select("#approval").text()).contains("Shorter, please.").contains("Ben");
        String asAna = cast.token(scene.ana());
        Api.with(asAna).post("/campaigns/" + scene.campaignId() + "/approval/approve").then().statusCode(422).body("detail", containsString("Only a manager"));
        Api.with(asAna).post("/campaigns/" + scene.campaignId() + "/approval/ask").then().statusCode(200).body("state", equalTo("ASKED"));
        Api.with(cast.token(cast.ben())).post("/campaigns/" + scene.campaignId() + "/approval/approve").then().statusCode(200).body("state", equalTo("APPROVED"))
                .body("events.size()", equalTo(5)).body("decidedBy", equalTo(cast.ben().id().intValue()));
        Api.outsider().get("/campaigns/" + scene.campaignId() + "/approval").then().statusCode(401);
    }

    private void approved(long id, User ana) {
        askManager.require(id, true, cast.ben(), NOW);
        askManager.ask(id, ana, NOW);
        askManager.approve(id, cast.ben(), NOW);
    }

    private ApprovalState state(long id) {
        return QuarkusTransaction.requiringNew().call(() -> repository.require(id).approval());
    }

    private List<String> said(long id) {
        String ana = cast.ana().id().toString();
        return QuarkusTransaction.requiringNew().call(() -> repository.require(id).approvals().stream()
                .map(event -> event.to() + " " + (event.userId().orElseThrow().toString().equals(ana) ? "Ana" : "Ben")).toList());
    }
}
