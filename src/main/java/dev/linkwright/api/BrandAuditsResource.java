package dev.linkwright.api;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.link.audit.Audit;
import dev.linkwright.link.audit.AuditChange;
import dev.linkwright.link.audit.AuditKind;
import dev.linkwright.link.audit.AuditSchedules;
import dev.linkwright.link.audit.Audits;
import dev.linkwright.link.audit.Difference;
import dev.linkwright.link.audit.StartAudit;
import dev.linkwright.link.audit.VendorDifferences;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;

@Path("/api/v1/brands/{brandId}/audits")
@Tag(name = "Audit")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandAuditsResource {

    @Inject Brands brands;
    @Inject Audits audits;
    @Inject AuditSchedules schedules;
    @Inject StartAudit start;
    @Inject VendorDifferences differences;
    @Inject CurrentUser current;
    @Inject InstantSource clock;

    /** @param startedBy null when the schedule did; {@code changes} how many links are otherwise than at the one before, by kind */
    record AuditJson(long id, String kind, String state, Instant startedAt, Instant finishedAt, String startedBy, long links, long waiting, Long previousId, int badSites, int newBadSites,
                     Map<AuditChange, Long> changes) {}

    record Start(String kind) {}

    /** @param first the day of the next one in the brand's zone; null switches it off */
    record Plan(LocalDate first) {}

    record Planned(String kind, Instant next) {}

    record ChangedJson(String change, long backlinkId, String pageUrl, String targetUrl, String state, String before, String now) {}

    @GET
    @Operation(summary = "Audits, newest first")
    public Page<AuditJson> list(long brandId, @RestQuery Integer limit, @RestQuery String cursor) {
        Brand brand = brands.require(brandId);
        int size = Paging.limit(limit);
        return Page.of(audits.of(brand, Paging.idBelow(cursor), size + 1), size, a -> Paging.cursor(a.id())).map(this::json);
    }

    @POST
    @ResponseStatus(202)
    @Operation(summary = "Look at all links (full) or the live ones (health), in the background", description = "Answers the one that runs already, when one does.")
    public AuditJson start(long brandId, Start asked) {
        return json(start.run(brands.require(brandId), AuditKind.named(asked == null ? null : asked.kind()), current.user(), clock.instant()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far it is, and what changed since the one before")
    public AuditJson get(long brandId, long id) {
        return json(require(brandId, id));
    }

    @GET
    @Path("{id}/changes/{change}")
    @Operation(summary = "The links that are otherwise in one way", description = "gone, not_indexed, qualified, unverifiable, new, back, followed, indexed")
    public Page<ChangedJson> changes(long brandId, long id, String change, @RestQuery Integer limit, @RestQuery String cursor) {
        Audit audit = require(brandId, id);
        AuditChange which = AuditChange.named(change).orElseThrow(() -> new NotFound("change “" + change + "”"));
        int size = Paging.limit(limit);
        return Page.of(audits.changed(audit, which, Paging.idAbove(cursor), size + 1), size, c -> Paging.cursor(c.link().id()))
            .map(c -> new ChangedJson(c.change().name(), c.link().id(), c.link().pageUrl(), c.link().targetUrl(), c.link().state().name(), c.before(), c.now()));
    }

    @POST
    @Path("{id}/stop")
    @Operation(summary = "Stop it; what was found stays")
    public AuditJson stop(long brandId, long id) {
        require(brandId, id);
        return json(start.stop(id, clock.instant()));
    }

    @PUT
    @Path("schedules/{kind}")
    @Operation(summary = "Begin by itself: full every three months, health every month", description = "first: the day of the next one; null switches it off.")
    public Planned plan(long brandId, String kind, Plan plan) {
        Brand brand = brands.require(brandId);
        AuditKind which = AuditKind.named(kind);
        if (plan == null) throw new RuleViolation("first", "Send first as a day, or null to switch it off.");
        schedules.plan(brand, which, plan.first(), clock.instant());
        return new Planned(which.name(), schedules.next(brand, which).orElse(null));
    }

    @GET
    @Path("vendors")
    @Operation(summary = "What each tool reports, and how much of it is not as it says")
    public List<VendorDifferences.Vendor> vendors(long brandId) {
        return differences.vendors(brands.require(brandId));
    }

    @GET
    @Path("differences/{kind}")
    @Operation(summary = "Links of which a tool says otherwise than we saw", description = "not_there, there, qualified, followed, other_qualifier, anchor")
    public Page<VendorDifferences.Row> differences(long brandId, String kind, @RestQuery Integer limit, @RestQuery String cursor) {
        Brand brand = brands.require(brandId);
        Difference which = Difference.named(kind).orElseThrow(() -> new NotFound("difference “" + kind + "”"));
        int size = Paging.limit(limit);
        return Page.of(differences.rows(brand, which, Paging.idAbove(cursor), size + 1), size, r -> Paging.cursor(r.backlinkId()));
    }

    private Audit require(long brandId, long id) {
        Audit audit = audits.require(id);
        if (!audit.brand().id().equals(brandId)) throw new NotFound("audit " + id);
        return audit;
    }

    private AuditJson json(Audit audit) {
        Audits.Tally tally = audits.tally(audit);
        return new AuditJson(audit.id(), audit.kind().name(), audit.state().name(), audit.startedAt(), audit.finishedAt(), audit.startedBy().map(u -> u.name()).orElse(null), audit.links(),
            tally.waiting(), audit.previous() == null ? null : audit.previous().id(), audit.toxic(), audit.toxicNew(), tally.changes());
    }
}
