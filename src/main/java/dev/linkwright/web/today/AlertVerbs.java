package dev.linkwright.web.today;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.link.alert.AlertKind;
import dev.linkwright.link.alert.LinkAlerts;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import org.jboss.resteasy.reactive.RestForm;

/** News about links leaves the Today page once somebody has noted it. */
@Path("/alerts")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class AlertVerbs {

    @Inject
    LinkAlerts alerts;
    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @POST
    @Path("{id:\\d+}/noted")
    @Transactional
    public Response noted(long id) {
        alerts.require(id).noted(currentUser.user(), clock.instant());
        flash.say("Noted");
        return Response.seeOther(URI.create("/")).build();
    }

    @POST
    @Path("noted")
    @Transactional
    public Response allNoted(@RestForm String kind) {
        int noted = Arrays.stream(AlertKind.values()).filter(k -> k.name().equals(kind)).findFirst()
            .map(k -> alerts.noteAll(currentBrand.brand(), k, currentUser.user(), clock.instant())).orElse(0);
        flash.say(noted == 1 ? "One noted" : noted + " noted");
        return Response.seeOther(URI.create("/")).build();
    }
}
