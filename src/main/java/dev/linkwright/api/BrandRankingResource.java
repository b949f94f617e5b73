package dev.linkwright.api;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.prospect.SaveWeights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a brand ranks its prospects. */
@Path("/api/v1/brands/{id}/ranking")
@Tag(name = "Brands")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandRankingResource {

    private final Brands brands;
    private final SaveWeights saveWeights;
    private final InstantSource clock;

    BrandRankingResource(Brands brands, SaveWeights saveWeights, InstantSource clock) {
        this.brands = brands;
        this.saveWeights = saveWeights;
        this.clock = clock;
    }

    /**
     * @param spamLimit         percent; sites above it are left out
     * @param authorityTrust    metrics of authority, the most trusted first
     * @param authorityGood     from where authority is good, of 100
     * @param authorityPriority from where it is a priority, of 100
     * @param trafficGood       visits a month
     */
    record Ranking(Weights weights, BigDecimal spamLimit, List<String> authorityTrust, BigDecimal authorityGood, BigDecimal authorityPriority, Long trafficGood) {
        static Ranking of(Brand brand) {
            return new Ranking(new Weights(brand.weightRelevance(), brand.weightAuthority(), brand.weightTraffic()), brand.spamLimit(), brand.authorityTrust(),
                brand.authorityGood(), brand.authorityPriority(), brand.trafficGood());
        }
    }

    /** Shares; they are made to add up to one. */
    record Weights(BigDecimal relevance, BigDecimal authority, BigDecimal traffic) {
    }

    @GET
    @Operation(summary = "Weights, spam limit, trusted metrics of authority, and from where a figure is good")
    public Ranking get(long id) {
        return Ranking.of(brands.require(id));
    }

    @PUT
    @Operation(summary = "Rank by other rules; what is left out stays")
    public Ranking change(long id, Ranking asked) {
        Ranking now = Ranking.of(brands.require(id));
        Ranking given = asked == null ? now : asked;
        Weights weights = or(given.weights(), now.weights());
        return Ranking.of(saveWeights.save(id, new SaveWeights.Rules(weights.relevance(), weights.authority(), weights.traffic(), or(given.spamLimit(), now.spamLimit()),
            or(given.authorityTrust(), now.authorityTrust()), or(given.authorityGood(), now.authorityGood()),
            or(given.authorityPriority(), now.authorityPriority()), or(given.trafficGood(), now.trafficGood())), clock.instant()));
    }

    private static <T> T or(T given, T now) {
        return Optional.ofNullable(given).orElse(now);
    }
}
