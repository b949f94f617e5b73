package dev.linkwright.web.brand;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.brand.DescribeBrand;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** Brands: who we earn links for. Anyone sees them; managers and admins make and change them. */
@Path("/brands")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class BrandsPage {

    @Inject
    Brands brands;
    @Inject
    DescribeBrand describe;
    @Inject
    CurrentUser currentUser;
    @Inject
    AuditLog audit;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "brands")
    static class Templates {
        static native TemplateInstance list(List<Brand> brands);

        static native TemplateInstance edit(Long id, BrandForm form, FormErrors errors);
    }

    @GET
    public TemplateInstance list() {
        return Templates.list(brands.byName());
    }

    @GET
    @Path("new")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    public TemplateInstance form() {
        return Templates.edit(null, BrandForm.empty(), FormErrors.none());
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    public Response make(@RestForm String name, @RestForm String domains, @RestForm String aliases, @RestForm String notFollowedBy, @RestForm String keywords,
                         @RestForm String competitors, @RestForm String postalAddress, @RestForm String legalName, @RestForm String sourceSentence,
                         @RestForm String zone, @RestForm boolean schemeMatters, @RestForm boolean wwwMatters, @RestForm boolean slashMatters,
                         @RestForm String parametersThatMatter) {
        BrandForm form = new BrandForm(name, domains, aliases, notFollowedBy, keywords, competitors, postalAddress, legalName, sourceSentence, zone, schemeMatters, wwwMatters,
            slashMatters, parametersThatMatter);
        try {
            Brand made = describe.make(form.fields(), clock.instant());
            QuarkusTransaction.requiringNew().run(() -> audit.record(currentUser.user(), "made a brand", made.name(), "", clock.instant()));
            flash.say(made.name() + " is ready");
            return Response.seeOther(URI.create("/prospects")).cookie(CurrentBrand.choose(made)).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(Templates.edit(null, form, FormErrors.of(violation))).build();
        }
    }

    @GET
    @Path("{id:\\d+}")
    public TemplateInstance edit(long id) {
        return Templates.edit(id, BrandForm.of(brands.require(id)), FormErrors.none());
    }

    @POST
    @Path("{id:\\d+}")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    public Response change(long id, @RestForm String name, @RestForm String domains, @RestForm String aliases, @RestForm String notFollowedBy, @RestForm String keywords,
                           @RestForm String competitors, @RestForm String postalAddress, @RestForm String legalName, @RestForm String sourceSentence,
                         @RestForm String zone, @RestForm boolean schemeMatters, @RestForm boolean wwwMatters, @RestForm boolean slashMatters,
                         @RestForm String parametersThatMatter) {
        BrandForm form = new BrandForm(name, domains, aliases, notFollowedBy, keywords, competitors, postalAddress, legalName, sourceSentence, zone, schemeMatters, wwwMatters,
            slashMatters, parametersThatMatter);
        try {
            flash.say(describe.change(id, form.fields(), clock.instant()).name() + " saved; its ranking follows in a moment");
            return Response.seeOther(URI.create("/brands")).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(Templates.edit(id, form, FormErrors.of(violation))).build();
        }
    }

    /** The verb behind "Work on this one". */
    @POST
    @Path("{id:\\d+}/choose")
    public Response choose(long id) {
        return Response.seeOther(URI.create("/")).cookie(CurrentBrand.choose(brands.require(id))).build();
    }
}
