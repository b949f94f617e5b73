package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.erasure.ErasePerson;
import dev.linkwright.erasure.WhatIsKept;
import dev.linkwright.mail.Suppression;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/erasures")
@Tag(name = "Suppressions")
@RolesAllowed(Roles.ADMIN)
public class ErasureResource {

    @Inject
    ErasePerson erasePerson;
    @Inject
    WhatIsKept whatIsKept;
    @Inject
    CurrentUser current;
    @Inject
    InstantSource clock;

    record Asked(String address, String request) {
    }

    record Erased(long suppressionId, String number) {
    }

    @GET
    @Transactional
    @Operation(summary = "What is kept about an address, counted; nothing changes")
    public WhatIsKept.Kept kept(@RestQuery String address) {
        return whatIsKept.of(address);
    }

    @POST
    @ResponseStatus(201)
    @Transactional
    @Operation(summary = "Erase a person", description = "For good. A keyed hash of the address stays in the ledger, so that it is never written to or taken in again. request: how they asked.")
    public Erased erase(Asked asked) {
        if (asked == null) {
            throw new RuleViolation("address", "An e-mail address is needed.");
        }
        Suppression entry = erasePerson.run(asked.address(), asked.request(), current.user(), clock.instant());
        return new Erased(entry.id(), entry.number());
    }
}
