package dev.linkwright.api;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.mail.Proof;
import dev.linkwright.mail.Suppression;
import dev.linkwright.mail.SuppressionReason;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.mail.ledger.LedgerExport;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/suppressions")
@Tag(name = "Suppressions")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class SuppressionResource {

    @Inject
    Suppressions suppressions;
    @Inject
    LedgerExport export;
    @Inject
    CurrentUser current;
    @Inject
    AuditLog audit;
    @Inject
    InstantSource clock;

    record View(long id, String number, String address, String domain, Long brandId, String reason, String proof, Long messageId,
                Long enteredBy, boolean erased, Instant since, Instant liftedAt, String liftedBecause) {
        static View of(Suppression s) {
            return new View(s.id(), s.number(), s.address(), s.domain(), s.brandId(), s.reason().name(), s.proof(), s.messageId(),
                    s.enteredBy(), s.erased(), s.since(), s.liftedAt(), s.liftedBecause());
        }
    }

    record NewEntry(String address, String domain, Long brandId, String proof) {
    }

    record Why(String reason) {
    }

    @GET
    @Operation(summary = "The ledger, newest first; q finds addresses and domains, a whole address also an erased person")
    public Page<View> list(@RestQuery String q, @RestQuery Integer limit, @RestQuery String cursor) {
        int size = Paging.limit(limit);
        return Page.of(suppressions.newestFirst(q == null ? "" : q, Paging.idBelow(cursor), size + 1), size, s -> Paging.cursor(s.id())).map(View::of);
    }

    @POST
    @ResponseStatus(201)
    @Transactional
    @Operation(summary = "Stop mail to an address or a whole domain", description = "Exactly one of address and domain. brandId null: every brand.")
    public View add(NewEntry entry) {
        if (entry == null || (entry.address() == null) == (entry.domain() == null)) {
            throw new RuleViolation("address", "Name either an address or a domain.");
        }
        Proof proof = Proof.by(current.user().id(), entry.proof());
        Suppression added = entry.address() != null
                ? suppressions.suppressAddress(entry.address(), entry.brandId(), SuppressionReason.BY_HAND, proof, clock.instant())
                : suppressions.suppressDomain(entry.domain(), entry.brandId(), SuppressionReason.BY_HAND, proof, clock.instant());
        audit.record(current.user(), "suppressed", added.whom(), proof.words(), clock.instant());
        return View.of(added);
    }

    @GET
    @Path("ledger.csv")
    @Produces("text/csv")
    @Operation(summary = "Everything that stands, as a CSV that can be brought in again")
    public Response export() {
        StreamingOutput body = export::write;
        return Response.ok(body).header("Content-Disposition", "attachment; filename=\"suppressions.csv\"").build();
    }

    @POST
    @Path("{id}/lift")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(summary = "Allow writing again; an admin's decision, with its reason")
    public View lift(long id, Why why) {
        Suppression lifted = suppressions.lift(id, current.user().id(), why == null ? null : why.reason(), clock.instant());
        audit.record(current.user(), "lifted a suppression", lifted.whom(), lifted.liftedBecause(), clock.instant());
        return View.of(lifted);
    }
}
