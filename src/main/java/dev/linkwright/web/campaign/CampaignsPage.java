package dev.linkwright.web.campaign;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.campaign.CampaignFigures;
import dev.linkwright.campaign.Campaigns;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.web.CurrentBrand;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** The campaigns of the brand being worked on. */
@Path("/campaigns")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class CampaignsPage {

    @Inject
    Campaigns campaigns;
    @Inject
    CampaignFigures figures;
    @Inject
    Enrollments enrollments;
    @Inject
    Assets assets;
    @Inject
    CurrentBrand currentBrand;

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance list(boolean brand, List<CampaignRow> rows, long waiting);
    }

    @GET
    public TemplateInstance list() {
        if (!currentBrand.any()) {
            return Templates.list(false, List.of(), 0);
        }
        List<CampaignRow> rows = campaigns.ofBrand(currentBrand.brand().id()).stream()
                .map(campaign -> new CampaignRow(campaign, campaign.assetId().flatMap(assets::findByIdOptional).map(Asset::title).orElse(null),
                        figures.funnel(campaign.id()), enrollments.countInReview(campaign.id()))).toList();
        return Templates.list(true, rows, rows.stream().mapToLong(CampaignRow::inReview).sum());
    }
}
