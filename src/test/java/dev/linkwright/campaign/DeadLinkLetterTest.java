package dev.linkwright.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.letter.Flaw;
import dev.linkwright.campaign.letter.Letter;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.OtherSites;
import dev.linkwright.prospect.Prospects;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A letter about a dead link says where it stands, what is dead and what could replace it, without anybody writing notes. */
@QuarkusTest
class DeadLinkLetterTest {

    private static final List<StepText> ABOUT_A_DEAD_LINK = List.of(new StepText(0, "A dead link on {site}",
        "On {page_url} the link “{dead_anchor}” leads nowhere: {dead_url}\n{replacement_title} could stand there: {replacement_url}\n{my_name}"));

    @Inject
    CampaignCast campaigns;
    @Inject
    Prospects prospects;
    @Inject
    Assets assets;
    @Inject
    Enrollments enrollments;
    @Inject
    LetterWriter letters;

    @Test
    void theLetterIsFilledFromTheProspect() {
        CampaignCast.Scene scene = campaigns.draft(2, true, ABOUT_A_DEAD_LINK);
        long site = scene.contact(0).site().id();
        Asset other = QuarkusTransaction.requiringNew().call(() -> {
            Asset made = new Asset(scene.brand(), "Office plants, a guide", "https://" + scene.brand().domains().get(0) + "/plants", "guide", CampaignCast.NOW);
            assets.persist(made);
            prospects.of(scene.brand().id(), site).orElseThrow()
                .replaceDeadLink("https://shelf.example/reading", "https://old-survey.example/2019", "A survey of hiring", assets.require(made.id()));
            return made;
        });
        QuarkusTransaction.requiringNew().run(() -> {
            Letter letter = letter(scene, 0);
            assertThat(letter.body().text()).isEqualTo("On https://shelf.example/reading the link “A survey of hiring” leads nowhere: https://old-survey.example/2019\n"
                + "Office plants, a guide could stand there: " + other.url() + "\nAna");
            assertThat(letter.flaws(new OtherSites(Map.of("old-survey.example", "The old survey")))).as("a dead link names another site on purpose").isEmpty();
        });
    }

    @Test
    void aLetterAboutACompetitorsLostLinkIsFilledFromTheProspectToo() {
        CampaignCast.Scene scene = campaigns.draft(1, true, List.of(new StepText(0, "A source for {site}",
            "On {page_url} the link “{lost_anchor}” to {lost_url} is gone.\n{replacement_title} could stand there: {replacement_url}\n{my_name}")));
        QuarkusTransaction.requiringNew().run(() -> prospects.of(scene.brand().id(), scene.contact(0).site().id()).orElseThrow().replaceLostLink("https://shelf.example/reading",
            "https://rival.example/survey", "hiring survey", java.time.LocalDate.parse("2026-10-09"), assets.of(scene.brand()).get(0)));
        QuarkusTransaction.requiringNew().run(() -> {
            Letter letter = letter(scene, 0);
            Asset offered = assets.of(scene.brand()).get(0);
            assertThat(letter.body().text()).isEqualTo("On https://shelf.example/reading the link “hiring survey” to https://rival.example/survey is gone.\n"
                + offered.title() + " could stand there: " + offered.url() + "\nAna");
            assertThat(letter.flaws(new OtherSites(Map.of("rival.example", "The rival")))).isEmpty();
        });
    }

    @Test
    void aContactWithoutADeadLinkStopsAtTheGateByName() {
        CampaignCast.Scene scene = campaigns.draft(1, true, ABOUT_A_DEAD_LINK);
        QuarkusTransaction.requiringNew().run(() -> assertThat(letter(scene, 0).flaws(OtherSites.none())).extracting(Flaw::field)
            .contains(MergeField.DEAD_URL.key(), MergeField.REPLACEMENT_URL.key(), MergeField.PAGE_URL.key()));
    }

    private Letter letter(CampaignCast.Scene scene, int contact) {
        Enrollment enrollment = enrollments.ofCampaign(scene.campaignId()).stream().filter(each -> each.contactId() == scene.contact(contact).id()).findFirst().orElseThrow();
        return letters.write(enrollment, enrollment.campaign().step(1).orElseThrow(), LetterWriter.LINK_COMES_HERE);
    }
}
