package dev.linkwright.web.prospect;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.report.ProspectsCsv;
import dev.linkwright.web.CurrentBrand;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.RestQuery;

/** Any view as a CSV file. */
@Path("/prospects/export.csv")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class ExportPage {

    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    ProspectsCsv csv;
    @Inject
    InstantSource clock;

    /** @param mark "no" leaves out the mark by which spreadsheets know UTF-8 */
    @GET
    @Produces("text/csv; charset=UTF-8")
    public Response export(@BeanParam ListQuery query, @RestQuery String mark) {
        Brand brand = currentBrand.require();
        ProspectFilter filter = query.filter(brand, currentUser.user(), clock.instant());
        StreamingOutput body = out -> csv.write(brand, filter, !"no".equals(mark), out);
        return Response.ok(body).header("Content-Disposition", "attachment; filename=\"" + ProspectsCsv.fileName(brand, clock.instant()) + "\"").build();
    }
}
