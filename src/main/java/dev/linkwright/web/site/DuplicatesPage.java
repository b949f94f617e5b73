package dev.linkwright.web.site;

import dev.linkwright.account.Roles;
import dev.linkwright.site.search.Pairs;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Sites and contacts that seem to stand twice, found after imports; each is merged or kept apart. */
@Path("/sites/duplicates")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class DuplicatesPage {

    private static final int SHOWN = 100;

    @Inject
    Pairs pairs;

    @CheckedTemplate(basePath = "sites")
    static class Templates {
        static native TemplateInstance duplicates(List<Pairs.Pair> sites, List<Pairs.Pair> contacts, long all);
    }

    @GET
    public TemplateInstance list() {
        return Templates.duplicates(pairs.sites(SHOWN), pairs.contacts(SHOWN), pairs.open());
    }
}
