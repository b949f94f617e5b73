package dev.linkwright.api;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brands;
import dev.linkwright.imports.SavedMapping;
import dev.linkwright.imports.SavedMappings;
import dev.linkwright.shared.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/brands/{brandId}/import-mappings")
@Tag(name = "Imports")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandImportMappingsResource {

    private final Brands brands;
    private final SavedMappings mappings;

    BrandImportMappingsResource(Brands brands, SavedMappings mappings) {
        this.brands = brands;
        this.mappings = mappings;
    }

    /** A saved mapping as scripts see it: normalised column names and, in the same order, their meanings. */
    record MappingView(long id, String name, String kind, List<String> columns, List<String> meanings, Instant savedAt) {

        static MappingView of(SavedMapping mapping) {
            return new MappingView(mapping.id(), mapping.name(), mapping.kind().key(), mapping.header(),
                mapping.mapping().stream().map(Enum::name).toList(), mapping.savedAt());
        }
    }

    @GET
    @Operation(summary = "What columns mean, as saved under names")
    public List<MappingView> list(long brandId) {
        return mappings.of(brands.require(brandId)).stream().map(MappingView::of).toList();
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(summary = "Forget a saved mapping")
    public void forget(long brandId, long id) {
        if (!mappings.require(id).brand().id().equals(brandId)) {
            throw new NotFound("saved mapping " + id);
        }
        mappings.forget(id);
    }
}
