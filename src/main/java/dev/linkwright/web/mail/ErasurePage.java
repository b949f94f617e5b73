package dev.linkwright.web.mail;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.erasure.ErasePerson;
import dev.linkwright.erasure.WhatIsKept;
import dev.linkwright.mail.Suppression;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.RestForm;

/** Erasing a person: name the address, see what is kept, say how they asked, erase. The address is sent by form, so that no log holds it. */
@Path("/settings/suppressions/erasure")
@RolesAllowed(Roles.ADMIN)
public class ErasurePage {

    @Inject
    ErasePerson erasePerson;
    @Inject
    WhatIsKept whatIsKept;
    @Inject
    CurrentUser currentUser;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    @CheckedTemplate(basePath = "suppressions")
    static class Templates {
        static native TemplateInstance erasure(WhatIsKept.Kept kept, String address, String request, FormErrors errors);
    }

    @GET
    public TemplateInstance empty() {
        return Templates.erasure(null, "", "", FormErrors.none());
    }

    @POST
    @Path("look")
    @Transactional
    public Response look(@RestForm @DefaultValue("") String address) {
        try {
            return Response.ok(Templates.erasure(whatIsKept.of(address), address.strip(), "", FormErrors.none())).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(Templates.erasure(null, address, "", FormErrors.of(violation))).build();
        }
    }

    @POST
    public Response erase(@RestForm @DefaultValue("") String address, @RestForm @DefaultValue("") String request) {
        try {
            Suppression entry = erasePerson.run(address, request, currentUser.user(), clock.instant());
            flash.say("Erased. The ledger keeps " + entry.number() + ", by which the address is known again and cannot be read");
            return Response.seeOther(URI.create("/settings/suppressions")).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(Templates.erasure(violation.field().equals("request") ? whatIsKept.of(address) : null, address, request, FormErrors.of(violation))).build();
        }
    }
}
