package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.Campaigns;
import dev.linkwright.campaign.WriteCampaign;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/brands/{brandId}/campaigns")
@Tag(name = "Campaigns")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandCampaignsResource {

    private final WriteCampaign writeCampaign;
    private final Campaigns campaigns;
    private final Brands brands;
    private final CurrentUser current;
    private final InstantSource clock;

    BrandCampaignsResource(WriteCampaign writeCampaign, Campaigns campaigns, Brands brands, CurrentUser current, InstantSource clock) {
        this.writeCampaign = writeCampaign;
        this.campaigns = campaigns;
        this.brands = brands;
        this.current = current;
        this.clock = clock;
    }

    @POST
    @ResponseStatus(201)
    @Transactional
    @Operation(summary = "Make a campaign", description = "Without a window: Monday to Friday, 09:00 to 17:00 in the brand's zone.")
    public CampaignJson create(long brandId, CampaignJson.Plan plan) {
        if (plan == null) {
            throw new RuleViolation("name", "Send the campaign as JSON.");
        }
        return CampaignJson.of(writeCampaign.create(brandId, plan.read(), current.user(), clock.instant()));
    }

    @GET
    @Operation(summary = "Campaigns of a brand, newest first")
    public Page<CampaignJson> list(long brandId, @RestQuery Integer limit, @RestQuery String cursor) {
        brands.require(brandId);
        return campaigns.ofBrand(brandId, Paging.limit(limit), cursor).map(CampaignJson::of);
    }
}
