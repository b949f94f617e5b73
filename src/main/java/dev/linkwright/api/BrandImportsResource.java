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
import dev.linkwright.imports.SavedMappings;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

@Path("/api/v1/brands/{brandId}/imports")
@Tag(name = "Imports")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandImportsResource {

    private final Brands brands;
    private final Imports imports;
    private final BringFile bring;
    private final SavedMappings mappings;
    private final ImportRunner runner;
    private final CurrentUser current;
    private final ObjectMapper json;
    private final InstantSource clock;

    BrandImportsResource(Brands brands, Imports imports, BringFile bring, SavedMappings mappings, ImportRunner runner, CurrentUser current, ObjectMapper json,
                         InstantSource clock) {
        this.brands = brands;
        this.imports = imports;
        this.bring = bring;
        this.mappings = mappings;
        this.runner = runner;
        this.current = current;
        this.json = json;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Bring a file; it starts at once", description = "kind is prospects, backlinks, mentions, ranks or competitors; for the last, linksTo names the competitor (or own site) that all sites link to, "
        + "unless the file says it. "
        + "mapping, only for files no tool exports, is a JSON object of column name to meaning, such as {\"Where\": \"SITE\", \"Who\": \"EMAIL\"}; "
        + "mappingName reads the columns by a saved mapping, saveMappingAs saves what they mean now.")
    public Response bring(long brandId, @RestForm("file") FileUpload file, @RestForm String kind, @RestForm String linksTo, @RestForm String mapping,
                          @RestForm String mappingName, @RestForm String saveMappingAs, @RestQuery("kind") String kindInAddress) {
        Brand brand = brands.require(brandId);
        if (file == null) {
            throw new RuleViolation("file", "Send the file as the multipart field “file”.");
        }
        ImportKind becomes = ImportKind.parse(kind == null ? kindInAddress : kind);
        Map<String, String> columns = columns(mapping);
        Import brought = bring.bringAndStart(brand, current.user(), becomes, file.fileName(), file.uploadedFile(), mappingName, columns, linksTo, clock.instant());
        if (saveMappingAs != null && !saveMappingAs.isBlank()) {
            mappings.save(brought.id(), saveMappingAs, current.user(), clock.instant());
        }
        runner.kick();
        return Response.accepted(ImportView.of(brought)).location(URI.create("/api/v1/imports/" + brought.id())).build();
    }

    @GET
    @Operation(summary = "The imports of a brand, newest first")
    public Page<ImportView> list(long brandId, @RestQuery Integer limit, @RestQuery String cursor) {
        int size = Paging.limit(limit);
        List<Import> rows = imports.of(brands.require(brandId), Paging.idBelow(cursor), size + 1);
        return Page.of(rows, size, last -> Paging.cursor(last.id())).map(ImportView::of);
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
