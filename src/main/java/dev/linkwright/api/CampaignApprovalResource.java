package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.AskManager;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Campaigns;
import dev.linkwright.campaign.WriteCampaign;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/campaigns/{id}/approval")
@Tag(name = "Campaigns")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
@Transactional
public class CampaignApprovalResource {
    @Inject
    Campaigns campaigns;
    @Inject
    AskManager askManager;
    @Inject
    WriteCampaign writeCampaign;
    @Inject
    CurrentUser current;
    @Inject
    InstantSource clock;

    record Event(Instant at, Long userId, String to, String words) { }

    record Approval(String state, Long decidedBy, Instant decidedAt, String sentBackWith, List<Event> events) {
        static Approval of(Campaign campaign) {
            return new Approval(campaign.approval().name(), campaign.decidedBy().orElse(null), campaign.decidedAt().orElse(null), campaign.sentBackWith().orElse(null),
                    campaign.approvals().stream().map(event -> new Event(event.at(), event.userId().orElse(null), event.to().name(), event.words())).toList());
        }
    }

    record Asked(Boolean needed) { }

    record Words(String words) { }

    record Because(String because) { }

    @GET
    @Operation(summary = "Where a manager's approval of the campaign stands, and what was said on the way")
    public Approval get(long id) {
        return Approval.of(campaigns.require(id));
    }

    @POST
    @Path("require")
    @Operation(summary = "Require a manager's approval, or stop requiring it", description = "Managers only. {\"needed\": true}")
    public Approval require(long id, Asked asked) {
        if (asked == null || asked.needed() == null) {
            throw new RuleViolation("needed", "Say whether approval is needed: true or false.");
        }
        return Approval.of(askManager.require(id, asked.needed(), current.user(), clock.instant()));
    }

    @POST
    @Path("ask")
    @Operation(summary = "Ask a manager for approval")
    public Approval ask(long id) {
        return Approval.of(askManager.ask(id, current.user(), clock.instant()));
    }

    @POST
    @Path("approve")
    @Operation(summary = "Approve the campaign", description = "Managers only. A later edit of brief or mails asks again.")
    public Approval approve(long id) {
        return Approval.of(askManager.approve(id, current.user(), clock.instant()));
    }

    @POST
    @Path("send-back")
    @Operation(summary = "Send the campaign back with words", description = "Managers only.")
    public Approval sendBack(long id, Words words) {
        return Approval.of(askManager.sendBack(id, words == null ? null : words.words(), current.user(), clock.instant()));
    }

    @POST
    @Path("target")
    @Operation(summary = "Say why an unusual target page is meant", description = "Answers the gate's question about a home page or a page nobody would cite.")
    public CampaignJson targetIsMeant(long id, Because because) {
        return CampaignJson.of(writeCampaign.targetIsMeant(id, because == null ? null : because.because(), current.user(), clock.instant()));
    }
}
