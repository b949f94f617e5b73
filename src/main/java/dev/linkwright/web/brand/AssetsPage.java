package dev.linkwright.web.brand;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.DescribeAsset;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
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

/** What is worth a link: list, add, edit. */
@Path("/assets")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class AssetsPage {

    @Inject
    CurrentBrand currentBrand;
    @Inject
    Assets assets;
    @Inject
    DescribeAsset describe;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "assets")
    static class Templates {
        static native TemplateInstance list(Brand brand, List<Asset> assets, Entered entered, FormErrors errors);

        static native TemplateInstance edit(Asset asset, Entered entered, FormErrors errors);
    }

    /** What was typed. */
    record Entered(String title, String url, String kind) {
        static final Entered NONE = new Entered("", "", "");

        static Entered of(Asset asset) {
            return new Entered(asset.title(), asset.url(), asset.kind());
        }
    }

    @GET
    public TemplateInstance list() {
        return list(Entered.NONE, FormErrors.none());
    }

    @POST
    public Response add(@RestForm String title, @RestForm String url, @RestForm String kind) {
        if (!currentBrand.any()) {
            return Response.seeOther(URI.create("/assets")).build();
        }
        try {
            Asset added = describe.add(currentBrand.brand().id(), title, url, kind, clock.instant());
            flash.say("“" + added.title() + "” added");
            return Response.seeOther(URI.create("/assets")).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(list(new Entered(title, url, kind), FormErrors.of(violation))).build();
        }
    }

    @GET
    @Path("{id:\\d+}")
    public TemplateInstance edit(long id) {
        Asset asset = assets.require(id);
        return Templates.edit(asset, Entered.of(asset), FormErrors.none());
    }

    @POST
    @Path("{id:\\d+}")
    public Response change(long id, @RestForm String title, @RestForm String url, @RestForm String kind) {
        try {
            flash.say("“" + describe.change(id, title, url, kind, clock.instant()).title() + "” saved");
            return Response.seeOther(URI.create("/assets")).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(Templates.edit(assets.require(id), new Entered(title, url, kind), FormErrors.of(violation))).build();
        }
    }

    private TemplateInstance list(Entered entered, FormErrors errors) {
        Brand brand = currentBrand.brand();
        return Templates.list(brand, brand == null ? List.of() : assets.of(brand), entered, errors);
    }
}
