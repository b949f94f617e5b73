package dev.linkwright.web.campaign;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.DraftReclamation;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.RecordPromise;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.PlacementTerms;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;

/** Verbs of campaigns that stand on other rooms' pages: record a promise in a conversation, reclaim a mention or a lost link. */
final class ReclamationVerbs {

    private ReclamationVerbs() {
    }

    @Path("/inbox/{id}/promises")
    @RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
    static class Promises {
        @Inject
        RecordPromise recordPromise;
        @Inject
        CurrentUser currentUser;
        @Inject
        InstantSource clock;
        @Inject
        Flash flash;

        @POST
        public Response record(long id, @RestForm String pageUrl, @RestForm String targetUrl, @RestForm String promisedFor,
                               @RestForm String hadBy, @RestForm String amount, @RestForm String currency) {
            try {
                Backlink link = recordPromise.run(id, pageUrl, targetUrl, day(promisedFor), PlacementTerms.of(hadBy, amount, currency), currentUser.user(), clock.instant());
                flash.say("Promise recorded: the link is watched from now on");
                return Response.seeOther(URI.create("/links/" + link.id())).build();
            } catch (RuleViolation violation) {
                flash.say(violation.getMessage());
                return Response.seeOther(URI.create("/inbox/" + id)).build();
            }
        }

        private static LocalDate day(String text) {
            try {
                return text == null || text.isBlank() ? null : LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new RuleViolation("promisedFor", "Write the day as 2026-11-30.");
            }
        }
    }

    @Path("/mentions/{id}/reclaim")
    @RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
    static class OfMention {
        @Inject
        DraftReclamation reclamation;
        @Inject
        Enrollments enrollments;
        @Inject
        CurrentUser currentUser;
        @Inject
        InstantSource clock;
        @Inject
        Flash flash;

        @POST
        public Response reclaim(long id) {
            return drafted(flash, enrollments, "/mentions/" + id, () -> reclamation.ofMention(id, currentUser.user(), clock.instant()));
        }
    }

    @Path("/links/{id}/reclaim")
    @RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
    static class OfBacklink {
        @Inject
        DraftReclamation reclamation;
        @Inject
        Enrollments enrollments;
        @Inject
        CurrentUser currentUser;
        @Inject
        InstantSource clock;
        @Inject
        Flash flash;

        @POST
        public Response reclaim(long id) {
            return drafted(flash, enrollments, "/links/" + id, () -> reclamation.ofBacklink(id, currentUser.user(), clock.instant()));
        }
    }

    /** Leads to the draft, or back to where the click came from with the sentence that says what is missing. */
    private static Response drafted(Flash flash, Enrollments enrollments, String back, Supplier<Enrollment> draft) {
        try {
            Enrollment enrollment = enrollments.require(draft.get().id());
            if (enrollment.firstSentAt().isPresent()) {
                return Response.seeOther(URI.create("/inbox/" + enrollment.threadId().orElseThrow())).build();
            }
            flash.say("A draft waits here: read it before it leaves");
            return Response.seeOther(URI.create("/campaigns/" + enrollment.campaign().id() + "/review?at=" + enrollment.id())).build();
        } catch (RuleViolation violation) {
            flash.say(violation.getMessage());
            return Response.seeOther(URI.create(back)).build();
        }
    }
}
