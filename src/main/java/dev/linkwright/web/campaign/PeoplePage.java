package dev.linkwright.web.campaign;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.CampaignFigures;
import dev.linkwright.campaign.Campaigns;
import dev.linkwright.campaign.Enrol;
import dev.linkwright.campaign.EnrolCandidates;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.PeopleFilter;
import dev.linkwright.campaign.PeopleFilter.Outcome;
import dev.linkwright.campaign.WhyNotNow;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contacts;
import dev.linkwright.web.Flash;
import dev.linkwright.web.Format;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Everyone in a campaign, why each waits, and whom to enrol next. A number of the results leads here with its outcome. */
final class PeoplePage {
    private static final int PAGE = 100;
    private static final int TOP = 10;
    private static final Outcome[] SHOWN = {Outcome.ALL, Outcome.IN_REVIEW, Outcome.WAITING, Outcome.SENT, Outcome.BOUNCED, Outcome.REPLIED, Outcome.PROMISED,
            Outcome.WON, Outcome.LOST};

    private PeoplePage() {
    }

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance people(CampaignHead head, List<PersonRow> rows, List<EnrolCandidates.Candidate> candidates, PeopleFilter filter, Outcome[] outcomes,
                List<Enrol.Refusal> refused, String next);
    }

    @Path("/campaigns/{id}/people")
    @RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
    static class Rows {
        @Inject
        CampaignHeads heads;
        @Inject
        CampaignFigures figures;
        @Inject
        Enrollments enrollments;
        @Inject
        EnrolCandidates candidates;
        @Inject
        Contacts contacts;
        @Inject
        WhyNotNow whyNotNow;
        @Inject
        InstantSource clock;

        @GET
        public TemplateInstance show(long id, @RestQuery String outcome, @RestQuery Integer step, @RestQuery Long mailbox, @RestQuery Long after) {
            return page(id, PeopleFilter.of(outcome, step, mailbox), after == null ? 0 : after, List.of());
        }

        TemplateInstance page(long id, PeopleFilter filter, long after, List<Enrol.Refusal> refused) {
            CampaignHead head = heads.of(id, "people");
            Instant now = clock.instant();
            List<Long> ids = figures.peopleWith(id, filter, after, PAGE + 1);
            List<PersonRow> rows = ids.stream().limit(PAGE).map(enrollments::require)
                    .map(enrollment -> PersonRow.of(enrollment, contacts.require(enrollment.contactId()), whyNotNow.of(enrollment, now))).toList();
            String next = ids.size() <= PAGE ? null : "/campaigns/" + id + "/people?outcome=" + filter.outcome().key() + "&after=" + ids.get(PAGE - 1)
                    + (filter.step() == null ? "" : "&step=" + filter.step()) + (filter.mailboxId() == null ? "" : "&mailbox=" + filter.mailboxId());
            return Templates.people(head, rows, candidates.best(head.campaign().brandId(), TOP, now), filter, SHOWN, refused, next);
        }
    }

    @Path("/campaigns/{id}/enrollments")
    @RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
    static class Enrolling {
        @Inject
        Rows rows;
        @Inject
        Campaigns campaigns;
        @Inject
        Enrol enrol;
        @Inject
        EnrolCandidates candidates;
        @Inject
        CurrentUser currentUser;
        @Inject
        InstantSource clock;
        @Inject
        Flash flash;

        /** By contacts, by prospects (each with its first contact), or the best-ranked ones: {@code top=10}. */
        @POST
        public Response enrol(long id, @RestForm List<Long> contactId, @RestForm List<Long> prospectIds, @RestForm Integer top, @RestForm String overrideReason) {
            Campaign campaign = campaigns.require(id);
            List<Long> chosen = new ArrayList<>(contactId);
            if (!prospectIds.isEmpty()) {
                chosen.addAll(candidates.contactsOf(campaign.brandId(), prospectIds));
            }
            if (top != null) {
                candidates.best(campaign.brandId(), Math.min(top, 500), clock.instant()).forEach(candidate -> chosen.add(candidate.contactId()));
            }
            try {
                Enrol.Result result = enrol.run(id, chosen, overrideReason, currentUser.user(), clock.instant());
                if (!result.refused().isEmpty()) {
                    return Response.status(result.enrolled().isEmpty() ? 422 : 200)
                            .entity(rows.page(id, PeopleFilter.of(null, null, null), 0, result.refused())).build();
                }
                flash.say(Format.of(result.enrolled().size(), "contact") + " enrolled" + withoutContact(prospectIds.size() - chosen.size()));
            } catch (RuleViolation violation) {
                flash.say(prospectIds.isEmpty() ? violation.getMessage() : "None of these prospects has a contact yet.");
            }
            return Response.seeOther(URI.create("/campaigns/" + id + "/people")).build();
        }

        private static String withoutContact(int missing) {
            return missing <= 0 ? "" : "; " + Format.of(missing, "prospect has", "prospects have") + " no contact yet";
        }
    }
}
