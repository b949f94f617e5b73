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
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** What counts how much in a brand's ranking, which authority metric is believed first, and from where a figure is good, or excluded. */
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
        static native TemplateInstance weights(Brand brand, Entered entered, List<String> metrics, FormErrors errors);
    }

    /** As typed. */
    record Entered(String relevance, String authority, String traffic, String spamLimit, List<String> trust, String authorityGood,
                   String authorityPriority, String trafficGood) {
        static Entered of(Brand brand) {
            return new Entered(percent(brand.weightRelevance()), percent(brand.weightAuthority()), percent(brand.weightTraffic()), plain(brand.spamLimit()),
                brand.authorityTrust(), plain(brand.authorityGood()), plain(brand.authorityPriority()), String.valueOf(brand.trafficGood()));
        }

        private static String percent(BigDecimal weight) {
            return plain(weight.movePointRight(2));
        }

        private static String plain(BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }

        /** The metric in this place, from 1, for the select that chooses it. */
        public String trusted(int place) {
            return place <= trust.size() ? trust.get(place - 1) : "";
        }
    }

    @GET
    public TemplateInstance show() {
        return page(currentBrand.any() ? Entered.of(currentBrand.brand()) : null, FormErrors.none());
    }

    @POST
    public Response save(@RestForm String relevance, @RestForm String authority, @RestForm String traffic, @RestForm String spamLimit,
                         @RestForm List<String> trust, @RestForm String authorityGood, @RestForm String authorityPriority, @RestForm String trafficGood) {
        if (!currentBrand.any()) {
            return Response.seeOther(URI.create("/brands")).build();
        }
        Brand brand = currentBrand.brand();
        Entered before = Entered.of(brand);
        Entered entered = new Entered(relevance, authority, traffic, spamLimit, trust == null || trust.isEmpty() ? before.trust() : trust,
            said(authorityGood, before.authorityGood()), said(authorityPriority, before.authorityPriority()), said(trafficGood, before.trafficGood()));
        try {
            saveWeights.save(brand.id(), new SaveWeights.Rules(number("relevance", relevance), number("authority", authority), number("traffic", traffic),
                number("spamLimit", spamLimit), entered.trust(), number("authorityGood", entered.authorityGood()),
                number("authorityPriority", entered.authorityPriority()), number("trafficGood", entered.trafficGood()).longValue()), clock.instant());
            flash.say("Weights saved for " + brand.name());
            return Response.seeOther(URI.create("/settings/weights")).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(entered, FormErrors.of(violation))).build();
        }
    }

    private TemplateInstance page(Entered entered, FormErrors errors) {
        return Templates.weights(currentBrand.brand(), entered, Brand.authorityMetrics(), errors);
    }

    private static String said(String written, String before) {
        return written == null ? before : written;
    }

    private static BigDecimal number(String field, String written) {
        try {
            return new BigDecimal(written == null ? "" : written.strip().replace(',', '.'));
        } catch (NumberFormatException notANumber) {
            throw new RuleViolation(field, "Enter a number.");
        }
    }
}
