package dev.linkwright.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.ours.InternalLink;
import dev.linkwright.link.ours.InternalLinks;
import dev.linkwright.link.ours.LookForInternalLinks;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.narayana.jta.QuarkusTransaction;

@Path("/api/v1/backlinks/{id}/internal-links")
@Tag(name = "Links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BacklinkInsideResource {

    @Inject Backlinks backlinks;
    @Inject InternalLinks inside;
    @Inject LookForInternalLinks look;
    @Inject CurrentUser current;
    @Inject InstantSource clock;

    /** @param state OPEN, TICKED by hand, SEEN by us, DROPPED; {@code saw} what the last look saw, null before the first */
    record Line(long id, long backlinkId, String fromUrl, String toUrl, String because, String state, Instant lookedAt, String saw) {
        static Line of(InternalLink line) {
            return new Line(line.id(), line.backlink().id(), line.fromUrl(), line.toUrl(), line.because(), line.state().name(), line.lookedAt(), line.saw());
        }
    }

    /** @param way "to" the target, or "from" it */
    record NewLine(String page, String way) {}

    record Settle(String what) {}

    @GET
    @Operation(summary = "The checklist of internal links after a win")
    public List<Line> list(long id) {
        return QuarkusTransaction.requiringNew().call(() -> inside.of(backlinks.require(id)).stream().map(Line::of).toList());
    }

    @POST
    @ResponseStatus(201)
    @Transactional
    @Operation(summary = "Put a page of ours on the list", description = "way: to the target, or from it.")
    public List<Line> add(long id, NewLine asked) {
        if (asked == null || asked.way() != null && !List.of("to", "from").contains(asked.way())) throw new RuleViolation("way", "Send page and way: to or from.");
        Backlink link = backlinks.require(id);
        inside.addByHand(link, asked.page(), "from".equals(asked.way()), current.user(), clock.instant());
        return inside.of(link).stream().map(Line::of).toList();
    }

    @POST
    @Path("propose")
    @Transactional
    @Operation(summary = "Propose pages of ours that are about the same")
    public List<Line> propose(long id) {
        Backlink link = backlinks.require(id);
        inside.propose(link, clock.instant());
        return inside.of(link).stream().map(Line::of).toList();
    }

    @POST
    @Path("{line}")
    @Operation(summary = "Tick it, drop it, open it again, or look on the page now", description = "what: tick, drop, open or look")
    public Line settle(long id, long line, Settle asked) {
        String what = asked == null ? null : asked.what();
        if ("look".equals(what)) look.now(id, line, clock.instant());
        else inside.settle(id, line, what, current.user(), clock.instant());
        return QuarkusTransaction.requiringNew().call(() -> Line.of(inside.require(id, line)));
    }
}
