package dev.linkwright.web.campaign;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.WriteCampaign;
import dev.linkwright.campaign.playbook.PlaybookKind;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
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
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Making a campaign: what for, who sends, when. Its mails are written on the page that follows. */
@Path("/campaigns/new")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class NewCampaignPage {

    @Inject
    WriteCampaign writeCampaign;
    @Inject
    Assets assets;
    @Inject
    Mailboxes mailboxes;
    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance create(Brand brand, CampaignForm form, FormErrors errors, List<Asset> assets, List<Mailbox> mailboxes, PlaybookKind[] kinds,
                DayOfWeek[] days);

        static native TemplateInstance playbookFields(CampaignForm form, FormErrors errors);
    }

    @GET
    public TemplateInstance form(@RestQuery Long asset, @RestQuery String playbook) {
        if (!currentBrand.any()) {
            return page(null, null, FormErrors.none());
        }
        Brand brand = currentBrand.brand();
        Long first = asset != null ? asset : assets.of(brand).stream().map(Asset::id).findFirst().orElse(null);
        List<Long> working = mailboxes.inOrder().stream().filter(mailbox -> !mailbox.paused()).map(Mailbox::id).limit(1).toList();
        PlaybookKind kind = playbook == null || playbook.isBlank() ? PlaybookKind.RESOURCE_PAGE : PlaybookKind.named(playbook);
        return page(brand, CampaignForm.empty(kind, brand.zone(), first, working), FormErrors.none());
    }

    /** What another kind asks for, while somebody chooses; nothing is stored. */
    @POST
    @Path("fields")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance fields(MultivaluedMap<String, String> form) {
        return Templates.playbookFields(CampaignForm.about(null, form.getFirst("playbook"), null, null, form), FormErrors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> typed, @RestForm String name, @RestForm String playbook, @RestForm String opportunity, @RestForm Long assetId,
            @RestForm String targetUrl, @RestForm List<Long> mailboxId, @RestForm List<String> day, @RestForm String from, @RestForm String to, @RestForm String zone,
            @RestForm("do") String deed) {
        CampaignForm form = new CampaignForm(name, playbook == null ? opportunity : playbook, assetId, targetUrl, CampaignForm.fieldsIn(typed), mailboxId, day, from, to, zone);
        if ("choose".equals(deed)) {
            return Response.ok(page(currentBrand.brand(), form, FormErrors.none())).build();
        }
        try {
            if (assetId == null) {
                throw new RuleViolation("assetId", "Choose what the mails offer.");
            }
            Campaign campaign = writeCampaign.create(currentBrand.brand().id(), form.readAll(), currentUser.user(), clock.instant());
            return Response.seeOther(URI.create("/campaigns/" + campaign.id())).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(currentBrand.brand(), form, FormErrors.of(violation))).build();
        }
    }

    private TemplateInstance page(Brand brand, CampaignForm form, FormErrors errors) {
        return Templates.create(brand, form, errors, brand == null ? List.of() : assets.of(brand), mailboxes.inOrder(), PlaybookKind.values(), DayOfWeek.values());
    }
}
