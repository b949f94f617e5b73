package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.DraftReclamation;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.WhyNotNow;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** One click from a mention or a lost link to a draft in review. */
final class ReclamationResource {

    private ReclamationResource() {
    }

    @Path("/api/v1/mentions/{id}/reclaim")
    @Tag(name = "Campaigns")
    @RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
    public static class OfMention {
        @Inject
        DraftReclamation reclamation;
        @Inject
        WhyNotNow whyNotNow;
        @Inject
        CurrentUser current;
        @Inject
        InstantSource clock;

        @POST
        @ResponseStatus(201)
        @Transactional
        @Operation(summary = "Draft a mail that asks for the link", description = "The enrollment whose first mail now waits in review.")
        public EnrollmentJson reclaim(long id) {
            Instant now = clock.instant();
            Enrollment enrollment = reclamation.ofMention(id, current.user(), now);
            return EnrollmentJson.of(enrollment, whyNotNow.of(enrollment, now));
        }
    }

    @Path("/api/v1/backlinks/{id}/reclaim")
    @Tag(name = "Campaigns")
    @RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
    public static class OfBacklink {
        @Inject
        DraftReclamation reclamation;
        @Inject
        WhyNotNow whyNotNow;
        @Inject
        CurrentUser current;
        @Inject
        InstantSource clock;

        @POST
        @ResponseStatus(201)
        @Transactional
        @Operation(summary = "Draft a mail that asks for a lost link back", description = "The enrollment whose first mail now waits in review.")
        public EnrollmentJson reclaim(long id) {
            Instant now = clock.instant();
            Enrollment enrollment = reclamation.ofBacklink(id, current.user(), now);
            return EnrollmentJson.of(enrollment, whyNotNow.of(enrollment, now));
        }
    }
}
