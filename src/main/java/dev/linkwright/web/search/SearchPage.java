package dev.linkwright.web.search;

import dev.linkwright.account.Roles;
import dev.linkwright.report.Found;
import dev.linkwright.report.Search;
import dev.linkwright.web.CurrentBrand;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;

/** One field that finds sites, people, conversations, campaigns and links by a piece of their text. */
@Path("/search")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class SearchPage {

    @Inject
    Search search;
    @Inject
    CurrentBrand currentBrand;

    @CheckedTemplate(basePath = "search")
    static class Templates {
        static native TemplateInstance search(Found found);
    }

    @GET
    public TemplateInstance find(@RestQuery @DefaultValue("") String q) {
        return Templates.search(search.find(q, currentBrand.brand()));
    }
}
