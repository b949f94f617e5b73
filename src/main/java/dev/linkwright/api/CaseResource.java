package dev.linkwright.api;

import java.time.Instant;
import java.time.InstantSource;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.link.reclaim.CloseReclamation;
import dev.linkwright.link.reclaim.Outcome;
import dev.linkwright.link.reclaim.Reclamation;
import dev.linkwright.shared.RuleViolation;

@Path("/api/v1/reclamations/{id}")
@Tag(name = "Links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class CaseResource {

    @Inject CloseReclamation close;
    @Inject CurrentUser current;
    @Inject InstantSource clock;

    record Closing(String outcome, String because) {}

    record Closed(long id, String cause, String state, Instant closedAt, String because) {}

    @POST
    @Path("outcome")
    @Operation(summary = "Close a link's case by hand: DECLINED or WRITTEN_OFF", description = "Reclaimed is what a check sees. The link is still checked.")
    public Closed close(long id, Closing asked) {
        Outcome outcome = OneOf.named(Outcome.class, asked == null ? null : asked.outcome()).orElseThrow(() -> new RuleViolation("outcome", "Send outcome as JSON: DECLINED or WRITTEN_OFF."));
        Reclamation done = close.run(id, outcome, asked.because(), current.user(), clock.instant());
        return new Closed(done.id(), done.cause().name(), done.state().name(), done.closedAt(), done.closedBecause());
    }
}
