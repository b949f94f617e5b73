package dev.linkwright.web.audit;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.link.ours.InternalLink;
import dev.linkwright.link.ours.InternalLinks;
import dev.linkwright.web.CurrentBrand;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What is still to be linked on our own site after wins, newest win first. */
@Path("/links/inside")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class OwnLinksPage {

    private static final int ROWS = 50;

    @Inject InternalLinks inside;
    @Inject CurrentBrand currentBrand;

    record View(Brand brand, long open, List<InternalLink> rows, int page, boolean more) {}

    @CheckedTemplate(basePath = "audit")
    static class Templates {
        static native TemplateInstance inside(View view);
    }

    @GET
    public TemplateInstance show(@RestQuery Integer page) {
        Brand brand = currentBrand.brand();
        if (brand == null) return Templates.inside(null);
        int number = page == null || page < 1 ? 1 : page;
        List<InternalLink> rows = inside.open(brand, (number - 1) * ROWS, ROWS + 1);
        return Templates.inside(new View(brand, inside.openCount(brand), rows.size() > ROWS ? rows.subList(0, ROWS) : rows, number, rows.size() > ROWS));
    }
}
