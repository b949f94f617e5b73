package dev.linkwright.web.settings;

import dev.linkwright.account.AuditEntry;
import dev.linkwright.account.AuditLog;
import dev.linkwright.account.Roles;
import dev.linkwright.shared.Page;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;

/** Who did what, newest first. Nobody can change it. */
@Path("/settings/audit")
@RolesAllowed({Roles.MANAGER, Roles.ADMIN})
class AuditPage {

    private static final int LINES = 50;

    @Inject
    AuditLog audit;

    @CheckedTemplate(basePath = "settings")
    static class Templates {
        static native TemplateInstance audit(Page<AuditEntry> entries);
    }

    @GET
    public TemplateInstance show(@RestQuery String cursor) {
        return Templates.audit(audit.newest(LINES, cursor));
    }
}
