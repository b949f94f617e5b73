package dev.linkwright.api;

import java.time.InstantSource;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.reclaim.DraftMany;
import dev.linkwright.link.PlacementTerms;
import dev.linkwright.link.bulk.BulkOutcome;
import dev.linkwright.link.bulk.ChangeLinks;
import dev.linkwright.link.bulk.ChosenLinks;
import dev.linkwright.link.bulk.UndoBulk;
import dev.linkwright.shared.RuleViolation;

@Path("/api/v1/brands/{brandId}/links/bulk")
@Tag(name = "Links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandLinkBulkResource {

    @Inject Brands brands;
    @Inject ChangeLinks change;
    @Inject UndoBulk undo;
    @Inject DraftMany draft;
    @Inject CurrentUser current;
    @Inject InstantSource clock;

    /** @param verb check, pause, resume, write-off, draft, terms (with hadBy, amount, currency) or asset (with assetId; null for none) */
    record Change(String verb, List<Long> backlinkIds, List<Long> mentionIds, String why, String hadBy, String amount, String currency, Long assetId) {}

    record Said(String said) {}

    @POST
    @Operation(summary = "Do one thing to many links or mentions, at most 500", description = "verb: check, pause, resume, write-off (mentions are dismissed), draft (at most 100), "
        + "terms (hadBy, amount, currency), asset (assetId). Rows for which it is against the rules stay and are counted. The id takes it back; null where there is nothing to take back.")
    public BulkOutcome change(long brandId, Change asked) {
        if (asked == null) throw new RuleViolation("verb", "Send verb and backlinkIds as JSON.");
        Brand brand = brands.require(brandId);
        ChosenLinks chosen = new ChosenLinks(asked.backlinkIds(), asked.mentionIds());
        User by = current.user();
        return switch (asked.verb() == null ? "" : asked.verb()) {
            case "check" -> change.checkNow(brand, chosen, by, clock.instant());
            case "pause" -> change.pause(brand, chosen, by, clock.instant());
            case "resume" -> change.resume(brand, chosen, by, clock.instant());
            case "write-off" -> change.writeOff(brand, chosen, asked.why(), by, clock.instant());
            case "terms" -> change.terms(brand, chosen, PlacementTerms.of(asked.hadBy(), asked.amount(), asked.currency()), by, clock.instant());
            case "asset" -> change.assign(brand, chosen, asked.assetId(), by, clock.instant());
            case "draft" -> {
                DraftMany.Result drafted = draft.run(brand, chosen, by, clock.instant());
                yield new BulkOutcome(null, drafted.drafted(), drafted.said());
            }
            default -> throw new RuleViolation("verb", "verb is check, pause, resume, write-off, draft, terms or asset.");
        };
    }

    @POST
    @Path("{id}/undo")
    @Operation(summary = "Take a change of many back", description = "What somebody changed again since then stays.")
    public Said undo(long brandId, long id) {
        brands.require(brandId);
        return new Said(undo.run(id, current.user(), clock.instant()));
    }
}
