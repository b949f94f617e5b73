package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.mail.ledger.BringLedger;
import dev.linkwright.mail.ledger.LedgerImport;
import dev.linkwright.mail.ledger.LedgerRow;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

@Path("/api/v1/suppressions/imports")
@Tag(name = "Suppressions")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class SuppressionImportResource {

    @Inject
    BringLedger bringLedger;
    @Inject
    CurrentUser current;
    @Inject
    InstantSource clock;

    /** Before it is taken the counts say what would change, after it what did. */
    record View(long id, String fileName, boolean taken, int added, int known, List<LedgerRow.Refused> refused) {
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(201)
    @Transactional
    @Operation(summary = "Bring a CSV (address or domain, reason, since, proof, brand); answers with what it would change")
    public View bring(@RestForm("file") FileUpload file) throws IOException {
        if (file == null) {
            throw new RuleViolation("file", "Send the file as the part “file”.");
        }
        return view(bringLedger.bring(file.fileName(), Files.readAllBytes(file.uploadedFile()), current.user(), clock.instant()));
    }

    @GET
    @Path("{id}")
    @Transactional
    @Operation(summary = "What a brought file would change, or has changed")
    public View show(long id) {
        return view(bringLedger.require(id));
    }

    @POST
    @Path("{id}/take")
    @Transactional
    @Operation(summary = "Take what is new; twice changes nothing")
    public View take(long id) {
        return view(bringLedger.take(id, current.user(), clock.instant()));
    }

    private View view(LedgerImport brought) {
        if (brought.isTaken()) {
            return new View(brought.id(), brought.fileName(), true, brought.added(), brought.known(), bringLedger.refused(brought.id()));
        }
        BringLedger.Look look = bringLedger.look(brought, clock.instant());
        return new View(brought.id(), brought.fileName(), false, look.added().size(), look.known().size(), look.refused());
    }
}
