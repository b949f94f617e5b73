package dev.linkwright.web.mail;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.mail.domain.SendingDomain;
import dev.linkwright.mail.domain.SendingDomains;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.RestForm;

/** What people do about a domain mail is sent from: look again, make a key, sign, and say whether a missing record stops a launch. */
@Path("/settings/sending-domains")
@RolesAllowed({Roles.MANAGER, Roles.ADMIN})
public class SendingDomainVerbs {

    private static final URI BACK = URI.create("/settings/mailboxes");

    @Inject
    SendingDomains domains;
    @Inject
    CurrentUser currentUser;
    @Inject
    AuditLog audit;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    @POST
    @Path("mode")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public Response mode(@RestForm @DefaultValue("") String mode) {
        try {
            SendingDomains.Mode now = domains.change(mode);
            audit.record(currentUser.user(), "changed what a missing record of a sending domain does", now.name(), "", clock.instant());
            flash.say(now == SendingDomains.Mode.STRICT ? "The gate stops mail of a domain that lacks a record" : "The gate warns of a missing record");
        } catch (RuleViolation violation) {
            flash.say(violation.getMessage());
        }
        return Response.seeOther(BACK).build();
    }

    @POST
    @Path("{domain}/check")
    @RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
    public Response check(String domain) {
        SendingDomain seen = domains.check(domain, clock.instant());
        flash.say(!seen.isChecked() ? "The DNS could not be asked" : seen.whatIsMissing().isPresent() ? "Something is missing, see below" : "All three records stand");
        return Response.seeOther(BACK).build();
    }

    @POST
    @Path("{domain}/keys")
    @Transactional
    public Response makeKey(String domain, @RestForm @DefaultValue("") String selector) {
        try {
            SendingDomain made = domains.makeKey(domain, selector, clock.instant());
            audit.record(currentUser.user(), "made a DKIM key", made.recordName(), "", clock.instant());
            flash.say("The key is made. Add its record to the DNS, then sign with it.");
        } catch (RuleViolation violation) {
            flash.say(violation.getMessage());
        }
        return Response.seeOther(BACK).build();
    }

    @POST
    @Path("{domain}/signing")
    @Transactional
    public Response sign(String domain, @RestForm @DefaultValue("") String signs) {
        SendingDomain changed = domains.sign(domain, signs.equals("yes"));
        audit.record(currentUser.user(), changed.signs() ? "began to sign mail" : "stopped signing mail", changed.domain(), "", clock.instant());
        flash.say(changed.signs() ? "Mail is signed from the next one on" : "Mail is not signed here any more");
        return Response.seeOther(BACK).build();
    }
}
