package dev.linkwright.web.brand;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brands;
import dev.linkwright.web.CurrentBrand;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;

/** The brand switch of the rail. Leads to Today: the page one was on may belong to the brand left behind. */
@Path("/brands/current")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class CurrentBrandResource {

    @Inject
    Brands brands;

    @POST
    public Response choose(@RestForm long brand) {
        return Response.seeOther(URI.create("/")).cookie(CurrentBrand.choose(brands.require(brand))).build();
    }
}
