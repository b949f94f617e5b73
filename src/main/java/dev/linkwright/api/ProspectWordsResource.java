package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.ProspectWords;
import dev.linkwright.prospect.Prospects;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/prospects/{id}/words")
@Tag(name = "Prospects")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class ProspectWordsResource {
    @Inject
    ProspectWords words;
    @Inject
    Prospects prospects;
    @Inject
    CurrentUser current;
    @Inject
    InstantSource clock;

    @GET
    @Operation(summary = "What was written about a prospect for the mails to come")
    public Map<String, String> get(long id) {
        prospects.require(id);
        Map<String, String> written = new LinkedHashMap<>();
        words.of(id).forEach((field, text) -> written.put(field.key(), text));
        return written;
    }

    @PUT
    @Operation(summary = "Write about a prospect for the mails to come", description = "Any of recent_work, gap and offer; a blank text takes the words away. A note of one"
            + " enrollment stands above them.")
    public Map<String, String> put(long id, Map<String, String> typed) {
        prospects.require(id);
        words.write(id, typed == null ? Map.of() : typed, current.user(), clock.instant());
        return get(id);
    }
}
