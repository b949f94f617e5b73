package dev.linkwright.web.campaign;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.ApproveFirstMail;
import dev.linkwright.campaign.Campaigns;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.EnrollmentState;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.LetterWriter;
import dev.linkwright.campaign.RewriteFirstMail;
import dev.linkwright.campaign.SkipFirstMail;
import dev.linkwright.campaign.StopEnrollment;
import dev.linkwright.campaign.StopReason;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.MergeValues;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * First mails, one at a time, beside the site they go to. The queue of one campaign and that of the whole brand are the same page;
 * deciding leads to the next draft. Every button is a form and has a key.
 */
final class ReviewPage {

    private ReviewPage() {
    }

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance review(Draft draft, SiteFacts facts, FormErrors errors);

        static native TemplateInstance reviewed(String crumb, String crumbPath, long skipped, Long firstSkipped);
    }

    @Path("/campaigns/{id}/review")
    @RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
    static class OfCampaign {
        @Inject
        Campaigns campaigns;
        @Inject
        Enrollments enrollments;
        @Inject
        Show show;
        @Inject
        Decide decide;

        @GET
        public TemplateInstance review(long id, @RestQuery Long at, @RestQuery boolean edit) {
            return show.page(queue(id), at, edit, "/campaigns/" + id + "/review", campaigns.require(id).name(), "/campaigns/" + id, FormErrors.none());
        }

        @POST
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        public Response decide(long id, MultivaluedMap<String, String> form) {
            return decide.run(queue(id), form, "/campaigns/" + id + "/review", campaigns.require(id).name(), "/campaigns/" + id);
        }

        private List<Long> queue(long id) {
            return enrollments.inReview(campaigns.require(id).id()).stream().map(Enrollment::id).toList();
        }
    }

    @Path("/review")
    @RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
    static class OfBrand {
        @Inject
        CurrentBrand currentBrand;
        @Inject
        Enrollments enrollments;
        @Inject
        Show show;
        @Inject
        Decide decide;

        @GET
        public TemplateInstance review(@RestQuery Long at, @RestQuery boolean edit) {
            return show.page(queue(), at, edit, "/review", "All campaigns", "/campaigns", FormErrors.none());
        }

        @POST
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        public Response decide(MultivaluedMap<String, String> form) {
            return decide.run(queue(), form, "/review", "All campaigns", "/campaigns");
        }

        private List<Long> queue() {
            return currentBrand.any() ? enrollments.inReviewOfBrand(currentBrand.brand().id()).stream().map(Enrollment::id).toList() : List.of();
        }
    }

    /** Chooses the draft to show: the one asked for, else the first that waits. */
    @ApplicationScoped
    static class Show {
        @Inject
        Enrollments enrollments;
        @Inject
        Drafts drafts;
        @Inject
        InstantSource clock;

        TemplateInstance page(List<Long> queue, Long at, boolean edit, String address, String crumb, String crumbPath, FormErrors errors) {
            Optional<Long> chosen = at != null && (queue.contains(at) || errors.any()) ? Optional.of(at) : queue.stream().findFirst();
            if (chosen.isEmpty()) {
                List<Enrollment> skipped = skipped(address, crumbPath);
                return Templates.reviewed(crumb, crumbPath, skipped.size(), skipped.stream().map(Enrollment::id).findFirst().orElse(null));
            }
            Enrollment enrollment = enrollments.require(chosen.get());
            return Templates.review(drafts.draft(enrollment, queue, address, edit, clock.instant()), drafts.facts(enrollment, clock.instant()), errors);
        }

        private List<Enrollment> skipped(String address, String crumbPath) {
            return address.equals("/review") ? List.of()
                    : enrollments.list("campaign.id = ?1 and state = ?2 order by id", Long.valueOf(crumbPath.substring(crumbPath.lastIndexOf('/') + 1)), EnrollmentState.SKIPPED);
        }
    }

    /** Notes typed into the page are kept by whatever button is pressed; then the button's own deed is done. */
    @ApplicationScoped
    static class Decide {
        @Inject
        Show show;
        @Inject
        Enrollments enrollments;
        @Inject
        LetterWriter letters;
        @Inject
        RewriteFirstMail rewrite;
        @Inject
        ApproveFirstMail approve;
        @Inject
        SkipFirstMail skip;
        @Inject
        StopEnrollment stop;
        @Inject
        CurrentUser currentUser;
        @Inject
        InstantSource clock;
        @Inject
        Flash flash;

        Response run(List<Long> queue, MultivaluedMap<String, String> form, String address, String crumb, String crumbPath) {
            long id = number(form.getFirst("at"));
            String deed = form.getFirst("do") == null ? "" : form.getFirst("do");
            try {
                if (deed.equals("disqualify") || !queue.contains(id)) {
                    // What is out of the queue was decided a moment ago, perhaps by a second click; its notes stay as they were.
                    if (deed.equals("disqualify")) {
                        stop.run(id, StopReason.DISQUALIFIED, null, currentUser.user(), clock.instant());
                        flash.say("Disqualified, nothing was sent");
                    }
                    return next(queue, id, address);
                }
                keep(id, form, deed.equals("write"));
                return decided(deed, queue, id, address);
            } catch (RuleViolation violation) {
                return Response.status(422).entity(show.page(queue, id, deed.equals("write"), address, crumb, crumbPath, FormErrors.of(violation))).build();
            }
        }

        private Response decided(String deed, List<Long> queue, long id, String address) {
            Instant now = clock.instant();
            switch (deed) {
                case "approve" -> {
                    approve.run(id, currentUser.user(), now);
                    flash.say("Approved", "/enrollments/" + id + "/ask-again");
                    return next(queue, id, address);
                }
                case "skip" -> {
                    skip.run(id, currentUser.user(), now);
                    flash.say("Skipped", "/enrollments/" + id + "/take-up");
                    return next(queue, id, address);
                }
                case "edit" -> {
                    return Response.seeOther(URI.create(address + "?at=" + id + "&edit=true")).build();
                }
                default -> {
                    flash.say("Saved");
                    return Response.seeOther(URI.create(address + "?at=" + id)).build();
                }
            }
        }

        private void keep(long id, MultivaluedMap<String, String> form, boolean words) {
            Enrollment enrollment = enrollments.require(id);
            MergeValues before = letters.values(enrollment);
            Map<String, String> notes = new HashMap<>();
            for (MergeField field : MergeField.values()) {
                String typed = form.getFirst(field.key());
                if (field.isFillable() && typed != null && !typed.strip().equals(before.of(field).orElse(""))) {
                    notes.put(field.key(), typed);
                }
            }
            if (!notes.isEmpty() || words) {
                rewrite.run(id, new RewriteFirstMail.Change(notes, words ? text(form, "subject") : null, words ? text(form, "body") : null), currentUser.user(), clock.instant());
            }
        }

        private static String text(MultivaluedMap<String, String> form, String field) {
            return form.getFirst(field) == null ? "" : form.getFirst(field);
        }

        private static Response next(List<Long> queue, long id, String address) {
            int index = queue.indexOf(id);
            boolean more = index >= 0 && index + 1 < queue.size();
            return Response.seeOther(URI.create(more ? address + "?at=" + queue.get(index + 1) : address)).build();
        }

        private static long number(String text) {
            try {
                return Long.parseLong(text == null ? "" : text);
            } catch (NumberFormatException e) {
                throw new dev.linkwright.shared.NotFound("draft");
            }
        }
    }
}
