package dev.linkwright.web.audit;

import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.Roles;
import dev.linkwright.link.audit.Audit;
import dev.linkwright.link.audit.AuditChange;
import dev.linkwright.link.audit.Audits;
import dev.linkwright.link.audit.StartAudit;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import dev.linkwright.web.Format;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** One audit: how far it is, and what is otherwise than at the one before, each figure with its links. */
@Path("/links/audits/{id}")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class AuditPage {

    private static final int ROWS = 50;

    @Inject Audits audits;
    @Inject StartAudit start;
    @Inject InstantSource clock;
    @Inject Flash flash;

    record Kind(AuditChange change, long count, boolean here) {}

    /** @param next where the list goes on, 0 on its last page */
    record View(Audit audit, long waiting, List<Kind> kinds, AuditChange shown, List<Audits.Changed> rows, long next) {
        public long done() {
            return audit.links() - waiting;
        }

        public boolean anyChange() {
            return !kinds.isEmpty();
        }

        public String seen(String observation) {
            return observation == null ? "not looked at" : Format.words(dev.linkwright.link.inspect.Observation.valueOf(observation));
        }
    }

    @CheckedTemplate(basePath = "audit")
    static class Templates {
        static native TemplateInstance audit(View view);
    }

    @GET
    public TemplateInstance show(@RestPath long id, @RestQuery String change, @RestQuery Long above) {
        Audit audit = audits.require(id);
        Audits.Tally tally = audits.tally(audit);
        AuditChange shown = AuditChange.named(change).orElse(Arrays.stream(AuditChange.values()).filter(c -> tally.of(c) > 0).findFirst().orElse(AuditChange.GONE));
        List<Audits.Changed> rows = audits.changed(audit, shown, above == null ? 0 : above, ROWS + 1);
        boolean more = rows.size() > ROWS;
        return Templates.audit(new View(audit, tally.waiting(),
            Arrays.stream(AuditChange.values()).filter(c -> tally.of(c) > 0 || c == shown && tally.anyChange()).map(c -> new Kind(c, tally.of(c), c == shown)).toList(), shown,
            more ? rows.subList(0, ROWS) : rows, more ? rows.get(ROWS - 1).link().id() : 0));
    }

    @POST
    @Path("stop")
    public Response stop(@RestPath long id) {
        try {
            start.stop(id, clock.instant());
            flash.say("Stopped; what was found stays");
        } catch (RuleViolation ended) {
            flash.say(ended.getMessage());
        }
        return Response.seeOther(URI.create("/links/audits/" + id)).build();
    }
}
