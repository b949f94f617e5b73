package dev.linkwright.web.campaign;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.WriteCampaign;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.shared.RuleViolation;
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
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;

/** When mails may leave, and from which mailboxes. */
@Path("/campaigns/{id}/schedule")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class SchedulePage {
    private static final DateTimeFormatter OPENING = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH);

    @Inject
    CampaignHeads heads;
    @Inject
    WriteCampaign writeCampaign;
    @Inject
    Mailboxes mailboxes;
    @Inject
    CurrentUser currentUser;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance schedule(CampaignHead head, CampaignForm form, FormErrors errors, List<Mailbox> mailboxes, DayOfWeek[] days, String opens);
    }

    @GET
    public TemplateInstance show(long id) {
        CampaignHead head = heads.of(id, "schedule");
        return page(head, CampaignForm.of(head.campaign()), FormErrors.none());
    }

    @POST
    public Response save(long id, @RestForm String name, @RestForm List<Long> mailboxId, @RestForm List<String> day, @RestForm String from, @RestForm String to,
            @RestForm String zone) {
        CampaignForm form = new CampaignForm(name, null, null, null, Map.of(), mailboxId, day, from, to, zone);
        try {
            writeCampaign.change(id, form.readSchedule(), currentUser.user(), clock.instant());
            flash.say("Schedule and senders saved");
            return Response.seeOther(URI.create("/campaigns/" + id + "/schedule")).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(heads.of(id, "schedule"), form, FormErrors.of(violation))).build();
        }
    }

    private TemplateInstance page(CampaignHead head, CampaignForm form, FormErrors errors) {
        return Templates.schedule(head, form, errors, mailboxes.inOrder(), DayOfWeek.values(), opens(head.campaign().window(), clock.instant()));
    }

    private static String opens(SendWindow window, Instant now) {
        return window.contains(now) ? "Open now: mails may leave."
                : "Closed now; opens " + OPENING.format(window.local(window.next(now))) + " in " + window.zone().getId() + ".";
    }
}
