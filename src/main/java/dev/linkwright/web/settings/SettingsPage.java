package dev.linkwright.web.settings;

import dev.linkwright.account.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Settings open at the mailboxes: what is looked after most. */
@Path("/settings")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class SettingsPage {

    @GET
    public Response open() {
        return Response.seeOther(URI.create("/settings/mailboxes")).build();
    }
}
