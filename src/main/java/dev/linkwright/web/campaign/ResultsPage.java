package dev.linkwright.web.campaign;

import dev.linkwright.account.Roles;
import dev.linkwright.campaign.CampaignFigures;
import dev.linkwright.campaign.Funnel;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;

/** How far the contacts of a campaign came; every number opens its people. */
@Path("/campaigns/{id}/results")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class ResultsPage {

    @Inject
    CampaignHeads heads;
    @Inject
    CampaignFigures figures;

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance results(CampaignHead head, Funnel funnel, List<CampaignFigures.OfStep> steps, List<CampaignFigures.OfSender> senders, Instant since);
    }

    @GET
    public TemplateInstance show(long id) {
        CampaignHead head = heads.of(id, "results");
        return Templates.results(head, figures.funnel(id), figures.steps(id), figures.senders(id), head.campaign().launchedAt().orElse(null));
    }
}
