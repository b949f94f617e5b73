package dev.linkwright.api;

import java.time.InstantSource;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.CheckLink;
import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.LinkChecks;
import dev.linkwright.link.PlacementTerms;
import dev.linkwright.link.RecordTerms;
import dev.linkwright.link.WhyNotChecked;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.narayana.jta.QuarkusTransaction;

@Path("/api/v1/backlinks/{id}")
@Tag(name = "Links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BacklinkResource {

    @Inject Backlinks backlinks;
    @Inject LinkChecks checks;
    @Inject CheckLink check;
    @Inject WhyNotChecked why;
    @Inject RecordTerms recordTerms;
    @Inject CurrentUser current;
    @Inject InstantSource clock;

    record WriteOff(String why) {}

    record Terms(String hadBy, String amount, String currency) {}

    @GET
    @Operation(summary = "A link with its newest check")
    public BacklinkJson get(long id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Backlink link = backlinks.require(id);
            return BacklinkJson.of(link, checks.newestOf(List.of(id)).get(id), why.sentence(link, clock.instant()));
        });
    }

    @POST
    @Path("check")
    @Operation(summary = "Visit the page now", description = "Answers when the visit is over, with the link and what was seen; 422 while another visit runs.")
    public BacklinkJson check(long id) {
        check.now(id, clock.instant());
        return get(id);
    }

    @GET
    @Path("checks")
    @Operation(summary = "Every visit with its proof, newest first")
    public Page<LinkCheckJson> checks(long id, @RestQuery Integer limit, @RestQuery String cursor) {
        int size = Paging.limit(limit);
        List<LinkCheck> rows = checks.of(backlinks.require(id), Paging.idBelow(cursor), size + 1);
        return Page.of(rows, size, c -> Paging.cursor(c.id())).map(LinkCheckJson::of);
    }

    @PUT
    @Path("terms")
    @Transactional
    @Operation(summary = "What was given for a link", description = "hadBy: earned, paid, gifted or not_said; amount (\"120.00\") and currency of a paid or gifted one. "
        + "Paid or gifted and neither sponsored nor nofollow: POLICY_RISK, not WON.")
    public BacklinkJson terms(long id, Terms asked) {
        if (asked == null) throw new RuleViolation("hadBy", "Send hadBy as JSON.");
        Backlink link = recordTerms.run(id, PlacementTerms.of(asked.hadBy(), asked.amount(), asked.currency()), current.user(), clock.instant());
        return BacklinkJson.of(link, checks.newestOf(List.of(id)).get(id), why.sentence(link, clock.instant()));
    }

    @POST
    @Path("write-off")
    @Transactional
    @Operation(summary = "Give a link up: no more checks")
    public BacklinkJson writeOff(long id, WriteOff asked) {
        Backlink link = backlinks.require(id);
        backlinks.writeOff(link, current.user(), asked == null ? null : asked.why(), clock.instant());
        return BacklinkJson.of(link, checks.newestOf(List.of(id)).get(id), why.sentence(link, clock.instant()));
    }
}
