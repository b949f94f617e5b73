package dev.linkwright.api;

import java.time.InstantSource;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.link.alert.LinkAlerts;

@Path("/api/v1/alerts/{id}")
@Tag(name = "Links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class AlertResource {

    @Inject LinkAlerts alerts;
    @Inject CurrentUser current;
    @Inject InstantSource clock;

    @POST
    @Path("noted")
    @ResponseStatus(204)
    @Transactional
    @Operation(summary = "Somebody has seen it: it leaves the Today page")
    public void noted(long id) {
        alerts.require(id).noted(current.user(), clock.instant());
    }
}
