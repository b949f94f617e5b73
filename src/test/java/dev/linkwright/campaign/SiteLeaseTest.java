package dev.linkwright.campaign;

import static dev.linkwright.campaign.CampaignCast.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.account.User;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.site.Contact;
import dev.linkwright.site.SiteLeases;
import dev.linkwright.testing.Cast;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise 4: one conversation per site. */
@QuarkusTest
class SiteLeaseTest {
    @Inject
    CampaignCast campaigns;
    @Inject
    Cast cast;
    @Inject
    Enrol enrol;
    @Inject
    StopEnrollment stop;
    @Inject
    Enrollments enrollments;
    @Inject
    SiteLeases leases;

    @Test
    @TestTransaction
    void aSecondCampaignIsStoppedAndToldWhoHoldsTheSite() {
        Scene first = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        Scene second = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        Contact colleague = cast.contact(campaigns.siteOf(first.contact(0)), "Nora");
        User ben = cast.ben();
        Enrol.Result result = enrol.run(second.campaignId(), List.of(colleague.id()), null, ben, NOW);
        assertThat(result.enrolled()).isEmpty();
        assertThat(result.refused()).singleElement().satisfies(refusal -> assertThat(refusal.reason()).contains("is held by Ana’s campaign “Remote hiring"));
    }

    @Test
    @TestTransaction
    void soIsASecondPersonInTheSameCampaign() {
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        Contact colleague = cast.contact(campaigns.siteOf(scene.contact(0)), "Nora");
        assertThat(enrol.run(scene.campaignId(), List.of(colleague.id()), null, scene.ana(), NOW).refused())
                .singleElement().satisfies(refusal -> assertThat(refusal.reason()).contains("one conversation per site"));
    }

    @Test
    @TestTransaction
    void anOverrideNeedsAReasonAndIsRecorded() {
        Scene first = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        Scene second = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        Contact colleague = cast.contact(campaigns.siteOf(first.contact(0)), "Nora");
        assertThat(enrol.run(second.campaignId(), List.of(colleague.id()), "  ", second.ana(), NOW).enrolled()).isEmpty();
        assertThat(enrol.run(second.campaignId(), List.of(colleague.id()), "Ben is on leave", second.ana(), NOW).enrolled()).hasSize(1);
        enrollments.getEntityManager().clear();
        assertThat(leases.holder(campaigns.siteOf(first.contact(0)).id())).hasValueSatisfying(lease -> {
            assertThat(lease.campaignId()).isEqualTo(second.campaignId());
            assertThat(lease.overrideReason()).isEqualTo("Ben is on leave");
        });
    }

    @Test
    @TestTransaction
    void stoppingLetsTheSiteGo() {
        Scene first = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        stop.run(enrollments.ofCampaign(first.campaignId()).get(0).id(), StopReason.STOPPED_BY_HAND, null, first.ana(), NOW);
        Scene second = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        Contact colleague = cast.contact(campaigns.siteOf(first.contact(0)), "Nora");
        assertThat(enrol.run(second.campaignId(), List.of(colleague.id()), null, second.ana(), NOW).enrolled()).hasSize(1);
    }
}
