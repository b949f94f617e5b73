package dev.linkwright.campaign;

import static dev.linkwright.campaign.CampaignCast.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.bulk.BulkChanges;
import dev.linkwright.prospect.bulk.BulkResult;
import dev.linkwright.prospect.bulk.Chosen;
import dev.linkwright.prospect.bulk.UndoBulk;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Cast;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EnrolChosenTest {

    @Inject
    Cast cast;
    @Inject
    CampaignCast campaigns;
    @Inject
    EnrolChosen enrol;
    @Inject
    Prospects prospects;
    @Inject
    BulkChanges changes;
    @Inject
    UndoBulk undo;

    @Test
    @TestTransaction
    void whoIsRefusedIsKeptWithTheReason() {
        Scene first = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        Scene second = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        Site held = campaigns.siteOf(first.contact(0));
        Site free = cast.site();
        Site empty = cast.site();
        Contact nora = cast.contact(free, "Nora");
        List<Long> chosen = List.of(prospect(second, held), prospect(second, free), prospect(second, empty));

        BulkResult result = enrol.run(second.brand(), new Chosen.These(chosen), second.campaignId(), second.ana(), NOW);

        assertThat(result.said()).startsWith("1 person enrolled in “Remote hiring").endsWith("2 were not.");
        assertThat(changes.refusals(result.id())).extracting(BulkChanges.Refusal::reason)
            .anyMatch(reason -> reason.equals("Nobody to write to is known there.")).anyMatch(reason -> reason.contains("is held by Ana’s campaign"));
        assertThat(changes.refusals(result.id())).noneMatch(refusal -> refusal.who().contains(nora.site().domain()));
        assertThatThrownBy(() -> undo.run(result.id(), second.ana(), NOW)).hasMessageContaining("stop the enrollments");
    }

    @Test
    @TestTransaction
    void anotherBrandsCampaignIsRefused() {
        Scene first = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        Scene second = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        long prospect = prospect(first, cast.site());
        assertThatThrownBy(() -> enrol.run(first.brand(), new Chosen.These(List.of(prospect)), second.campaignId(), first.ana(), NOW))
            .hasMessageContaining("a campaign of another brand");
    }

    private long prospect(Scene scene, Site site) {
        return prospects.findOrCreate(scene.brand(), site, NOW).id();
    }
}
