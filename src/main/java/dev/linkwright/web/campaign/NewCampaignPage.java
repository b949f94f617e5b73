package dev.linkwright.web.campaign;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.WriteCampaign;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
        static native TemplateInstance create(Brand brand, CampaignForm form, FormErrors errors, List<Asset> assets, List<Mailbox> mailboxes, Opportunity[] opportunities,
                DayOfWeek[] days);
    }

    @GET
    public TemplateInstance form(@RestQuery Long asset) {
        if (!currentBrand.any()) {
            return page(null, null, FormErrors.none());
        }
        Brand brand = currentBrand.brand();
        Long first = asset != null ? asset : assets.of(brand).stream().map(Asset::id).findFirst().orElse(null);
        List<Long> working = mailboxes.inOrder().stream().filter(mailbox -> !mailbox.paused()).map(Mailbox::id).limit(1).toList();
        return page(brand, CampaignForm.empty(brand.zone(), first, working), FormErrors.none());
    }

    @POST
    public Response create(@RestForm String name, @RestForm String opportunity, @RestForm Long assetId, @RestForm List<Long> mailboxId, @RestForm List<String> day,
            @RestForm String from, @RestForm String to, @RestForm String zone) {
        CampaignForm form = new CampaignForm(name, opportunity, assetId, mailboxId, day, from, to, zone);
        try {
            if (assetId == null) {
                throw new RuleViolation("assetId", "Choose what the mails offer.");
            }
            Campaign campaign = writeCampaign.create(currentBrand.brand().id(), form.read(Starters.of(form.opportunity())), currentUser.user(), clock.instant());
            return Response.seeOther(URI.create("/campaigns/" + campaign.id())).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(currentBrand.brand(), form, FormErrors.of(violation))).build();
        }
    }

    private TemplateInstance page(Brand brand, CampaignForm form, FormErrors errors) {
        return Templates.create(brand, form, errors, brand == null ? List.of() : assets.of(brand), mailboxes.inOrder(), Opportunity.values(), DayOfWeek.values());
    }
}
