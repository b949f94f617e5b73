package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.account.Users;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.EnrolChosen;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.bulk.BulkChanges;
import dev.linkwright.prospect.bulk.BulkResult;
import dev.linkwright.prospect.bulk.Change;
import dev.linkwright.prospect.bulk.ChangeMany;
import dev.linkwright.prospect.bulk.Chosen;
import dev.linkwright.prospect.bulk.UndoBulk;
import dev.linkwright.prospect.view.ViewQuery;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/brands/{brandId}/bulk-changes")
@Tag(name = "Prospects")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandBulkResource {

    private final Brands brands;
    private final ChangeMany changeMany;
    private final EnrolChosen enrol;
    private final UndoBulk undo;
    private final BulkChanges changes;
    private final Users users;
    private final CurrentUser current;
    private final InstantSource clock;

    BrandBulkResource(Brands brands, ChangeMany changeMany, EnrolChosen enrol, UndoBulk undo, BulkChanges changes, Users users, CurrentUser current,
                      InstantSource clock) {
        this.brands = brands;
        this.changeMany = changeMany;
        this.enrol = enrol;
        this.undo = undo;
        this.changes = changes;
        this.users = users;
        this.current = current;
        this.clock = clock;
    }

    /**
     * Which prospects, by ids or by a view with how many it held, and one of what is done to them.
     *
     * @param ownerId 0 for nobody
     */
    record Asked(List<Long> prospectIds, String query, Long seen, String stage, String why, Long ownerId, String tag, String untag, Long campaignId) {
    }

    record Done(long id, long changed, long stayed, String said, List<BulkChanges.Refusal> refused) {
    }

    record Undone(String said) {
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Change many prospects at once", description = "Give prospectIds, or query (the words of the list's URL) with seen (how many it held:"
        + " where it holds another number now, nothing is changed). Then one of stage (with why), ownerId, tag, untag, campaignId.")
    public Done change(long brandId, Asked asked) {
        Brand brand = brands.require(brandId);
        if (asked == null) {
            throw new RuleViolation("prospectIds", "Say which prospects, and what to do.");
        }
        BulkResult result = asked.campaignId() != null ? enrol.run(brand, chosen(brand, asked), asked.campaignId(), current.user(), clock.instant())
            : changeMany.run(brand, chosen(brand, asked), change(asked), current.user(), clock.instant());
        return new Done(result.id(), result.changed(), result.stayed(), result.said(), changes.refusals(result.id()));
    }

    @POST
    @Path("{id}/undo")
    @Operation(summary = "Take a change back; what was changed again since stays")
    public Undone undo(long brandId, long id) {
        if (changes.require(id).brandId() != brands.require(brandId).id()) {
            throw new NotFound("bulk change " + id);
        }
        return new Undone(undo.run(id, current.user(), clock.instant()));
    }

    private Chosen chosen(Brand brand, Asked asked) {
        if (asked.prospectIds() != null) {
            return new Chosen.These(asked.prospectIds());
        }
        if (asked.query() == null || asked.seen() == null) {
            throw new RuleViolation("prospectIds", "Give prospectIds, or query together with seen.");
        }
        return new Chosen.AllOf(ViewQuery.parse(asked.query()).filter(brand, current.user(), clock.instant()), asked.seen());
    }

    private Change change(Asked asked) {
        if (asked.stage() != null) {
            return new Change.ToStage(ProspectFilter.stage(asked.stage()).orElse(null), asked.why());
        }
        if (asked.ownerId() != null) {
            return new Change.ToOwner(asked.ownerId() == 0 ? null : users.require(asked.ownerId()));
        }
        if (asked.tag() != null) {
            return new Change.Tag(asked.tag());
        }
        if (asked.untag() != null) {
            return new Change.Untag(asked.untag());
        }
        throw new RuleViolation("stage", "Say what to do: stage, ownerId, tag, untag or campaignId.");
    }
}
