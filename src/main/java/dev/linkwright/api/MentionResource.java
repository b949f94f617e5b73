package dev.linkwright.api;

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
import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.link.CheckMention;
import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.LinkChecks;
import dev.linkwright.link.Mention;
import dev.linkwright.link.Mentions;
import dev.linkwright.link.WhyNotChecked;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import io.quarkus.narayana.jta.QuarkusTransaction;

@Path("/api/v1/mentions/{id}")
@Tag(name = "Links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class MentionResource {

    @Inject Mentions mentions;
    @Inject LinkChecks checks;
    @Inject CheckMention check;
    @Inject WhyNotChecked why;
    @Inject CurrentUser current;
    @Inject InstantSource clock;

    @GET
    @Operation(summary = "A mention")
    public MentionJson get(long id) {
        return QuarkusTransaction.requiringNew().call(() -> of(mentions.require(id)));
    }

    @POST
    @Path("check")
    @Operation(summary = "Visit the page now", description = "A page that links to any page of the brand turns the mention into a backlink.")
    public MentionJson check(long id) {
        check.now(id, clock.instant());
        return get(id);
    }

    @GET
    @Path("checks")
    @Operation(summary = "Every visit with its proof, newest first")
    public Page<LinkCheckJson> checks(long id, @RestQuery Integer limit, @RestQuery String cursor) {
        int size = Paging.limit(limit);
        List<LinkCheck> rows = checks.of(mentions.require(id), Paging.idBelow(cursor), size + 1);
        return Page.of(rows, size, c -> Paging.cursor(c.id())).map(LinkCheckJson::of);
    }

    @POST
    @Path("decline")
    @Transactional
    @Operation(summary = "The partner said no: no more checks")
    public MentionJson decline(long id) {
        Mention mention = mentions.require(id);
        mentions.decline(mention, current.user(), clock.instant());
        return of(mention);
    }

    @POST
    @Path("dismiss")
    @Transactional
    @Operation(summary = "Not worth a mail: no more checks")
    public MentionJson dismiss(long id) {
        Mention mention = mentions.require(id);
        mentions.dismiss(mention, current.user(), clock.instant());
        return of(mention);
    }

    private MentionJson of(Mention mention) {
        return MentionJson.of(mention, why.sentence(mention, clock.instant()));
    }
}
