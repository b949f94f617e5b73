package dev.linkwright.api;

import dev.linkwright.account.Roles;
import dev.linkwright.imports.RankLists;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/rank-lists")
@Tag(name = "Imports")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class RankListsResource {

    private final RankLists lists;

    RankListsResource(RankLists lists) {
        this.lists = lists;
    }

    @GET
    @Operation(summary = "The open rank lists that count for every brand", description = "Bring a new edition as an import of kind ranks.")
    public List<RankLists.Edition> current() {
        return lists.current();
    }
}
