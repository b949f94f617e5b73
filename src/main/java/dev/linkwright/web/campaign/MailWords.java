package dev.linkwright.web.campaign;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.ProspectWords;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words about a prospect for the mails to come, on the prospect's own pages: {@code inject:mailWords.of(prospect.id)} lists them for a template. */
@Named("mailWords")
@RequestScoped
public class MailWords {
    @Inject
    ProspectWords words;

    /** One field with what is written in it. */
    public record Line(MergeField field, String text) { }

    public List<Line> of(Long prospectId) {
        Map<MergeField, String> written = words.of(prospectId);
        return ProspectWords.FIELDS.stream().map(field -> new Line(field, written.getOrDefault(field, ""))).toList();
    }

    @Path("/prospects/{id:\\d+}/words")
    @RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
    static class Write {
        @Inject
        ProspectWords words;
        @Inject
        Prospects prospects;
        @Inject
        CurrentUser currentUser;
        @Inject
        InstantSource clock;
        @Inject
        Flash flash;

        @POST
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        public Response save(long id, MultivaluedMap<String, String> form) {
            prospects.require(id);
            Map<String, String> typed = new HashMap<>();
            ProspectWords.FIELDS.stream().map(MergeField::key).filter(form::containsKey).forEach(key -> typed.put(key, form.getFirst(key)));
            try {
                words.write(id, typed, currentUser.user(), clock.instant());
                flash.say("Kept for the mails to come");
            } catch (RuleViolation violation) {
                flash.say(violation.getMessage());
            }
            return Response.seeOther(URI.create("/prospects/" + id)).build();
        }
    }
}
