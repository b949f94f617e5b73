package dev.linkwright.api;

import java.time.InstantSource;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.link.Mention;
import dev.linkwright.link.MentionState;
import dev.linkwright.link.Mentions;
import dev.linkwright.link.NotePages;
import dev.linkwright.link.WhyNotChecked;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;

@Path("/api/v1/brands/{brandId}/mentions")
@Tag(name = "Links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandMentionsResource {

    @Inject Brands brands;
    @Inject Mentions mentions;
    @Inject NotePages notePages;
    @Inject CurrentUser current;
    @Inject InstantSource clock;

    record Pages(List<String> pages) {}

    @GET
    @Operation(summary = "Pages that name the brand without linking, newest first", description = "state: UNLINKED, RECLAIMING, LINKED, DECLINED, DISMISSED")
    public Page<MentionJson> mentions(long brandId, @RestQuery String state, @RestQuery Integer limit, @RestQuery String cursor) {
        Brand brand = brands.require(brandId);
        int size = Paging.limit(limit);
        List<Mention> rows = mentions.of(brand, OneOf.named(MentionState.class, state), Paging.idBelow(cursor), size + 1);
        return Page.of(rows, size, m -> Paging.cursor(m.id())).map(m -> MentionJson.of(m, WhyNotChecked.briefly(m, clock.instant())));
    }

    @POST
    @Operation(summary = "Take in pages found by hand", description = "At most 200 addresses. Each is visited within minutes and stays as a mention when it names the brand without a link. "
        + "result: NOTED, KNOWN, LINKS_ALREADY, OUR_OWN_PAGE, NO_PUBLIC_SITE. One that is no web address: 422, and none is noted.")
    public List<NotePages.Noted> note(long brandId, Pages asked) {
        if (asked == null) throw new RuleViolation("pages", "Send pages as JSON: a list of addresses.");
        return notePages.run(brands.require(brandId), asked.pages(), current.user(), clock.instant());
    }
}
