package dev.linkwright.web.link;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.link.LinkBoard;
import dev.linkwright.report.LinksCsv;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Times;

/** A tab of the Links page, or the ticked rows of it, as a CSV file. */
@Path("/links/export.csv")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class ExportLinksPage {

    @Inject LinksCsv csv;
    @Inject CurrentBrand currentBrand;
    @Inject Times times;

    /** @param linkId the ticked rows; without any all of the tab */
    @GET
    @Produces("text/csv; charset=UTF-8")
    public Response export(@RestQuery String state, @RestQuery String qualifier, @RestQuery Long asset, @RestQuery String anchor, @RestQuery List<Long> linkId) {
        Brand brand = currentBrand.require();
        LinksTab tab = LinksTab.named(state);
        LinkBoard.Filter filter = LinksPage.filter(qualifier, asset, anchor);
        StreamingOutput body = out -> csv.write(brand, tab.state(), filter, linkId == null ? List.of() : linkId, true, out);
        return Response.ok(body).header("Content-Disposition", "attachment; filename=\"links-" + tab.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + times.today() + ".csv\"").build();
    }
}
