package dev.linkwright.web.campaign;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Campaigns;
import dev.linkwright.campaign.SendTestMail;
import dev.linkwright.campaign.Step;
import dev.linkwright.campaign.Variant;
import dev.linkwright.mail.MailboxFindings.Finding;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;

/** What stands in the editor, saved or not, sent to who wrote it. The page comes back as it was, with what the mail server said. */
@Path("/campaigns/{id}/steps/{no}/test")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class TestLetterPage {

    @Inject
    CampaignHeads heads;
    @Inject
    Campaigns campaigns;
    @Inject
    Editors editors;
    @Inject
    SendTestMail sendTestMail;
    @Inject
    CurrentUser currentUser;
    @Inject
    InstantSource clock;

    @POST
    public Response send(long id, int no, @BeanParam CampaignPage.Typed typed) {
        Campaign campaign = campaigns.require(id);
        Step step = campaign.step(no).orElseThrow(() -> new NotFound("mail " + no + " in this campaign"));
        Variant variant = step.hasVariants() ? Variant.named(typed.variant) : Variant.A;
        Editor editor = editors.of(campaign, step, variant, typed.text(), null, typed.contact);
        try {
            Finding said = sendTestMail.run(new SendTestMail.Which(id, no, variant, typed.text().words(), editor.look().chosen()), currentUser.user(), clock.instant());
            return Response.ok(page(id, editor, said)).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(id, editor, Finding.bad("No test was sent", violation.getMessage()))).build();
        }
    }

    private TemplateInstance page(long id, Editor editor, Finding said) {
        return CampaignPage.Templates.sequence(heads.of(id, "sequence"), editor, FormErrors.none(), said);
    }
}
