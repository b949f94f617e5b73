package dev.linkwright.web.campaign;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.CampaignPlan;
import dev.linkwright.campaign.Campaigns;
import dev.linkwright.campaign.EndCampaign;
import dev.linkwright.campaign.HoldSending;
import dev.linkwright.campaign.LaunchCampaign;
import dev.linkwright.campaign.Step;
import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.Variant;
import dev.linkwright.campaign.WriteCampaign;
import dev.linkwright.campaign.library.Library;
import dev.linkwright.campaign.library.MailTemplate;
import dev.linkwright.mail.MailboxFindings.Finding;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** The first tab of a campaign: its mails, each beside how one contact gets it. Also its verbs: launch, pause, resume, end. */
@Path("/campaigns/{id}")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class CampaignPage {

    @Inject
    CampaignHeads heads;
    @Inject
    Campaigns campaigns;
    @Inject
    Editors editors;
    @Inject
    Library library;
    @Inject
    WriteCampaign writeCampaign;
    @Inject
    LaunchCampaign launchCampaign;
    @Inject
    HoldSending hold;
    @Inject
    EndCampaign endCampaign;
    @Inject
    CurrentUser currentUser;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance sequence(CampaignHead head, Editor editor, FormErrors errors, Finding said);

        static native TemplateInstance preview(Editor.Look look);
    }

    /** What the form of a mail carries. */
    static class Typed {
        @RestForm
        Integer delayDays;
        @RestForm
        String subject;
        @RestForm
        String body;
        @RestForm
        String html;
        @RestForm
        String variant;
        @RestForm
        Long contact;

        Editor.Text text() {
            return new Editor.Text(delayDays == null ? 0 : delayDays, subject == null ? "" : subject, body == null ? "" : body, html == null ? "" : html);
        }
    }

    @GET
    public TemplateInstance sequence(long id, @RestQuery Integer step, @RestQuery Long contact, @RestQuery String variant, @RestQuery Long template) {
        Campaign campaign = campaigns.require(id);
        Step shown = step(campaign, step == null ? 1 : step);
        Variant version = shown.hasVariants() ? Variant.named(variant) : Variant.A;
        MailTemplate from = template == null ? null : library.template(template);
        Editor.Text text = from == null ? Editors.saved(shown, version) : Editors.of(shown, from);
        return Templates.sequence(heads.of(id, "sequence"), editors.of(campaign, shown, version, text, from, contact), FormErrors.none(), null);
    }

    /** What the editor asks for while somebody types or looks at another contact; nothing is stored. */
    @POST
    @Path("steps/{no}/preview")
    public TemplateInstance preview(long id, int no, @BeanParam Typed typed) {
        Campaign campaign = campaigns.require(id);
        return Templates.preview(editors.look(campaign, step(campaign, no), Variant.named(typed.variant), typed.text(), typed.contact));
    }

    @POST
    @Path("steps/{no}")
    public Response save(long id, int no, @BeanParam Typed typed) {
        Campaign campaign = campaigns.require(id);
        Step step = step(campaign, no);
        Editor.Text text = typed.text();
        Variant variant = step.hasVariants() ? Variant.named(typed.variant) : Variant.A;
        List<StepText> texts = texts(campaign);
        texts.set(no - 1, texts.get(no - 1).after(text.delayDays()).with(variant, text.words()));
        try {
            write(id, texts);
            flash.say("Mail " + no + (step.hasVariants() ? ", version " + variant : "") + " saved");
            return seeOther(id, "?step=" + no + (variant == Variant.B ? "&variant=B" : ""));
        } catch (RuleViolation violation) {
            return refused(id, no, variant, text, violation);
        }
    }

    /** Keeps what stands in the editor for the whole team, saved or not. */
    @POST
    @Path("steps/{no}/template")
    public Response keepTemplate(long id, int no, @BeanParam Typed typed, @RestForm String templateName) {
        Campaign campaign = campaigns.require(id);
        Editor.Text text = typed.text();
        try {
            library.keepTemplate(templateName, campaign.playbook(), text.subject(), text.body(), text.html(), currentUser.user(), clock.instant());
            flash.say("Template “" + templateName.strip() + "” kept for the team");
            return seeOther(id, "?step=" + no);
        } catch (RuleViolation violation) {
            return refused(id, no, Variant.named(typed.variant), text, violation.field().equals("name") ? new RuleViolation("templateName", violation.getMessage()) : violation);
        }
    }

    private Response refused(long id, int no, Variant variant, Editor.Text text, RuleViolation violation) {
        String field = violation.field().substring(violation.field().lastIndexOf('.') + 1);
        Campaign campaign = campaigns.require(id);
        Editor editor = editors.of(campaign, step(campaign, no), variant, text, null, null);
        return Response.status(422).entity(Templates.sequence(heads.of(id, "sequence"), editor, FormErrors.of(field, violation.getMessage()), null)).build();
    }

    /** A second version to be tried against the first: it begins as its copy. */
    @POST
    @Path("steps/{no}/versions")
    public Response addVersion(long id, int no) {
        List<StepText> texts = texts(campaigns.require(id));
        step(campaigns.require(id), no);
        StepText text = texts.get(no - 1);
        texts.set(no - 1, text.with(Variant.B, new Step.Words(text.subject(), text.body(), text.html())));
        return guarded(id, () -> write(id, texts), "?step=" + no + "&variant=B");
    }

    @POST
    @Path("steps/{no}/versions/remove")
    public Response removeVersion(long id, int no) {
        List<StepText> texts = texts(campaigns.require(id));
        step(campaigns.require(id), no);
        texts.set(no - 1, texts.get(no - 1).with(Variant.B, null));
        return guarded(id, () -> {
            write(id, texts);
            flash.say("Version B removed");
        }, "?step=" + no);
    }

    @POST
    @Path("steps")
    public Response addStep(long id) {
        List<StepText> texts = texts(campaigns.require(id));
        texts.add(new StepText(7, "", "Hello {first_name|there},\n\n\n\n{my_name}"));
        return guarded(id, () -> write(id, texts), "?step=" + texts.size());
    }

    @POST
    @Path("steps/{no}/remove")
    public Response removeStep(long id, int no) {
        Campaign campaign = campaigns.require(id);
        step(campaign, no);
        List<StepText> texts = texts(campaign);
        texts.remove(no - 1);
        return guarded(id, () -> {
            write(id, texts);
            flash.say("Mail " + no + " removed");
        }, "");
    }

    @POST
    @Path("launch")
    public Response launch(long id) {
        try {
            launchCampaign.run(id, currentUser.user(), clock.instant());
            flash.say("Launched: the first mails wait for review");
            return seeOther(id, "/review");
        } catch (RuleViolation violation) {
            flash.say(violation.getMessage());
            return seeOther(id, "/gate");
        }
    }

    @POST
    @Path("pause")
    public Response pause(long id) {
        return guarded(id, () -> {
            hold.pauseCampaign(id, currentUser.user(), clock.instant());
            flash.say("Paused: no mail of this campaign leaves", "/campaigns/" + id + "/resume");
        }, "/people");
    }

    @POST
    @Path("resume")
    public Response resume(long id) {
        return guarded(id, () -> {
            hold.resumeCampaign(id, currentUser.user(), clock.instant());
            flash.say("Resumed");
        }, "/people");
    }

    @POST
    @Path("end")
    public Response end(long id) {
        return guarded(id, () -> {
            endCampaign.run(id, currentUser.user(), clock.instant());
            flash.say("Ended: nothing more of this campaign leaves");
        }, "/results");
    }

    private Response guarded(long id, Runnable change, String then) {
        try {
            change.run();
        } catch (RuleViolation violation) {
            flash.say(violation.getMessage());
        }
        return seeOther(id, then);
    }

    private void write(long id, List<StepText> texts) {
        writeCampaign.change(id, CampaignPlan.ofSteps(texts), currentUser.user(), clock.instant());
    }

    private static Step step(Campaign campaign, int no) {
        return campaign.step(no).orElseThrow(() -> new NotFound("mail " + no + " in this campaign"));
    }

    private static List<StepText> texts(Campaign campaign) {
        return new ArrayList<>(campaign.texts());
    }

    private static Response seeOther(long id, String rest) {
        return Response.seeOther(URI.create("/campaigns/" + id + rest)).build();
    }
}
