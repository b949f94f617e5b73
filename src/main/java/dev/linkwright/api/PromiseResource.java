package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.RecordPromise;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.PlacementTerms;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/threads/{id}/promises")
@Tag(name = "Campaigns")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class PromiseResource {

    @Inject
    RecordPromise recordPromise;
    @Inject
    CurrentUser current;
    @Inject
    InstantSource clock;

    record Promise(String pageUrl, String targetUrl, LocalDate promisedFor, String hadBy, String amount, String currency) { }

    record Promised(long backlinkId, String state, String pageUrl, String targetUrl, LocalDate promisedFor) { }

    @POST
    @ResponseStatus(201)
    @Transactional
    @Operation(summary = "Record a promised link", description = "Without targetUrl: the address of the campaign's asset. The link is watched from now on. hadBy: earned, paid or gifted, with amount and currency, as far as it was said.")
    public Promised record(long id, Promise promise) {
        if (promise == null) {
            throw new RuleViolation("pageUrl", "Send pageUrl and targetUrl as JSON.");
        }
        Backlink link = recordPromise.run(id, promise.pageUrl(), promise.targetUrl(), promise.promisedFor(), PlacementTerms.of(promise.hadBy(), promise.amount(), promise.currency()), current.user(), clock.instant());
        return new Promised(link.id(), link.state().name(), link.pageUrl(), link.targetUrl(), link.promisedFor());
    }
}
