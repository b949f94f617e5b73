package dev.linkwright.web.campaign;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.RewriteFirstMail;
import dev.linkwright.campaign.letter.MergeField;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** One note for many contacts on one page: what the gate sends people to when a field is empty. */
@Path("/campaigns/{id}/notes")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class NotesPage {

    @Inject
    CampaignHeads heads;
    @Inject
    Enrollments enrollments;
    @Inject
    Contacts contacts;
    @Inject
    RewriteFirstMail rewrite;
    @Inject
    CurrentUser currentUser;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    record Row(long enrollmentId, String who, String site, String text) {
        public String key() {
            return "note-" + enrollmentId;
        }
    }

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance notes(CampaignHead head, MergeField field, List<Row> rows, FormErrors errors);
    }

    @GET
    public TemplateInstance show(long id, @RestQuery String field) {
        return page(id, fillable(field), Map.of(), FormErrors.none());
    }

    @POST
    public Response save(long id, @RestForm String field, @RestForm List<Long> enrollmentId, @RestForm List<String> text) {
        MergeField note = fillable(field);
        List<FormErrors.Line> errors = new ArrayList<>();
        Map<Long, String> typed = new HashMap<>();
        for (int i = 0; i < Math.min(enrollmentId.size(), text.size()); i++) {
            typed.put(enrollmentId.get(i), text.get(i));
            save(id, enrollmentId.get(i), note, text.get(i), errors);
        }
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(id, note, typed, new FormErrors(errors))).build();
        }
        flash.say("Notes saved");
        return Response.seeOther(URI.create("/campaigns/" + id + "/gate")).build();
    }

    private void save(long campaignId, long enrollmentId, MergeField note, String text, List<FormErrors.Line> errors) {
        Enrollment enrollment = enrollments.require(enrollmentId);
        if (!enrollment.campaign().id().equals(campaignId) || text.strip().equals(enrollment.notes().getOrDefault(note.key(), ""))) {
            return;
        }
        try {
            rewrite.run(enrollmentId, new RewriteFirstMail.Change(Map.of(note.key(), text), null, null), currentUser.user(), clock.instant());
        } catch (RuleViolation violation) {
            errors.add(new FormErrors.Line("note-" + enrollmentId, violation.getMessage()));
        }
    }

    private TemplateInstance page(long id, MergeField field, Map<Long, String> typed, FormErrors errors) {
        List<Row> rows = enrollments.ofCampaign(id).stream().filter(enrollment -> enrollment.state().isOpen()).map(enrollment -> {
            Contact contact = contacts.require(enrollment.contactId());
            return new Row(enrollment.id(), contact.shownName(), contact.site().domain(),
                    typed.getOrDefault(enrollment.id(), enrollment.notes().getOrDefault(field.key(), "")));
        }).toList();
        return Templates.notes(heads.of(id, "gate"), field, rows, errors);
    }

    private static MergeField fillable(String key) {
        return MergeField.named(key == null ? "" : key).filter(MergeField::isFillable).orElseThrow(() -> new NotFound("note " + key));
    }
}
