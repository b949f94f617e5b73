package dev.linkwright.web.mail;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.mail.ledger.BringLedger;
import dev.linkwright.mail.ledger.LedgerImport;
import dev.linkwright.mail.ledger.LedgerRow;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Bringing a list of who must not be written to: choose, look, take. */
@Path("/settings/suppressions/import")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class LedgerImportPage {

    private static final String HERE = "/settings/suppressions/import";
    private static final int SHOWN = 200;

    @Inject
    BringLedger bringLedger;
    @Inject
    CurrentUser currentUser;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    /** What the file would change or has changed; lists hold the first lines only. */
    record View(LedgerImport file, int added, int known, int refusedCount, List<LedgerRow.Entry> newOnes, List<LedgerRow.Refused> refused) {
    }

    @CheckedTemplate(basePath = "suppressions")
    static class Templates {
        static native TemplateInstance bring(FormErrors errors);

        static native TemplateInstance look(View view);
    }

    @GET
    public TemplateInstance empty() {
        return Templates.bring(FormErrors.none());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response bring(@RestForm("file") FileUpload file) throws IOException {
        try {
            if (file == null || file.fileName() == null || file.fileName().isBlank()) {
                throw new RuleViolation("file", "Choose a file first.");
            }
            LedgerImport brought = bringLedger.bring(file.fileName(), Files.readAllBytes(file.uploadedFile()), currentUser.user(), clock.instant());
            return Response.seeOther(URI.create(HERE + "/" + brought.id())).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(Templates.bring(FormErrors.of(violation))).build();
        }
    }

    @GET
    @Path("{id}")
    @Transactional
    public TemplateInstance look(long id) {
        LedgerImport file = bringLedger.require(id);
        if (file.isTaken()) {
            List<LedgerRow.Refused> refused = bringLedger.refused(id);
            return Templates.look(new View(file, file.added(), file.known(), refused.size(), List.of(), first(refused)));
        }
        BringLedger.Look look = bringLedger.look(file, clock.instant());
        return Templates.look(new View(file, look.added().size(), look.known().size(), look.refused().size(), first(look.added()), first(look.refused())));
    }

    @POST
    @Path("{id}/take")
    public Response take(long id) {
        LedgerImport taken = bringLedger.take(id, currentUser.user(), clock.instant());
        flash.say(taken.added() == 0 ? "Nothing new; the ledger stays as it is" : "Taken. It holds from this moment, also for mail that waits");
        return Response.seeOther(URI.create(HERE + "/" + id)).build();
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(SHOWN, all.size()));
    }
}
