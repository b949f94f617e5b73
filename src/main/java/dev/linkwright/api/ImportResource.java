package dev.linkwright.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.imports.BringFile;
import dev.linkwright.imports.Import;
import dev.linkwright.imports.ImportKind;
import dev.linkwright.imports.ImportRunner;
import dev.linkwright.imports.Imports;
import dev.linkwright.imports.RefusedRows;
import dev.linkwright.imports.UndoImport;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

@Path("/api/v1")
@Tag(name = "Imports")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class ImportResource {

    private final Brands brands;
    private final Imports imports;
    private final BringFile bring;
    private final UndoImport undo;
    private final RefusedRows refused;
    private final ImportRunner runner;
    private final CurrentUser current;
    private final ObjectMapper json;
    private final InstantSource clock;

    ImportResource(Brands brands, Imports imports, BringFile bring, UndoImport undo, RefusedRows refused, ImportRunner runner,
                   CurrentUser current, ObjectMapper json, InstantSource clock) {
        this.brands = brands;
        this.imports = imports;
        this.bring = bring;
        this.undo = undo;
        this.refused = refused;
        this.runner = runner;
        this.current = current;
        this.json = json;
        this.clock = clock;
    }

    @POST
    @Path("brands/{brandId}/imports")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Bring a file; it starts at once", description = "kind is prospects, backlinks, mentions or ranks. "
        + "mapping, only for files no tool exports, is a JSON object of column name to meaning, such as {\"Where\": \"SITE\", \"Who\": \"EMAIL\"}.")
    public Response bring(long brandId, @RestForm("file") FileUpload file, @RestForm String kind, @RestForm String mapping) {
        Brand brand = brands.require(brandId);
        if (file == null) {
            throw new RuleViolation("file", "Send the file as the multipart field “file”.");
        }
        ImportKind becomes = ImportKind.parse(kind);
        Map<String, String> columns = columns(mapping);
        Import brought = bring.bringAndStart(brand, current.user(), becomes, file.fileName(), file.uploadedFile(), columns, clock.instant());
        runner.kick();
        return Response.accepted(ImportView.of(brought)).location(URI.create("/api/v1/imports/" + brought.id())).build();
    }

    @GET
    @Path("brands/{brandId}/imports")
    @Operation(summary = "The imports of a brand, newest first")
    public Page<ImportView> list(long brandId, @RestQuery Integer limit, @RestQuery String cursor) {
        int size = Paging.limit(limit);
        List<Import> rows = imports.of(brands.require(brandId), Paging.idBelow(cursor), size + 1);
        return Page.of(rows, size, last -> Paging.cursor(last.id())).map(ImportView::of);
    }

    @GET
    @Path("imports/{id}")
    @Operation(summary = "How far an import is, and what became of its rows")
    public ImportView get(long id) {
        return ImportView.of(imports.require(id));
    }

    @GET
    @Path("imports/{id}/refused")
    @Operation(summary = "The refused rows with the reason on each")
    public Page<Imports.Refusal> refused(long id, @RestQuery Integer limit, @RestQuery String cursor) {
        imports.require(id);
        int size = Paging.limit(limit);
        return Page.of(imports.refusals(id, Paging.idAbove(cursor), size + 1), size, last -> Paging.cursor(last.row()));
    }

    @GET
    @Path("imports/{id}/refused.csv")
    @Produces("text/csv")
    @Operation(summary = "The refused rows as a file, the reason in the last column")
    public Response refusedFile(long id) {
        Import done = imports.require(id);
        StreamingOutput body = out -> refused.write(done, out);
        return Response.ok(body).header("Content-Disposition", "attachment; filename=\"" + RefusedRows.fileName(done) + "\"").build();
    }

    @POST
    @Path("imports/{id}/cancel")
    @Operation(summary = "Stop an import; nothing is written")
    public ImportView cancel(long id) {
        return ImportView.of(bring.cancel(id, clock.instant()));
    }

    @POST
    @Path("imports/{id}/undo")
    @Operation(summary = "Take a whole import back")
    public ImportView undo(long id) {
        undo.run(id, clock.instant());
        return ImportView.of(imports.require(id));
    }

    private Map<String, String> columns(String mapping) {
        if (mapping == null || mapping.isBlank()) {
            return Map.of();
        }
        try {
            return json.readValue(mapping, new TypeReference<Map<String, String>>() { });
        } catch (JsonProcessingException notJson) {
            throw new RuleViolation("mapping", "mapping is a JSON object of column name to meaning, such as {\"Where\": \"SITE\"}.");
        }
    }
}
