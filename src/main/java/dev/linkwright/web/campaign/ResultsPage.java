package dev.linkwright.web.campaign;

import dev.linkwright.account.Roles;
import dev.linkwright.campaign.CampaignFigures;
import dev.linkwright.campaign.Funnel;
import dev.linkwright.campaign.figures.Dimension;
import dev.linkwright.campaign.figures.Figures;
import dev.linkwright.campaign.figures.Figures.Asked;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** How far the contacts of a campaign came, by mail, version, sender and person; every number opens its people. */
@Path("/campaigns/{id}/results")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class ResultsPage {

    @Inject
    CampaignHeads heads;
    @Inject
    CampaignFigures funnels;
    @Inject
    Figures figures;

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance results(CampaignHead head, Funnel funnel, List<FigureTable> tables, Instant since);
    }

    @GET
    public TemplateInstance show(long id) {
        CampaignHead head = heads.of(id, "results");
        List<FigureTable> tables = Stream.of(Dimension.VARIANT, Dimension.STEP, Dimension.SENDER, Dimension.PERSON)
                .map(by -> new Asked(head.campaign().brandId(), id, by, null, null)).map(asked -> new FigureTable(asked, figures.table(asked)))
                .filter(table -> !table.rows().isEmpty()).toList();
        return Templates.results(head, funnels.funnel(id), tables, head.campaign().launchedAt().orElse(null));
    }
}
