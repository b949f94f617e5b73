package dev.linkwright.web.link;

import java.net.URI;
import java.time.InstantSource;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.ours.InternalLinks;
import dev.linkwright.link.ours.LookForInternalLinks;
import dev.linkwright.web.Flash;
import dev.linkwright.web.Format;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** The checklist of internal links after a win, on the page of the link. */
@Path("/links/{id}/inside")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class InsidePage {

    @Inject InternalLinks inside;
    @Inject LookForInternalLinks look;
    @Inject Backlinks backlinks;
    @Inject CurrentUser currentUser;
    @Inject InstantSource clock;
    @Inject Flash flash;

    @POST
    @Path("propose")
    @Transactional
    public Response propose(@RestPath long id) {
        int fresh = inside.propose(backlinks.require(id), clock.instant());
        flash.say(fresh == 0 ? "No further page of ours is about the same. Enter one by hand." : Format.of(fresh, "link") + " proposed");
        return back(id);
    }

    @POST
    @Transactional
    public Response add(@RestPath long id, @RestForm String page, @RestForm String way) {
        flash.tries(() -> {
            inside.addByHand(backlinks.require(id), page, "from".equals(way), currentUser.user(), clock.instant());
            flash.say("On the list. We look for it by ourselves, too.");
        });
        return back(id);
    }

    @POST
    @Path("{line}")
    public Response settle(@RestPath long id, @RestPath long line, @RestForm String what) {
        flash.tries(() -> {
            if ("look".equals(what)) {
                look.now(id, line, clock.instant());
                flash.say(QuarkusTransaction.requiringNew().call(() -> Format.initial(inside.require(id, line).saw()) + inside.require(id, line).saw().substring(1)));
            } else {
                inside.settle(id, line, what, currentUser.user(), clock.instant());
            }
        });
        return back(id);
    }

    private static Response back(long id) {
        return Response.seeOther(URI.create("/links/" + id + "#inside")).build();
    }
}
