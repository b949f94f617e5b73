package dev.linkwright.web.campaign;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Role;
import dev.linkwright.account.Roles;
import dev.linkwright.account.User;
import dev.linkwright.account.Users;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.AskManager;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.WriteCampaign;
import dev.linkwright.campaign.playbook.PlaybookKind;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** What a campaign is about: its kind, asset and target page, what its playbook asks for once, and whether a manager has to say yes. */
@Path("/campaigns/{id}/brief")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class BriefPage {
    @Inject
    CampaignHeads heads;
    @Inject
    WriteCampaign writeCampaign;
    @Inject
    AskManager askManager;
    @Inject
    Brands brands;
    @Inject
    Assets assets;
    @Inject
    Users users;
    @Inject
    CurrentUser currentUser;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    /** One line of what was said about its approval. */
    record Said(Instant at, String who, String what, String words) { }

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance brief(CampaignHead head, CampaignForm form, FormErrors errors, List<Asset> assets, PlaybookKind[] kinds, boolean manager,
                List<Said> said);
    }

    @GET
    public TemplateInstance show(long id) {
        CampaignHead head = heads.of(id, "brief");
        return page(head, CampaignForm.of(head.campaign()), FormErrors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(long id, MultivaluedMap<String, String> typed, @RestForm String name, @RestForm String playbook, @RestForm Long assetId, @RestForm String targetUrl,
            @RestForm("do") String deed) {
        CampaignForm form = CampaignForm.about(name, playbook, assetId, targetUrl, typed);
        if ("choose".equals(deed)) {
            return Response.ok(page(heads.of(id, "brief"), form, FormErrors.none())).build();
        }
        try {
            writeCampaign.change(id, form.readAbout(), currentUser.user(), clock.instant());
            flash.say("Brief saved");
            return seeOther(id, "/brief");
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(heads.of(id, "brief"), form, FormErrors.of(violation))).build();
        }
    }

    /** The answer to the gate's question about the target page. */
    @POST
    @Path("target")
    public Response targetIsMeant(long id, @RestForm String because) {
        return does(id, "Noted: the target page is meant", "/gate", () -> writeCampaign.targetIsMeant(id, because, currentUser.user(), clock.instant()));
    }

    @POST
    @Path("approval")
    public Response requireApproval(long id, @RestForm boolean needed) {
        return does(id, needed ? "A manager has to approve this campaign" : "No approval is needed any more", "/brief",
                () -> askManager.require(id, needed, currentUser.user(), clock.instant()));
    }

    @POST
    @Path("ask")
    public Response ask(long id) {
        return does(id, "Asked: it waits for a manager", "/gate", () -> askManager.ask(id, currentUser.user(), clock.instant()));
    }

    @POST
    @Path("approve")
    public Response approve(long id) {
        return does(id, "Approved: it can be launched", "/gate", () -> askManager.approve(id, currentUser.user(), clock.instant()));
    }

    @POST
    @Path("send-back")
    public Response sendBack(long id, @RestForm String words) {
        return does(id, "Sent back with your words", "/gate", () -> askManager.sendBack(id, words, currentUser.user(), clock.instant()));
    }

    private Response does(long id, String words, String then, Runnable deed) {
        if (flash.tries(deed)) {
            flash.say(words);
        }
        return seeOther(id, then);
    }

    private TemplateInstance page(CampaignHead head, CampaignForm form, FormErrors errors) {
        Campaign campaign = head.campaign();
        List<Said> said = campaign.approvals().stream().map(event -> new Said(event.at(), event.userId().flatMap(users::findByIdOptional).map(User::name).orElse("Linkwright"),
                event.to().label(), event.words())).toList();
        return Templates.brief(head, form, errors, assets.of(brands.require(campaign.brandId())), PlaybookKind.values(),
                currentUser.user().role().compareTo(Role.MANAGER) >= 0, said);
    }

    private static Response seeOther(long id, String rest) {
        return Response.seeOther(URI.create("/campaigns/" + id + rest)).build();
    }
}
