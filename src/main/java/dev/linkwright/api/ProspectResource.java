package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.account.Users;
import dev.linkwright.prospect.MoveProspects;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.RankedProspects;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/prospects/{id}")
@Tag(name = "Prospects")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class ProspectResource {

    private final Prospects prospects;
    private final RankedProspects ranked;
    private final MoveProspects move;
    private final Users users;
    private final CurrentUser current;
    private final InstantSource clock;

    ProspectResource(Prospects prospects, RankedProspects ranked, MoveProspects move, Users users, CurrentUser current, InstantSource clock) {
        this.prospects = prospects;
        this.ranked = ranked;
        this.move = move;
        this.users = users;
        this.current = current;
        this.clock = clock;
    }

    /** @param from where the caller saw it; another stage by now is told and nothing is moved. Null moves from wherever it is. */
    record Move(String stage, String why, String from) {
    }

    record Owner(Long userId) {
    }

    @GET
    @Operation(summary = "One prospect with its score taken apart")
    public ProspectView get(long id) {
        return view(id);
    }

    @POST
    @Path("stage")
    @Operation(summary = "Move a prospect to a stage")
    public ProspectView moveTo(long id, Move asked) {
        var stage = ProspectFilter.stage(asked == null ? null : asked.stage()).orElseThrow(() -> new RuleViolation("stage", "Say which stage."));
        var from = ProspectFilter.stage(asked.from());
        if (from.isPresent()) {
            move.moveFrom(from.get(), id, stage, current.user(), asked.why(), clock.instant());
        } else {
            move.move(id, stage, current.user(), asked.why(), clock.instant());
        }
        return view(id);
    }

    @POST
    @Path("owner")
    @Operation(summary = "Give a prospect to a person, or to nobody (userId null)")
    public ProspectView give(long id, Owner asked) {
        Long userId = asked == null ? null : asked.userId();
        move.give(List.of(id), userId == null ? null : users.require(userId), current.user(), clock.instant());
        return view(id);
    }

    private ProspectView view(long id) {
        return ProspectView.of(ranked.one(prospects.require(id)));
    }
}
