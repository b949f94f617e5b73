package dev.linkwright.web.campaign;

import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Campaigns;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.LaunchGate;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the head of a campaign's pages. */
@ApplicationScoped
class CampaignHeads {
    private final Campaigns campaigns;
    private final Enrollments enrollments;
    private final Brands brands;
    private final Assets assets;
    private final LaunchGate gate;

    CampaignHeads(Campaigns campaigns, Enrollments enrollments, Brands brands, Assets assets, LaunchGate gate) {
        this.campaigns = campaigns;
        this.enrollments = enrollments;
        this.brands = brands;
        this.assets = assets;
        this.gate = gate;
    }

    CampaignHead of(long campaignId, String tab) {
        Campaign campaign = campaigns.require(campaignId);
        long toMend = campaign.isDraft() ? GateLine.of(campaignId, gate.check(campaignId).problems()).stream().filter(GateLine::blocking).count() : 0;
        return new CampaignHead(campaign, brands.require(campaign.brandId()).name(),
                campaign.assetId().flatMap(assets::findByIdOptional).map(Asset::title).orElse(null),
                enrollments.count("campaign.id", campaignId), enrollments.countInReview(campaignId), toMend, tab);
    }
}
