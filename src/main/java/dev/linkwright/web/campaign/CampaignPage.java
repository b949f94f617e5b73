package dev.linkwright.web.campaign;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.CampaignPlan;
import dev.linkwright.campaign.Campaigns;
import dev.linkwright.campaign.EndCampaign;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.HoldSending;
import dev.linkwright.campaign.LaunchCampaign;
import dev.linkwright.campaign.Step;
import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.WriteCampaign;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.mail.Outbox;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.web.Flash;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    Enrollments enrollments;
    @Inject
    Contacts contacts;
    @Inject
    Previews previews;
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

    /** A contact the preview can be shown for. */
    record Choice(long enrollmentId, String name, boolean chosen) { }

    /** What stands in the editor: saved, or typed and to be mended. */
    record Text(int delayDays, String subject, String body) { }

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance sequence(CampaignHead head, Step step, Text text, boolean locked, List<MergeField> palette, List<Choice> choices, Preview preview,
                FormErrors errors);

        static native TemplateInstance preview(Preview preview);
    }

    @GET
    public TemplateInstance sequence(long id, @RestQuery Integer step, @RestQuery Long contact) {
        Step shown = step(campaigns.require(id), step == null ? 1 : step);
        return editor(id, shown, new Text(shown.delayDays(), shown.subject(), shown.body()), contact, FormErrors.none());
    }

    /** What the editor asks for while somebody types; nothing is stored. */
    @POST
    @Path("preview")
    public TemplateInstance preview(long id, @RestForm String subject, @RestForm String body, @RestForm Long contact) {
        return Templates.preview(chosen(id, contact).map(enrollment -> previews.typed(enrollment, subjectOrAnswer(id, subject), body == null ? "" : body)).orElse(null));
    }

    @POST
    @Path("steps/{no}")
    public Response save(long id, int no, @RestForm Integer delayDays, @RestForm String subject, @RestForm String body) {
        Text text = new Text(delayDays == null ? 0 : delayDays, subject == null ? "" : subject, body == null ? "" : body);
        Campaign campaign = campaigns.require(id);
        step(campaign, no);
        List<StepText> texts = texts(campaign);
        texts.set(no - 1, new StepText(text.delayDays(), text.subject(), text.body()));
        try {
            write(id, texts);
            flash.say("Mail " + no + " saved");
            return seeOther(id, "?step=" + no);
        } catch (RuleViolation violation) {
            String field = violation.field().substring(violation.field().lastIndexOf('.') + 1);
            return Response.status(422).entity(editor(id, step(campaigns.require(id), no), text, null, FormErrors.of(field, violation.getMessage()))).build();
        }
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
        writeCampaign.change(id, new CampaignPlan(null, null, null, null, texts, null), currentUser.user(), clock.instant());
    }

    private TemplateInstance editor(long id, Step step, Text text, Long contact, FormErrors errors) {
        Optional<Enrollment> chosen = chosen(id, contact);
        Long chosenId = chosen.map(Enrollment::id).orElse(null);
        List<Choice> choices = enrollments.ofCampaign(id).stream().limit(200).map(enrollment -> {
            Contact person = contacts.require(enrollment.contactId());
            return new Choice(enrollment.id(), person.shownName() + ", " + person.site().domain(), enrollment.id().equals(chosenId));
        }).toList();
        Preview preview = chosen.map(enrollment -> previews.typed(enrollment, text.subject().isBlank() ? subjectOrAnswer(id, "") : text.subject(), text.body())).orElse(null);
        Campaign campaign = campaigns.require(id);
        return Templates.sequence(heads.of(id, "sequence"), step, text, !campaign.isDraft() && step.isFirst(), palette(campaign), choices, preview, errors);
    }

    private static List<MergeField> palette(Campaign campaign) {
        return campaign.opportunity() == Opportunity.BROKEN_LINK ? MergeField.paletteForDeadLinks() : MergeField.palette();
    }

    private Optional<Enrollment> chosen(long id, Long contact) {
        List<Enrollment> all = enrollments.ofCampaign(id);
        return all.stream().filter(enrollment -> enrollment.id().equals(contact)).findFirst().or(() -> all.stream().findFirst());
    }

    private String subjectOrAnswer(long id, String subject) {
        return subject != null && !subject.isBlank() ? subject
                : Outbox.answerSubject(campaigns.require(id).step(1).map(Step::subject).orElse(""));
    }

    private static Step step(Campaign campaign, int no) {
        return campaign.step(no).orElseThrow(() -> new NotFound("mail " + no + " in this campaign"));
    }

    private static List<StepText> texts(Campaign campaign) {
        return new ArrayList<>(campaign.steps().stream().map(step -> new StepText(step.delayDays(), step.subject(), step.body())).toList());
    }

    private static Response seeOther(long id, String rest) {
        return Response.seeOther(URI.create("/campaigns/" + id + rest)).build();
    }
}
