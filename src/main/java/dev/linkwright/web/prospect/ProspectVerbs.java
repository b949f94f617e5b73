package dev.linkwright.web.prospect;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.AddProspect;
import dev.linkwright.prospect.SaveWeights;
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
import java.math.BigDecimal;
import java.net.URI;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.RestForm;

/** What can be done from the list: add a site, save the weights. */
@Path("/prospects")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class ProspectVerbs {

    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    AddProspect add;
    @Inject
    SaveWeights saveWeights;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "prospects")
    static class Templates {
        static native TemplateInstance add(String domain, FormErrors errors);
    }

    @GET
    @Path("new")
    public TemplateInstance form() {
        return Templates.add("", FormErrors.none());
    }

    @POST
    public Response add(@RestForm String domain) {
        try {
            long id = add.add(currentBrand.require(), currentUser.user(), domain, clock.instant());
            flash.say("The site is on the list");
            return Response.seeOther(URI.create("/prospects/" + id)).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(Templates.add(domain, FormErrors.of(violation))).build();
        }
    }

    /** Saves what the sliders show for everybody who works for this brand. */
    @POST
    @Path("weights")
    public Response save(@RestForm BigDecimal relevance, @RestForm BigDecimal authority, @RestForm BigDecimal traffic, @RestForm String back) {
        Brand brand = currentBrand.require();
        saveWeights.save(brand.id(), relevance, authority, traffic, brand.spamLimit(), clock.instant());
        flash.say("Weights saved for " + brand.name());
        return Response.seeOther(Back.to(back)).build();
    }
}
