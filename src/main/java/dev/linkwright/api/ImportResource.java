package dev.linkwright.api;

import dev.linkwright.account.Roles;
import dev.linkwright.imports.BringFile;
import dev.linkwright.imports.Import;
import dev.linkwright.imports.Imports;
import dev.linkwright.imports.RefusedRows;
import dev.linkwright.imports.UndoImport;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/imports/{id}")
@Tag(name = "Imports")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class ImportResource {

    private final Imports imports;
    private final BringFile bring;
    private final UndoImport undo;
    private final RefusedRows refused;
    private final InstantSource clock;

    ImportResource(Imports imports, BringFile bring, UndoImport undo, RefusedRows refused, InstantSource clock) {
        this.imports = imports;
        this.bring = bring;
        this.undo = undo;
        this.refused = refused;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "How far an import is, and what became of its rows")
    public ImportView get(long id) {
        return ImportView.of(imports.require(id));
    }

    @GET
    @Path("refused")
    @Operation(summary = "The refused rows with the reason on each")
    public Page<Imports.Refusal> refused(long id, @RestQuery Integer limit, @RestQuery String cursor) {
        imports.require(id);
        int size = Paging.limit(limit);
        return Page.of(imports.refusals(id, Paging.idAbove(cursor), size + 1), size, last -> Paging.cursor(last.row()));
    }

    @GET
    @Path("refused.csv")
    @Produces("text/csv")
    @Operation(summary = "The refused rows as a file, the reason in the last column")
    public Response refusedFile(long id) {
        Import done = imports.require(id);
        StreamingOutput body = out -> refused.write(done, out);
        return Response.ok(body).header("Content-Disposition", "attachment; filename=\"" + RefusedRows.fileName(done) + "\"").build();
    }

    @POST
    @Path("cancel")
    @Operation(summary = "Stop an import; nothing is written")
    public ImportView cancel(long id) {
        return ImportView.of(bring.cancel(id, clock.instant()));
    }

    @POST
    @Path("undo")
    @Operation(summary = "Take a whole import back")
    public ImportView undo(long id) {
        undo.run(id, clock.instant());
        return ImportView.of(imports.require(id));
    }
}
