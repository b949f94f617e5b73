package dev.linkwright.api;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.mail.domain.Finding;
import dev.linkwright.mail.domain.SendingDomain;
import dev.linkwright.mail.domain.SendingDomains;
import dev.linkwright.shared.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/sending-domains")
@Tag(name = "Mailboxes")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class SendingDomainResource {

    @Inject
    SendingDomains domains;
    @Inject
    CurrentUser current;
    @Inject
    AuditLog audit;
    @Inject
    InstantSource clock;

    record Found(Finding.Standing standing, String words) {
        static Found of(Finding finding) {
            return new Found(finding.standing(), finding.words());
        }
    }

    /** @param recordName and recordValue: the TXT record to add for our key; null without one */
    record DomainView(String domain, Found spf, Found dkim, Found dmarc, Instant checkedAt, boolean signs, String recordName, String recordValue) {
        static DomainView of(SendingDomain domain) {
            return new DomainView(domain.domain(), Found.of(domain.spf()), Found.of(domain.dkim()), Found.of(domain.dmarc()), domain.checkedAt(), domain.signs(),
                    domain.hasKey() ? domain.recordName() : null, domain.hasKey() ? domain.recordValue() : null);
        }
    }

    record NewKey(String selector) { }

    record Signing(Boolean signs) { }

    record ModeView(String mode) { }

    @GET
    @Path("mode")
    @Operation(summary = "Whether a missing record warns or stops a launch")
    public ModeView mode() {
        return new ModeView(domains.mode().name());
    }

    @PUT
    @Path("mode")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(summary = "WARN, or STRICT: the gate stops mail of a domain that lacks SPF, DKIM or DMARC")
    public ModeView change(ModeView asked) {
        SendingDomains.Mode mode = domains.change(asked == null ? null : asked.mode());
        audit.record(current.user(), "changed what a missing record of a sending domain does", mode.name(), "", clock.instant());
        return new ModeView(mode.name());
    }

    @GET
    @Path("{domain}")
    @Operation(summary = "What stands in the DNS about a domain mail is sent from")
    public DomainView show(String domain) {
        return DomainView.of(domains.findByIdOptional(domain).orElseThrow(() -> new NotFound("sending domain " + domain)));
    }

    @POST
    @Path("{domain}/check")
    @Operation(summary = "Look at the records again, now")
    public DomainView check(String domain) {
        return DomainView.of(domains.check(domain, clock.instant()));
    }

    @POST
    @Path("{domain}/keys")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    @Transactional
    @Operation(summary = "Make a DKIM key", description = "Nothing is signed with it before “signs” is set; add the TXT record first.")
    public DomainView makeKey(String domain, NewKey asked) {
        SendingDomain made = domains.makeKey(domain, asked == null ? null : asked.selector(), clock.instant());
        audit.record(current.user(), "made a DKIM key", made.recordName(), "", clock.instant());
        return DomainView.of(made);
    }

    @PUT
    @Path("{domain}/signing")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    @Transactional
    @Operation(summary = "Sign mail of this domain, or stop signing")
    public DomainView sign(String domain, Signing asked) {
        SendingDomain changed = domains.sign(domain, asked != null && Boolean.TRUE.equals(asked.signs()));
        audit.record(current.user(), changed.signs() ? "began to sign mail" : "stopped signing mail", changed.domain(), "", clock.instant());
        return DomainView.of(changed);
    }
}
