package dev.linkwright.web.brand;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
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

/** What counts how much in a brand's ranking, and from which spam score on a site is excluded. */
@Path("/settings/weights")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class WeightsPage {

    @Inject
    CurrentBrand currentBrand;
    @Inject
    SaveWeights saveWeights;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "brands")
    static class Templates {
        static native TemplateInstance weights(Brand brand, Entered entered, FormErrors errors);
    }

    /** As typed. */
    record Entered(String relevance, String authority, String traffic, String spamLimit) {
        static Entered of(Brand brand) {
            return brand == null ? new Entered("50", "30", "20", "5") : new Entered(percent(brand.weightRelevance()), percent(brand.weightAuthority()),
                percent(brand.weightTraffic()), brand.spamLimit().stripTrailingZeros().toPlainString());
        }

        private static String percent(BigDecimal weight) {
            return weight.movePointRight(2).stripTrailingZeros().toPlainString();
        }
    }

    @GET
    public TemplateInstance show() {
        return Templates.weights(currentBrand.brand(), Entered.of(currentBrand.brand()), FormErrors.none());
    }

    @POST
    public Response save(@RestForm String relevance, @RestForm String authority, @RestForm String traffic, @RestForm String spamLimit) {
        if (!currentBrand.any()) {
            return Response.seeOther(URI.create("/brands")).build();
        }
        try {
            saveWeights.save(currentBrand.brand().id(), number("relevance", relevance), number("authority", authority), number("traffic", traffic),
                number("spamLimit", spamLimit), clock.instant());
            flash.say("Weights saved for " + currentBrand.brand().name());
            return Response.seeOther(URI.create("/settings/weights")).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(Templates.weights(currentBrand.brand(), new Entered(relevance, authority, traffic, spamLimit),
                FormErrors.of(violation))).build();
        }
    }

    private static BigDecimal number(String field, String written) {
        try {
            return new BigDecimal(written == null ? "" : written.strip().replace(',', '.'));
        } catch (NumberFormatException notANumber) {
            throw new RuleViolation(field, "Enter a number.");
        }
    }
}
