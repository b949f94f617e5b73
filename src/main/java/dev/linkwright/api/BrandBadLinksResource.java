package dev.linkwright.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.DraftRemoval;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.WhyNotNow;
import dev.linkwright.link.disavow.DisavowFiles;
import dev.linkwright.link.toxic.Decision;
import dev.linkwright.link.toxic.FindToxicSites;
import dev.linkwright.link.toxic.ToxicSites;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;

@Path("/api/v1/brands/{brandId}/bad-links")
@Tag(name = "Audit")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandBadLinksResource {

    @Inject Brands brands;
    @Inject ToxicSites toxic;
    @Inject FindToxicSites find;
    @Inject DraftRemoval draftRemoval;
    @Inject WhyNotNow whyNotNow;
    @Inject DisavowFiles files;
    @Inject CurrentUser current;
    @Inject InstantSource clock;

    /** @param decision keep, disavow, disavow-pages, ask, or null to take it back */
    record Decide(List<Long> siteIds, String decision, String note) {}

    record Decided(int sites) {}

    @GET
    @Operation(summary = "Sites whose links look bad, worst first, with the reasons", description = "Those that wait for a decision; decision=keep, disavow, disavow-pages or ask for those decided.")
    public Page<ToxicSites.Row> list(long brandId, @RestQuery String decision, @RestQuery Integer limit, @RestQuery String cursor) {
        Brand brand = brands.require(brandId);
        int size = Paging.limit(limit);
        int offset = (int) Math.min(Integer.MAX_VALUE - 1000, Paging.idAbove(cursor));
        Optional<Decision> which = decision == null || decision.isBlank() ? Optional.empty() : Optional.of(Decision.named(decision));
        return Page.of(toxic.rows(brand, which, offset, size + 1), size, r -> Paging.cursor(offset + size));
    }

    @POST
    @Path("look")
    @Operation(summary = "Look through all links for bad ones anew")
    public FindToxicSites.Found look(long brandId) {
        return find.run(brands.require(brandId), clock.instant());
    }

    @POST
    @Path("decisions")
    @Operation(summary = "Decide of sites: keep, disavow, disavow-pages, ask; null takes a decision back")
    public Decided decide(long brandId, Decide asked) {
        if (asked == null) throw new RuleViolation("siteIds", "Send siteIds and decision as JSON.");
        return new Decided(toxic.decide(brands.require(brandId), asked.siteIds(), asked.decision() == null ? null : Decision.named(asked.decision()), asked.note(), current.user(), clock.instant()));
    }

    @POST
    @Path("{siteId}/draft")
    @ResponseStatus(201)
    @Operation(summary = "Draft a mail that asks for the removal of a site's links", description = "It waits for review and never leaves by itself. 422 where nobody is known at the site, or somebody else is writing to it.")
    @Transactional
    public EnrollmentJson draft(long brandId, long siteId) {
        Instant now = clock.instant();
        Enrollment waiting = draftRemoval.run(brands.require(brandId), siteId, current.user(), now);
        return EnrollmentJson.of(waiting, whyNotNow.of(waiting, now));
    }

    @PUT
    @Path("disavow-file")
    @Consumes("text/plain")
    @Operation(summary = "Bring the disavow file in use", description = "UTF-8, at most 100,000 lines and 2 MB. Its lines and comments stand at the head of the next one; broken lines are answered by number.")
    public DisavowFiles.Earlier bring(long brandId, @RestQuery String name, byte[] file) throws IOException {
        return files.bring(brands.require(brandId), name, file == null ? new byte[0] : file, current.user(), clock.instant());
    }

    @GET
    @Path("disavow-file/earlier")
    @Operation(summary = "The file that was brought, with its broken lines")
    public DisavowFiles.Earlier earlier(long brandId) {
        return files.earlier(brands.require(brandId)).orElseThrow(() -> new NotFound("disavow file"));
    }

    @GET
    @Path("disavow-file")
    @Produces("text/plain")
    @Operation(summary = "The next disavow file: the earlier one and what was decided", description = "understood=true says that you have read the warning: " + DisavowFiles.WARNING)
    public Response next(long brandId, @RestQuery boolean understood) {
        Brand brand = brands.require(brandId);
        if (!understood) throw new RuleViolation("understood", "Send understood=true: " + DisavowFiles.WARNING);
        DisavowFiles.Next next = files.next(brand, LocalDate.ofInstant(clock.instant(), brand.zone()));
        return Response.ok(next.text().getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8").header("Content-Disposition", "attachment; filename=\"disavow.txt\"").build();
    }
}
