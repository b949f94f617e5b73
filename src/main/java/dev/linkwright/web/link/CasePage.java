package dev.linkwright.web.link;

import java.time.InstantSource;
import java.util.Arrays;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.link.reclaim.CloseReclamation;
import dev.linkwright.link.reclaim.Outcome;
import dev.linkwright.web.Flash;

/** A person closes a link's case, or opens it again. */
@Path("/links/cases/{id}")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class CasePage {

    @Inject CloseReclamation close;
    @Inject CurrentUser currentUser;
    @Inject Flash flash;
    @Inject InstantSource clock;

    @POST
    @Path("outcome")
    public Response close(long id, @RestForm String outcome, @RestForm String because, @RestForm String back) {
        flash.tries(() -> {
            Outcome chosen = Arrays.stream(Outcome.values()).filter(o -> o.name().equals(outcome)).findFirst().orElse(Outcome.OPEN);
            close.run(id, chosen, because, currentUser.user(), clock.instant());
            flash.say(chosen == Outcome.DECLINED ? "Closed: they said no. The link is still checked." : "Closed as it is. The link is still checked.", "/links/cases/" + id + "/reopening");
        });
        return LinkPage.Back.to(back, "/links?state=RECLAMATION");
    }

    @POST
    @Path("reopening")
    public Response reopen(long id) {
        flash.tries(() -> {
            close.reopen(id);
            flash.say("Back in the reclamation queue.");
        });
        return LinkPage.Back.to(null, "/links?state=RECLAMATION");
    }
}
